"""Dates as offices write them: dd/mm/yyyy, ISO, month names, Excel serial numbers; never mm/dd/yyyy."""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import extract_pattern, replace_pattern, try_strptime
from semesta.registers.checks.reading import Check, Reading

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d %m %Y", "%d%m%Y"]
AMERICAN = ["%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"]
MONTHS = ["%m/%Y", "/%m/%Y", "%m-%Y", "%m.%Y", "%m %Y", "%Y-%m", "%Y/%m", "%Y%m"]
#: The engine would take the year of ``12/03/90`` for the year 90, so years are looked at first.
YEAR = "(19|2[0-9])[0-9]{2}"
FULL = (
    rf"^([0-9]{{1,2}}[/. -][0-9]{{1,2}}[/. -]{YEAR}|{YEAR}[/-][0-9]{{1,2}}[/-][0-9]{{1,2}}|[0-9]{{4}}{YEAR})$"
)
FULL_MONTH = rf"^({YEAR}[-/]?[0-9]{{1,2}}|/?[0-9]{{1,2}}[-/. ]{YEAR})$"
#: A time of day behind a date, and the zone behind that.
TIME = r"[ T]+[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}([.,][0-9]+)?)?( ?[AaPp][Mm])?(Z|[+-][0-9]{2}:?[0-9]{2})?$"
#: Eight digits from the year on.
COMPACT = "^((19|2[0-9])[0-9]{2})([0-9]{2})([0-9]{2})$"
#: Years of two digits, also where a month is written as a word or a time of day follows; a month alone only in words.
SHORT_YEAR = r"^([0-9]{1,2}[\s/.,-]+([0-9]{1,2}|[A-Za-z]{3,})|[A-Za-z]{3,})[\s/.,-]+[0-9]{2}([ T].*)?$"
MONTH_WORDS = (
    ("JAN[A-Z]*", "01"), ("[FP]EB[A-Z]*", "02"), ("MAR[A-Z]*", "03"), ("APR[A-Z]*", "04"), ("M[AE][IY]", "05"),
    ("JUN[A-Z]*", "06"), ("JUL[A-Z]*", "07"), ("A[GU][UGST]+[A-Z]*", "08"), ("SEP[A-Z]*", "09"),
    ("O[KC]T[A-Z]*", "10"), ("NO[PV][A-Z]*", "11"), ("DE[SC][A-Z]*", "12"),
)  # fmt: skip
EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar has no zone
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
    month = try_strptime(extract_pattern(_plainly(rest, context), FULL_MONTH), MONTHS).date()
    day = ibis.coalesce(month, _parse(rest, context))

    def checks(text: ir.StringValue, value: ir.StringValue) -> tuple[Check, ...]:
        rewritten = (text == value).ifelse(ibis.null("string"), text)
        return (
            Check("E-IMPORT-105", column.name, text.notnull() & value.isnull()),
            Check("E-IMPORT-115", column.name, value > str(context.period)),
            Check("W-IMPORT-232", column.name, rewritten.re_search(SHORT_YEAR) & value.notnull()),
        )

    return Reading(plain.ifelse(text, day.strftime("%Y-%m")), checks)


def _parse(text: ir.StringValue, context: Context) -> ir.DateValue:
    """The date that a text writes, NULL when it writes none since 1900.

    The rarer forms see NULL where the usual ones were read: the engine may work out every branch for every row, and
    NULL costs nothing.
    """
    direct = try_strptime(text, FORMATS).date()
    is_read = direct >= ibis.literal(OLDEST)
    return is_read.ifelse(direct, _slowly(is_read.ifelse(ibis.null("string"), text), context))


def _form(column: Column, text: ir.StringValue, value: ir.DateValue, context: Context) -> tuple[Check, ...]:
    """The checks of how a date is written."""
    unread = text.notnull() & value.isnull()
    plain = _plainly(unread.ifelse(text, ibis.null("string")), context)
    american = try_strptime(extract_pattern(plain, FULL), AMERICAN).notnull()
    short = text.re_search(SHORT_YEAR) & value.notnull()
    return (
        Check("E-IMPORT-106", column.name, american),
        Check("E-IMPORT-105", column.name, unread & ~american),
        Check("W-IMPORT-232", column.name, short),
    )


def _slowly(text: ir.StringValue, context: Context) -> ir.DateValue:
    """Rarer forms: serial numbers, and what ``_plainly`` makes plain."""
    number = extract_pattern(text, "^[0-9]{5}$").try_cast("int32")
    serial = ibis.literal(EXCEL_EPOCH) + number.as_interval("D")
    plain = extract_pattern(_plainly(text, context), FULL)
    return ibis.coalesce(serial.cast("date"), try_strptime(plain, FORMATS).date())


def _plainly(text: ir.StringValue, context: Context) -> ir.StringValue:
    """A date in digits with a year of four: without a time of day, month names and years of two digits.

    A chain of replacements, each of which names its text once: conditions would name it twice, and the expression
    would double with every step. ``12-Agustus-90`` -> ``12/08/1990``; a month alone (``Des 25``) -> ``/12/2025``;
    ``March 12, 1990`` stays as it is, since the month must not be taken for the day.
    """
    plain = replace_pattern(text, TIME, "", "")
    plain = replace_pattern(plain, COMPACT, r"\1-\3-\4", "")
    for pattern, number in MONTH_WORDS:
        named = rf"(?i)^(?:([0-9]{{1,2}})[\s,./-]+)?{pattern}[\s,./-]+([0-9]{{2,4}})$"
        plain = replace_pattern(plain, named, rf"\1/{number}/\2", "")
    years = "|".join(f"{year:02d}" for year in range(context.period.year % 100 + 1))
    for short, century in ((years, "20"), ("[0-9]{2}", "19")):
        day_and_month = r"^([0-9]{1,2}[/. -][0-9]{1,2}[/. -]|/[0-9]{2}/)"
        plain = replace_pattern(plain, rf"{day_and_month}({short})$", rf"\1{century}\2", "")
    return plain


def _years_before(day: date, years: int) -> date:
    """The same day that many years earlier (28 February for a leap day)."""
    year = day.year - years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
