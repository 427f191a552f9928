from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.trend import Projection, Target, project
from semesta.registers.period import Period

if TYPE_CHECKING:
    from tests.coverage.trend.conftest import MakeSeries

TARGET = Target(Decimal("0.66"), Period(2030, 12), "ucj")
SEVERAL = st.lists(st.integers(-20_000, 30_000), min_size=5, max_size=40)


def codes(made: Projection) -> list[str]:
    return [note.code for note in made.notes]


def straight(pace: int, months: int = 24, start: int = 400_000) -> list[int]:
    return [start + pace * month for month in range(months)]


def test_a_straight_line_by_hand(series_of: MakeSeries) -> None:
    """630,000 in December 2024 and 10,000 a month: 660,000 three months later, in March 2025."""
    made = project(series_of(straight(10_000)), TARGET)
    assert (made.last.period, made.last.participants) == (Period(2024, 12), 630_000)
    assert made.reached_in == made.earliest == made.latest == Period(2025, 3)
    assert made.reason is None
    assert made.pace == 10_000
    assert made.needs is not None
    assert made.needs.per_month == pytest.approx(30_000 / 72)
    assert codes(made) == ["F-TREND-012", "F-TREND-014"]


def test_a_target_that_is_reached(series_of: MakeSeries) -> None:
    made = project(series_of(straight(10_000, start=430_000)), TARGET)
    assert made.reason == "reached"
    assert made.reached_in is made.earliest is made.latest is None
    assert codes(made)[0] == "F-TREND-004"
    assert "F-TREND-007" not in codes(made)


def test_a_target_that_is_reached_and_will_be_lost(series_of: MakeSeries) -> None:
    made = project(series_of(straight(-10_000, start=900_000)), TARGET)
    assert made.last.participants == 670_000
    lost = next(note for note in made.notes if note.code == "F-TREND-007")
    assert "falls below the target again in February 2025" in lost.what("en")


def test_ten_years_are_too_short(series_of: MakeSeries) -> None:
    made = project(series_of(straight(100)), TARGET)
    assert made.reason == "not_within_10_years"
    assert codes(made)[0] == "F-TREND-005"


def test_moving_away(series_of: MakeSeries) -> None:
    made = project(series_of(straight(-100)), TARGET)
    assert made.reason == "moving_away"
    assert codes(made)[0] == "F-TREND-006"


def test_workers_may_outgrow_participants(series_of: MakeSeries) -> None:
    workers = [1_000_000 + 20_000 * month for month in range(24)]
    made = project(series_of(straight(5_000), workers), TARGET)
    assert made.reason == "moving_away"
    assert codes(made)[-1] == "F-TREND-019"
    assert "20,000 persons a month" in made.notes[-1].what("en")


def test_five_months_are_too_few_but_the_trend_is_shown(series_of: MakeSeries) -> None:
    made = project(series_of(straight(10_000, months=5)), TARGET)
    assert made.reason == "too_short"
    assert made.outlook is None
    assert made.pace == 10_000
    assert made.needs is not None
    assert codes(made) == ["F-TREND-001"]
    assert "Only 5 months have a figure; a projection takes at least 6." in made.notes[0].text("en")


def test_six_months_are_enough_but_rough(series_of: MakeSeries) -> None:
    made = project(series_of(straight(10_000, months=6)), TARGET)
    assert made.reached_in == Period(2025, 3)
    assert codes(made) == ["F-TREND-012", "F-TREND-013", "F-TREND-014"]
    assert "from only 2 months" in made.notes[1].what("en")


def test_without_workers_there_is_no_projection(series_of: MakeSeries) -> None:
    made = project(series_of(straight(10_000), None), TARGET)
    assert made.reason == "no_workers"
    assert made.needs is None
    assert codes(made) == ["F-TREND-002"]


def test_without_a_target_there_is_still_an_outlook(series_of: MakeSeries) -> None:
    made = project(series_of(straight(10_000)), None)
    assert made.reason == "no_target"
    assert made.outlook is not None
    assert codes(made)[0] == "F-TREND-003"


