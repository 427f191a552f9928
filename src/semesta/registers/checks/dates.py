"""Dates as offices write them: dd/mm/yyyy, ISO, month names, Excel serial numbers; never mm/dd/yyyy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import replace_pattern, try_strptime
from semesta.registers.checks.reading import Check, Reading

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d %m %Y", "%d%m%Y"]
TIMED = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d-%m-%Y %H:%M:%S"]
SHORT = r"^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}$"
AMERICAN = ["%m/%d/%Y", "%m-%d-%Y"]
MONTH_WORDS = (
    ("JAN[A-Z]*", "01"), ("[FP]EB[A-Z]*", "02"), ("MAR[A-Z]*", "03"), ("APR[A-Z]*", "04"), ("M[AE][IY]", "05"),
    ("JUN[A-Z]*", "06"), ("JUL[A-Z]*", "07"), ("A[GU][UGST]+[A-Z]*", "08"), ("SEP[A-Z]*", "09"),
    ("O[KC]T[A-Z]*", "10"), ("NO[PV][A-Z]*", "11"), ("DE[SC][A-Z]*", "12"),
)  # fmt: skip
EXCEL_EPOCH = date(1899, 12, 30)
OLDEST = date(1900, 1, 1)
OLDEST_AGE = 110
USUAL_AGES = (15, 90)


def read_date(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A date; unreadable ones and month-before-day ones are rejected, years of two digits and late dates warned of."""

    def checks(text: ir.StringValue, value: ir.DateValue) -> tuple[Check, ...]:
        late = value > ibis.literal(context.period.last_day)
        return (*_form(column, text, value), Check("W-IMPORT-233", column.name, late))

    return Reading(_parse(text, context), checks)


def read_birth_date(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A birth date; impossible ones are rejected, unusual ages at the period's end are warned of."""
    last = context.period.last_day
    oldest, first_usual, last_usual = (_years_before(last, years) for years in (OLDEST_AGE, *reversed(USUAL_AGES)))

    def checks(text: ir.StringValue, value: ir.DateValue) -> tuple[Check, ...]:
        impossible = ~value.between(ibis.literal(oldest), ibis.literal(last))
        unusual = ~impossible & ~value.between(ibis.literal(first_usual), ibis.literal(last_usual))
        return (
            *_form(column, text, value),
            Check("E-IMPORT-107", column.name, impossible),
            Check("W-IMPORT-231", column.name, unusual),
        )

    return Reading(_parse(text, context), checks)


def read_month(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A month as ``yyyy-mm`` text, from yyyy-mm, mm/yyyy, yyyymm, month names or a date; not after the period."""
    plain = text.re_search(r"^[0-9]{4}-(0[1-9]|1[0-2])$")
    rest = plain.ifelse(ibis.null("string"), text)
    moment = try_strptime(_with_month_numbers(rest), ["%m/%Y", "%m-%Y", "%m %Y", "%Y/%m", "%Y%m"])
    day = ibis.coalesce(moment.date(), _parse(rest, context))

    def checks(text: ir.StringValue, value: ir.StringValue) -> tuple[Check, ...]:
        return (
            Check("E-IMPORT-105", column.name, text.notnull() & value.isnull()),
            Check("E-IMPORT-115", column.name, value > str(context.period)),
        )

    return Reading(plain.ifelse(text, day.strftime("%Y-%m")), checks)


def _parse(text: ir.StringValue, context: Context) -> ir.DateValue:
    """The date that a text writes, NULL when it writes none since 1900.

    The rarer forms see NULL where the usual ones were read: the engine may work out every branch for every row, and
    NULL costs nothing.
    """
    direct = try_strptime(text, FORMATS).date()
    value = ibis.coalesce(direct, _slowly(direct.isnull().ifelse(text, ibis.null("string")), context))
    return (value < ibis.literal(OLDEST)).ifelse(ibis.null("date"), value)


def _form(column: Column, text: ir.StringValue, value: ir.DateValue) -> tuple[Check, ...]:
    """The checks of how a date is written."""
    unread = text.notnull() & value.isnull()
    american = unread.ifelse(try_strptime(text, AMERICAN).notnull(), ibis.literal(False))
    short = text.re_search(SHORT) & value.notnull()
    return (
        Check("E-IMPORT-106", column.name, american),
        Check("E-IMPORT-105", column.name, unread & ~american),
        Check("W-IMPORT-232", column.name, short),
    )


def _slowly(text: ir.StringValue, context: Context) -> ir.DateValue:
    """Rarer forms: times of day, serial numbers, month names, years of two digits (never after the period)."""
    number = text.re_search("^[0-9]{5}$").ifelse(text, ibis.null("string")).cast("int32")
    serial = ibis.literal(EXCEL_EPOCH) + number.as_interval("D")
    century = (text.right(2) > f"{context.period.year % 100:02d}").ifelse("19", "20")
    full_year = text.re_search(SHORT).ifelse(text.left(text.length() - 2) + century + text.right(2), ibis.null("string"))
    return ibis.coalesce(
        try_strptime(text, TIMED).date(),
        serial.cast("date"),
        try_strptime(_with_month_numbers(text), ["%d %m %Y"]).date(),
        try_strptime(full_year, FORMATS).date(),
    )


def _with_month_numbers(text: ir.StringValue) -> ir.StringValue:
    """Indonesian and English month names as numbers, signs between as one space: ``12-Agustus-1990`` -> ``12 08 1990``."""
    worded = replace_pattern(text.upper(), r"[\s,.\-/]+", " ", "g")
    for pattern, number in MONTH_WORDS:
        worded = replace_pattern(worded, rf"\b{pattern}\b", number, "")
    return text.re_search("[A-Za-z]").ifelse(worded, text)


def _years_before(day: date, years: int) -> date:
    """The same day that many years earlier (28 February for a leap day)."""
    return date(day.year - years, day.month, min(day.day, 28))
