"""The NIK: evidence, never the key. What is no NIK becomes missing; what contradicts it is warned of.

Form: two digits each of province, regency and district of first registration, birth date as ddmmyy (women: day + 40),
four digits of a serial number (dukcapil.klaten.go.id). Domicile is never read from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import replace_pattern
from semesta.registers.checks.reading import Check, Reading

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

FORM = "^[0-9]{16}$"
#: Nearly every NIK passes with this one look: a region, a possible month, no nines to the end.
USUAL = "^[1-9][0-9]{7}(0[1-9]|1[0-2])[0-9]{5}[0-8]$|^[1-9][0-9]{7}(0[1-9]|1[0-2])[0-8][0-9]{5}$"
ONES = "1" * 16
#: One digit repeated, a counting sequence, an empty region, an empty birth date, or nines from the birth date on.
PLACEHOLDER = (
    "^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+|1234567890[0-9]*|0123456789[0-9]*|000000[0-9]*|999999[0-9]*"
    "|[0-9]{6}000000[0-9]{4}|[0-9]{6}9{10})$"
)
FEMALE_OFFSET = 40
#: Some programs leave out the plus sign of ``3.17E+15``.
ROUNDED = r"^[0-9]+([.,][0-9]+)?[Ee]\+?[0-9]+$"
DAYS = 31
MONTHS = 12


def read_nik(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A NIK of 16 digits; NULL for a placeholder or another form; rejected when a spreadsheet rounded it."""
    usual = text.re_search(USUAL) & (text != ONES) & ~text.startswith("999999")
    digits = _digits(usual.ifelse(ibis.null("string"), text))
    sound = digits.re_search(FORM) & ~digits.re_search(PLACEHOLDER)
    value = usual.ifelse(text, sound.ifelse(digits, ibis.null("string")))

    def checks(text: ir.StringValue, value: ir.StringValue) -> tuple[Check, ...]:
        lost = text.notnull() & value.isnull()
        rest = lost.ifelse(text, ibis.null("string"))
        scientific = rest.re_search(ROUNDED).fill_null(False)
        placeholder = _digits(rest).re_search(PLACEHOLDER).fill_null(False)
        return (
            Check("E-IMPORT-102", column.name, scientific),
            Check("W-IMPORT-201", column.name, placeholder),
            Check("W-IMPORT-202", column.name, lost & ~scientific & ~placeholder),
        )

    return Reading(value, checks)


def _digits(text: ir.StringValue) -> ir.StringValue:
    """A number without the marks that people and programs write into it (``35.2318...``, ``...0001.0``)."""
    return replace_pattern(replace_pattern(text, r"\.0+$", "", ""), r"[\s.\-/']", "", "g")


def born(nik: ir.StringValue) -> tuple[ir.IntegerValue, ir.IntegerValue, ir.IntegerValue, ir.BooleanValue]:
    """Day, month, two-digit year and "is a woman" as a NIK of 16 digits tells them."""
    raw_day = nik.substr(6, 2).cast("int16")
    is_female = raw_day > FEMALE_OFFSET
    day = is_female.ifelse(raw_day - FEMALE_OFFSET, raw_day)
    return day, nik.substr(8, 2).cast("int16"), nik.substr(10, 2).cast("int16"), is_female


def compare(
    nik: ir.StringValue, birth_date: ir.DateValue | None, sex: ir.StringValue | None
) -> tuple[Check, ...]:
    """Warnings where a NIK has no possible birth date, or another birth date or sex than the row's columns."""
    day, month, year, is_female = born(nik)
    impossible = ~day.between(1, DAYS) | ~month.between(1, MONTHS)
    checks = [Check("W-IMPORT-203", "nik", impossible)]
    if birth_date is not None:
        differs = (
            (birth_date.day() != day) | (birth_date.month() != month) | (birth_date.year() % 100 != year)
        )
        checks.append(Check("W-IMPORT-204", "birth_date", ~impossible & differs))
    if sex is not None:
        checks.append(Check("W-IMPORT-205", "sex", ~impossible & ((sex == "female") != is_female)))
    return tuple(checks)
