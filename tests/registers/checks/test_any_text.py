"""Whatever stands in a cell, it becomes a value or a fault: never an error, never a value that it does not write."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.registers import schema
from semesta.registers.checks.assess import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import CheckCells, CheckRows

FEW = settings(max_examples=8, deadline=None)
KINDS = sorted({(column.kind, r.name, column.name) for r in schema.every() for column in r.columns
                if column.kind not in PLACES})  # fmt: skip
COLUMNS = list({kind: (register, column) for kind, register, column in KINDS}.values())

CELLS = st.one_of(
    st.text(max_size=30),
    st.text("0123456789.,/-+ eE%'RpT:\u00a0", max_size=24),
    st.from_regex(r"\A[0-9]{1,4}[/. -][0-9]{1,4}[/. -][0-9]{1,4}\Z"),
    st.from_regex(r"\A[0-9]{1,40}([.,][0-9]{1,12})?\Z"),
    st.from_regex(r"\A[0-9](\.[0-9]{1,15})?[eE]\+?[0-9]{1,3}\Z"),
    st.sampled_from(
        ["JKK+JKM", "12 Mar 1990", "12/31/1990", "32944", "9" * 400, "Rp", "%", "(?i)", "\\1", "{}", "\x00x"]
    ),
)


@pytest.mark.parametrize(("register", "column"), COLUMNS)
@FEW
@given(st.lists(CELLS, min_size=1, max_size=60))
def test_any_text_gives_a_value_or_a_fault(
    check_cells: CheckCells, register: str, column: str, texts: list[str]
) -> None:
    for text, (value, codes) in zip(texts, check_cells(register, column, texts), strict=True):
        written = text.strip(" \t\r\n\v\f\u00a0\u200b\ufeff'")
        nothing = written.upper() in {"", "-", "--", "NULL", "N/A", "#N/A", "NAN", "NONE", "NIHIL"}
        assert value is not None or codes or nothing or not schema.get(register).column(column).required
        if value is None and not nothing:
            assert codes, text


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTH_NAMES = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
               "November", "Desember"]  # fmt: skip
DATE_FORMS: list[Callable[[date], str]] = [
    lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
    lambda d: f"{d.day:02d}.{d.month:02d}.{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.isoformat()} 00:00:00",
    lambda d: f"{d.isoformat()}T07:30:00",
    lambda d: f"{d.day} {MONTH_NAMES[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02d}-{MONTH_NAMES[d.month - 1][:3]}-{d.year}",
    lambda d: f"{d.day:02d} {calendar.month_name[d.month]} {d.year}",
    lambda d: f"{d.year}{d.month:02d}{d.day:02d}",
    lambda d: f"{d.day:02d}{d.month:02d}{d.year}",
]


@FEW
@given(st.lists(DAYS, min_size=1, max_size=40))
def test_a_date_in_every_documented_form_is_that_date(check_cells: CheckCells, days: list[date]) -> None:
    pairs = [(form(day), day) for day in days for form in DATE_FORMS]
    pairs += [(str((day - date(1899, 12, 30)).days), day) for day in days if day > date(1927, 5, 17)]
    found = check_cells("participants", "joined_on", [text for text, _ in pairs], period="2099-12")
    assert found == [(day, ()) for _, day in pairs]


@FEW
@given(st.lists(st.dates(date(1926, 1, 1), date(2025, 12, 31)), min_size=1, max_size=60))
def test_a_year_of_two_digits_is_the_last_hundred_years(check_cells: CheckCells, days: list[date]) -> None:
    texts = [f"{day.day:02d}/{day.month:02d}/{day.year % 100:02d}" for day in days]
    assert check_cells("participants", "joined_on", texts) == [(day, ("W-IMPORT-232",)) for day in days]


def date_in(text: str) -> date | str | None:
    """A second reading of numeric dates, by hand: the date, None for no date, "american" for the month first."""
    parts = re.fullmatch(r"([0-9]+)([/.-])([0-9]+)\2([0-9]+)", text)
    if parts is None:
        return None
    first, second, third = parts[1], parts[3], parts[4]
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2 and parts[2] != ".":
        year, month, day = int(first), int(second), int(third)
    elif len(third) in (2, 4) and len(first) <= 2 and len(second) <= 2:
        year, month, day = int(third), int(second), int(first)
        if len(third) == 2:
            year += 2000 if year <= 25 else 1900
        if (
            1900 <= year < 3000
            and month > 12
            and day <= 12
            and month <= calendar.monthrange(year, max(day, 1))[1]
        ):
            return "american" if day else None
    else:
        return None
    if year < 1900 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda mark, parts: mark.join(parts),
            st.sampled_from("/.-"),
            st.tuples(
                st.integers(0, 40).map(str) | st.from_regex(r"\A[0-9]{1,5}\Z"),
                st.integers(0, 40).map(lambda n: f"{n:02d}"),
                st.integers(1880, 2030).map(str) | st.from_regex(r"\A[0-9]{1,5}\Z"),
            ),
        ),
        min_size=1,
        max_size=200,
    )
)
def test_numeric_dates_agree_with_a_second_reading(check_cells: CheckCells, texts: list[str]) -> None:
    for text, (value, codes) in zip(texts, check_cells("participants", "joined_on", texts), strict=True):
        expected = date_in(text)
        if expected == "american":
            assert (text, value, codes) == (text, None, ("E-IMPORT-106",))
        elif expected is None:
            assert (text, value, codes) == (text, None, ("E-IMPORT-105",))
        else:
            assert (text, value) == (text, expected)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


AMOUNT_FORMS: list[Callable[[int], str]] = [
    str,
    lambda n: f"{n}.0",
    lambda n: f"{n},00",
    lambda n: f"{n}.00",
    lambda n: grouped(n, "."),
    lambda n: grouped(n, ","),
    lambda n: grouped(n, " "),
    lambda n: f"Rp {grouped(n, '.')}",
    lambda n: f"Rp{grouped(n, '.')},-",
    lambda n: f"Rp. {grouped(n, '.')},00",
    lambda n: f"IDR {grouped(n, ',')}.00",
]


@FEW
@given(st.lists(st.integers(0, 9_999_999_999_999), min_size=1, max_size=40))
def test_an_amount_in_every_documented_form_is_that_amount(
    check_cells: CheckCells, amounts: list[int]
) -> None:
    pairs = [(form(amount), amount) for amount in amounts for form in AMOUNT_FORMS]
    found = check_cells("contributions", "due", [text for text, _ in pairs])
    assert found == [(amount, ()) for _, amount in pairs]


def amount_in(text: str) -> int | None:
    """A second reading of amounts, by hand."""
    sign = -1 if text.startswith("-") else 1
    bare = text[1:] if text[:1] in ("+", "-") else text
    for thousands, decimal in ((".", ","), (",", ".")):
        whole, _, part = bare.partition(decimal)
        groups = whole.split(thousands)
        is_grouped = len(groups) > 1 and 1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])
        if is_grouped and all(map(str.isdecimal, groups)) and (part.isdecimal() or decimal not in bare):
            return sign * rounded("".join(groups), part)
    if re.fullmatch(r"[0-9]+([.,][0-9]+)?", bare):
        whole, _, part = bare.replace(",", ".").partition(".")
        return sign * rounded(whole, part)
    return None


def rounded(whole: str, part: str) -> int:
    return int(Decimal(f"{whole}.{part or 0}").quantize(Decimal(1), ROUND_HALF_UP))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.from_regex(r"\A[+-]?[0-9]{1,4}([.,][0-9]{1,4}){0,3}\Z"), min_size=1, max_size=200))
def test_amounts_agree_with_a_second_reading(check_cells: CheckCells, texts: list[str]) -> None:
    for text, (value, codes) in zip(texts, check_cells("contributions", "due", texts), strict=True):
        assert (text, value) == (text, amount_in(text))
        expected = ("E-IMPORT-108",) if value is None else ("E-IMPORT-109",) if value < 0 else ()
        assert (text, codes) == (text, expected)


@FEW
@given(st.lists(st.decimals(0, 2, places=6), min_size=1, max_size=40))
def test_a_share_in_every_documented_form_is_that_share(
    check_cells: CheckCells, shares: list[Decimal]
) -> None:
    percents = [share * 100 for share in shares]
    forms = [f"{p:f}" for p in percents] + [f"{p:f} %".replace(".", ",") for p in percents]
    assert check_cells("targets", "coverage", forms) == [(share, ()) for share in shares * 2]
    ratios = [f"{s:f}" for s in shares] + [f"{s:f}".replace(".", ",") for s in shares]
    found = check_cells("targets", "coverage", ratios, ratio_columns=["coverage"])
    assert found == [(share, ()) for share in shares * 2]


@settings(max_examples=6, deadline=None)
@given(
    st.dates(date(2000, 1, 1), date(2060, 12, 31)).filter(lambda day: day.month != 2),
    st.lists(st.integers(-5, 45_000), min_size=1, max_size=50),
)
def test_ages_agree_with_a_count_of_birthdays(
    check_rows: CheckRows, end: date, days_before: list[int]
) -> None:
    last = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    births = [last - timedelta(days=days) for days in days_before]
    births = [birth for birth in births if birth.year >= 1900]
    found = check_rows(
        "participants", [{"birth_date": b.isoformat()} for b in births], period=f"{last:%Y-%m}"
    )
    for birth, one in zip(births, found, strict=True):
        age = last.year - birth.year - ((last.month, last.day) < (birth.month, birth.day))
        expected = () if 15 <= age <= 90 else ("W-IMPORT-231",)
        if birth > last or birth < last.replace(year=last.year - 110):
            expected = ("E-IMPORT-107",)
        assert (birth, one.codes) == (birth, expected)
