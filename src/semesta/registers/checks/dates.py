"""Dates as offices write them: dd/mm/yyyy, ISO, month names, Excel serial numbers; never mm/dd/yyyy."""

from __future__ import annotations

import calendar
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
AMERICAN = ["%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"]
MONTHS = ["%m/%Y", "%m-%Y", "%m.%Y", "%m %Y", "%Y-%m", "%Y/%m", "%Y%m"]
#: A time of day behind a date, and the zone behind that.
TIME = (
    r"[ T]+[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}([.,][0-9]+)?)?( ?[AaPp][Mm])?(Z|[+-][0-9]{2}:?[0-9]{2})?$"
)
SHORT = r"^[0-9]{1,2}[/. -][0-9]{1,2}[/. -][0-9]{2}$"
SHORT_MONTH = "^[0-9]{1,2} [0-9]{2}$"
#: Years of two digits, also where a month is written as a word or a time of day follows; a month alone only in words.
SHORT_YEAR = r"^([0-9]{1,2}[\s/.,-]+([0-9]{1,2}|[A-Za-z]{3,})|[A-Za-z]{3,})[\s/.,-]+[0-9]{2}([ T].*)?$"
#: A month's name, perhaps a day before it, a year behind it: never "March 12, 1990", where it would become the day.
WORDED = r"^([0-9]{1,2}[\s,.\-/]+)?[A-Za-z]{3,}[\s,.\-/]+[0-9]{2,4}$"
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
        return (*_form(column, text, value, context), Check("W-IMPORT-233", column.name, late))

    return Reading(_parse(text, context), checks)


def read_birth_date(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A birth date; impossible ones are rejected, unusual ages at the period's end are warned of."""
    last = context.period.last_day
    youngest, eldest = USUAL_AGES
    oldest = ibis.literal(_years_before(last, OLDEST_AGE))

    def checks(text: ir.StringValue, value: ir.DateValue) -> tuple[Check, ...]:
        impossible = ~value.between(oldest, ibis.literal(last))
        # Somebody is 90 until the day before the 91st birthday.
        too_young = value > ibis.literal(_years_before(last, youngest))
        too_old = value <= ibis.literal(_years_before(last, eldest + 1))
        return (
            *_form(column, text, value, context),
            Check("E-IMPORT-107", column.name, impossible),
            Check("W-IMPORT-231", column.name, ~impossible & (too_young | too_old)),
        )

    return Reading(_parse(text, context), checks)


def read_month(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A month as ``yyyy-mm`` text, from yyyy-mm, mm/yyyy, yyyymm, month names or a date; not after the period."""
    plain = text.re_search(r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$")
    rest = plain.ifelse(ibis.null("string"), text)
    worded = _with_month_numbers(rest)
    named = rest.re_search("[A-Za-z]").ifelse(worded, ibis.null("string"))
    full_year = named.re_search(SHORT_MONTH).ifelse(_with_century(named, context), worded)
    day = ibis.coalesce(_since_1900(try_strptime(full_year, MONTHS)), _parse(rest, context))

    def checks(text: ir.StringValue, value: ir.StringValue) -> tuple[Check, ...]:
        return (
            Check("E-IMPORT-105", column.name, text.notnull() & value.isnull()),
            Check("E-IMPORT-115", column.name, value > str(context.period)),
            Check("W-IMPORT-232", column.name, text.re_search(SHORT_YEAR) & value.notnull()),
        )

    return Reading(plain.ifelse(text, day.strftime("%Y-%m")), checks)


def _parse(text: ir.StringValue, context: Context) -> ir.DateValue:
    """The date that a text writes, NULL when it writes none since 1900.

    The rarer forms see NULL where the usual ones were read: the engine may work out every branch for every row, and
    NULL costs nothing.
    """
    direct = _since_1900(try_strptime(text, FORMATS))
    return ibis.coalesce(direct, _slowly(direct.isnull().ifelse(text, ibis.null("string")), context))


def _since_1900(moment: ir.TimestampValue) -> ir.DateValue:
    """The day of a moment, NULL before 1900: the engine takes the year of ``12/03/90`` for the year 90."""
    day = moment.date()
    return (day < ibis.literal(OLDEST)).ifelse(ibis.null("date"), day)


def _form(column: Column, text: ir.StringValue, value: ir.DateValue, context: Context) -> tuple[Check, ...]:
    """The checks of how a date is written."""
    unread = text.notnull() & value.isnull()
    plain = _plainly(unread.ifelse(text, ibis.null("string")), context)
    american = _since_1900(try_strptime(plain, AMERICAN)).notnull()
    short = text.re_search(SHORT_YEAR) & value.notnull()
    return (
        Check("E-IMPORT-106", column.name, american),
        Check("E-IMPORT-105", column.name, unread & ~american),
        Check("W-IMPORT-232", column.name, short),
    )


def _slowly(text: ir.StringValue, context: Context) -> ir.DateValue:
    """Rarer forms: serial numbers, eight digits from the year on, and what ``_plainly`` makes plain."""
    number = text.re_search("^[0-9]{5}$").ifelse(text, ibis.null("string")).cast("int32")
    serial = ibis.literal(EXCEL_EPOCH) + number.as_interval("D")
    compact = text.re_search("^[0-9]{8}$").ifelse(text, ibis.null("string"))
    return ibis.coalesce(
        serial.cast("date"),
        _since_1900(try_strptime(_plainly(text, context), FORMATS)),
        _since_1900(try_strptime(compact, ["%Y%m%d"])),
    )


def _plainly(text: ir.StringValue, context: Context) -> ir.StringValue:
    """A date in digits with a year of four: without a time of day, month names and years of two digits."""
    numbered = _with_month_numbers(replace_pattern(text, TIME, "", ""))
    return numbered.re_search(SHORT).ifelse(_with_century(numbered, context), numbered)


def _with_century(text: ir.StringValue, context: Context) -> ir.StringValue:
    """A text that ends in a year of two digits, with the century in which that year is not after the period's."""
    century = (text.right(2) > f"{context.period.year % 100:02d}").ifelse("19", "20")
    return text.left(text.length() - 2) + century + text.right(2)


def _with_month_numbers(text: ir.StringValue) -> ir.StringValue:
    """Indonesian and English month names as numbers, signs between as one space: ``12-Agustus-1990`` -> ``12 08 1990``."""
    named = text.re_search(WORDED).ifelse(text, ibis.null("string"))
    worded = replace_pattern(named.upper(), r"[\s,.\-/]+", " ", "g")
    for pattern, number in MONTH_WORDS:
        worded = replace_pattern(worded, rf"\b{pattern}\b", number, "")
    return ibis.coalesce(worded, text)


def _years_before(day: date, years: int) -> date:
    """The same day that many years earlier (28 February for a leap day)."""
    year = day.year - years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
