"""The NIK as a number: eight bytes that are compared at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

SERIAL = 10**4
DATE = 10**10
DAY = 10**8
MONTH = 10**6
WOMAN = 40
"""What a woman's NIK adds to the day of her birth."""
TYPING_ERROR = 2
"""Signs to change for one wrong digit or two exchanged ones."""


def as_number(nik: ir.Value) -> ir.IntegerValue:
    """A NIK of 16 digits as a number; it never begins with a zero, since provinces are numbered from 11."""
    number: ir.IntegerValue = nik.cast("int64")
    return number


def is_near(left: ir.IntegerValue, right: ir.IntegerValue) -> ir.BooleanValue:
    """Whether two NIK are one typing error apart at most, one wrong digit or two exchanged ones, not in the serial number.

    Namesakes of one birth date who come from one district differ in nothing but the serial number: it is what tells them
    apart.
    """
    return is_alike(left, right) & ((left - left % SERIAL != right - right % SERIAL) | (left == right))


def is_alike(left: ir.IntegerValue, right: ir.IntegerValue) -> ir.BooleanValue:
    """Whether two NIK are one typing error apart at most, wherever it is."""
    alike: ir.BooleanValue = left.cast("string").levenshtein(right.cast("string")) <= TYPING_ERROR
    return alike


def tells_birth(nik: ir.IntegerValue, birth_date: ir.DateValue) -> ir.BooleanValue:
    """Whether a NIK was issued for a birth date (DDMMYY, the day of a woman 40 higher); false when either is missing."""
    told = nik % DATE - nik % SERIAL
    day, month = birth_date.day().cast("int64"), birth_date.month().cast("int64")
    born = day * DAY + month * MONTH + birth_date.year() % 100 * SERIAL
    return ((told == born) | (told == born + WOMAN * DAY)).fill_null(False)
