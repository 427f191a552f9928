from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from semesta.coverage.trend import Target
from semesta.coverage.trend.needs import Needs, needs
from semesta.registers.period import Period

if TYPE_CHECKING:
    from tests.coverage.trend.conftest import MakeSeries

MARCH = Period(2023, 3)


def by(period: Period | None) -> Target:
    return Target(Decimal("0.66"), period, "ucj")


def test_the_gap_is_spread_over_the_months_that_are_left(series_of: MakeSeries) -> None:
    found = needs(series_of([500_000, 510_000, 520_000]), by(Period(2023, 10)))
    assert found == Needs(20_000)


def test_the_interval_is_that_of_the_last_figure(series_of: MakeSeries) -> None:
    found = needs(series_of([520_000] * 3, low=0.45, high=0.59), by(Period(2023, 10)))
    assert found is not None
    assert (found.per_month, found.low, found.high) == (20_000, 10_000, 30_000)


def test_workers_on_a_trend_are_those_of_the_targets_date(series_of: MakeSeries) -> None:
    workers = [1_000_000 + 1000 * month for month in range(13)]
    found = needs(series_of([520_000] * 13, workers), by(Period(2024, 2)))
    assert found is not None
    assert found.per_month == pytest.approx(1_013_000 * 0.66 - 520_000)


@pytest.mark.parametrize("date", [None, MARCH, Period(2022, 12)])
def test_without_a_date_to_come_nothing_is_said(series_of: MakeSeries, date: Period | None) -> None:
    assert needs(series_of([1, 2, 3]), by(date)) is None


def test_without_workers_nothing_is_said(series_of: MakeSeries) -> None:
    assert needs(series_of([1, 2, 3], None), by(Period(2024, 12))) is None


def test_a_target_that_is_reached_needs_nothing(series_of: MakeSeries) -> None:
    assert needs(series_of([700_000] * 3), by(Period(2024, 12))) == Needs(0.0)