def test_a_target_without_a_date_and_one_that_is_past(series_of: MakeSeries) -> None:
    without = project(series_of(straight(10_000)), Target(Decimal("0.66")))
    assert (without.needs, without.reached_in) == (None, Period(2025, 3))
    assert codes(without)[0] == "F-TREND-018"
    past = project(series_of(straight(10_000)), Target(Decimal("0.66"), Period(2024, 12), "ucj"))
    assert (past.needs, past.reached_in) == (None, Period(2025, 3))
    assert codes(past)[0] == "F-TREND-017"


def test_missing_months_are_told(series_of: MakeSeries) -> None:
    months = [0, 1, 2, 5, 6, 9, 12, 20]
    made = project(series_of([400_000 + 10_000 * month for month in months], months=months), TARGET)
    assert "Only 8 of 21 months have a figure" in made.notes[0].what("en")
    assert made.reached_in == Period(2025, 3)


def test_a_jump_of_the_workers_is_told(series_of: MakeSeries) -> None:
    workers = [1_000_000] * 10 + [900_000] * 14
    made = project(series_of(straight(1_000), workers), TARGET)
    jump = next(note for note in made.notes if note.code == "F-TREND-011")
    assert "from 1,000,000 to 900,000 in November 2023" in jump.what("en")


def test_a_naive_method_that_wins_is_used_and_named(series_of: MakeSeries) -> None:
    net = [7, -9, 4, -6, 8, -5, 9, -8, 3, -2, 6, -7] * 3
    made = project(series_of([500_000 + 1000 * each for each in accumulate(net)]), TARGET)
    assert made.outlook is not None
    assert not made.outlook.backtest.beats_naive
    assert made.outlook.backtest.method.name == "no_change"
    assert made.reason == "not_within_10_years"
    told = next(note for note in made.notes if note.code == "F-TREND-012")
    assert "the projection uses: no change" in told.what("en")


def test_an_interval_may_be_open(series_of: MakeSeries) -> None:
    people = [300_000 + each for each in accumulate([40_000, -30_000, 5_000] * 8)]
    made = project(series_of(people), TARGET)
    assert made.reached_in is not None
    assert made.latest is None
    assert codes(made)[0] == "F-TREND-008"


def test_remarks_on_the_target_come_first(series_of: MakeSeries) -> None:
    first = project(series_of(straight(10_000)), None).notes[0]
    made = project(series_of(straight(10_000)), TARGET, (first,))
    assert codes(made)[0] == "F-TREND-003"


@settings(deadline=None)
@given(net=SEVERAL, ratio=st.integers(30, 80))
def test_the_interval_contains_the_month(series_of: MakeSeries, net: list[int], ratio: int) -> None:
    made = project(series_of(list(accumulate(net, initial=500_000))), Target(Decimal(ratio) / 100))
    outlook = made.outlook
    assert outlook is not None
    assert (outlook.low <= outlook.participants).all()
    assert (outlook.participants <= outlook.high).all()
    if made.reached_in is not None:
        assert made.earliest is not None
        assert made.last.period < made.earliest <= made.reached_in
        assert made.latest is None or made.latest >= made.reached_in
    else:
        assert made.reason is not None
        assert made.latest is None


@settings(deadline=None)
@given(net=SEVERAL, power=st.integers(1, 8))
def test_more_people_of_more_workers_change_nothing(
    series_of: MakeSeries, net: list[int], power: int
) -> None:
    people, scale = list(accumulate(net, initial=500_000)), 2**power
    once = project(series_of(people), TARGET)
    scaled = project(series_of([each * scale for each in people], 1_000_000 * scale), TARGET)
    assert (scaled.reached_in, scaled.earliest, scaled.latest) == (
        once.reached_in,
        once.earliest,
        once.latest,
    )
    assert (scaled.reason, scaled.last.coverage) == (once.reason, once.last.coverage)
    assert once.pace is not None
    assert scaled.pace == once.pace * scale


@settings(deadline=None)
@given(net=SEVERAL)
def test_the_same_figures_give_the_same_projection(series_of: MakeSeries, net: list[int]) -> None:
    people = list(accumulate(net, initial=500_000))
    first, second = (project(series_of(people), TARGET) for _ in range(2))
    assert (first.reached_in, first.needs, first.notes) == (second.reached_in, second.needs, second.notes)
