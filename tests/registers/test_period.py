"""One month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.errors import SemestaError
from semesta.registers.period import Period, from_words, parse

PERIODS = st.builds(Period, st.integers(2000, 2099), st.integers(1, 12))


@given(PERIODS)
def test_a_period_is_read_as_it_is_written(period: Period) -> None:
    assert parse(str(period)) == period
    assert parse(f" {period} ") == period
    for text in (
        f"{period.month}/{period.year}",
        f"{period.year}{period.month:02d}",
        f"01-{period.month:02d}-{period.year}",
    ):
        assert from_words(text) == period


@given(PERIODS, st.integers(-500, 500))
def test_shifts_go_back_and_forth(period: Period, months: int) -> None:
    assert period.shift(months).shift(-months) == period
    assert (period.shift(months) > period) == (months > 0)
    assert period.next() == period.shift(1)


def test_the_last_day() -> None:
    assert [Period(2024, 2).last_day, Period(2025, 2).last_day, Period(2025, 12).last_day] == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2025, 12, 31),
    ]


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-13", "2025-00", "1999-12", "2100-01", "2025-1", "12-2025", "2025/12", "x"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(SemestaError) as refused:
        parse(text)
    assert [problem.code for problem in refused.value.problems] == ["E-IMPORT-002"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Desember 2025", "2025-12"), ("DES-2025", "2025-12"), ("des 25", "2025-12"), ("Dec-25", "2025-12"),
        ("Nopember 2025", "2025-11"), ("Pebruari 2025", "2025-02"), ("Agt 2025", "2025-08"), ("May 2025", "2025-05"),
        ("2025-12-31", "2025-12"), ("31/12/2025", "2025-12"), ("2025-12-01 00:00:00", "2025-12"),
        ("2025.12", "2025-12"), ("12.2025", "2025-12"),
    ],
)  # fmt: skip
def test_months_as_offices_write_them(text: str, expected: str) -> None:
    assert str(from_words(text)) == expected


@given(st.text(max_size=20))
def test_any_text_is_a_month_or_none(text: str) -> None:
    found = from_words(text)
    assert found is None or (2000 <= found.year <= 2099 and 1 <= found.month <= 12)


@pytest.mark.parametrize(
    "text", ["triwulan IV", "13/2025", "2025-13", "Foo 2025", "1999-12", "12/31/2025", "45992"]
)
def test_other_texts_are_no_month(text: str) -> None:
    assert from_words(text) is None
