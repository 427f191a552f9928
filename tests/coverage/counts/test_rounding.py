from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.counts.rounding import may_stand_for, unit, unit_of
from semesta.engine import records, small_table

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend


@pytest.mark.parametrize(
    ("number", "step"),
    [
        (1_350_000, 10_000),
        (3_050_000, 10_000),
        (2_801_936, 1),
        (2_000_000, 100_000),
        (41_560_000, 10_000),
        (40_000_000, 1_000_000),
        (65_330, 10),
        (100, 10),
        (10, 1),
        (0, 1),
    ],
)
def test_trailing_zeros_tell_the_step(number: int, step: int) -> None:
    assert unit(number) == step


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.integers(min_value=0, max_value=999).flatmap(
            lambda head: st.integers(min_value=0, max_value=7).map(lambda zeros: head * 10**zeros)
        ),
        min_size=1,
        max_size=30,
    )
)
def test_a_column_and_a_number_have_the_same_step(con: Backend, numbers: list[int]) -> None:
    column = small_table(con, "numbers", {"number": ("BIGINT", numbers)})
    steps = [row["step"] for row in records(con, column.select(step=unit_of(column.number)))]
    assert sorted(steps) == sorted(unit(number) for number in numbers)


def test_a_rounded_count_stands_for_its_interval() -> None:
    assert may_stand_for(1_350_000, 1_345_000)  # rounded up
    assert not may_stand_for(1_350_000, 1_344_999)
    assert may_stand_for(1_350_000, 1_359_999)  # cut
    assert not may_stand_for(1_350_000, 1_360_000)


def test_slack_widens_the_interval() -> None:
    assert not may_stand_for(41_380_000, 41_370_000)
    assert may_stand_for(41_380_000, 41_370_000, slack=15_000)


@given(st.integers(min_value=0, max_value=10**10))
def test_a_count_stands_for_itself(number: int) -> None:
    assert may_stand_for(number, number)
