from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from semesta.coverage.trend import Target, months, project
from semesta.coverage.trend.months import COLUMNS, shown
from semesta.registers.period import Period

if TYPE_CHECKING:
    from tests.coverage.trend.conftest import MakeSeries

STRAIGHT = [400_000 + 10_000 * month for month in range(24)]


def test_known_months_and_then_projected_ones(series_of: MakeSeries) -> None:
    made = months(project(series_of(STRAIGHT, low=0.5, high=0.7), None))
    assert len(made) == 24 + 12
    assert tuple(made[0]) == tuple(made[-1]) == COLUMNS
    key = {
        "area_code": "31",
        "area_name": "DKI Jakarta",
        "basis": "residence",
        "definition": "ucj",
        "source": "counts",
    }
    assert made[0] == key | {
        "period": "2023-01",
        "kind": "observed",
        "participants": 400_000,
        "workers": 1_000_000,
        "coverage": 0.4,
        "low": 0.5,
        "high": 0.7,
        "net_additions": None,
    }
    assert made[1]["net_additions"] == 10_000
    assert made[24] == key | {
        "period": "2025-01",
        "kind": "projected",
        "participants": 640_000,
        "workers": 1_000_000,
        "coverage": 0.64,
        "low": 0.64,
        "high": 0.64,
        "net_additions": 10_000,
    }


def test_additions_over_a_gap_are_its_average(series_of: MakeSeries) -> None:
    made = months(project(series_of([100, 130, 150], months=[0, 3, 4]), None))
    assert [month["net_additions"] for month in made] == [None, 10, 20]
    assert {month["kind"] for month in made} == {"observed"}


@pytest.mark.parametrize(
    ("ratio", "by", "count"),
    [
        ("0.66", None, 12),
        ("0.80", None, 17),
        ("0.66", Period(2026, 12), 24),
        ("0.80", Period(2025, 3), 17),
        ("0.66", Period(2045, 12), 120),
        ("0.66", Period(2020, 12), 12),
    ],
    ids=["a year at least", "until reached", "until due", "the later", "ten years at most", "past"],
)
def test_how_many_months_are_shown(series_of: MakeSeries, ratio: str, by: Period | None, count: int) -> None:
    assert shown(project(series_of(STRAIGHT), Target(Decimal(ratio), by))) == count
