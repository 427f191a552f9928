from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from semesta.coverage.trend import COLUMNS, Target, empty_row, project, row
from semesta.errors import problem
from semesta.registers.period import Period

if TYPE_CHECKING:
    from tests.coverage.trend.conftest import MakeSeries

TARGET = Target(Decimal("0.66"), Period(2025, 12), "ucj")
STRAIGHT = [400_000 + 10_000 * month for month in range(24)]


def test_a_projection_as_a_row_unrounded(series_of: MakeSeries) -> None:
    made = row(project(series_of(STRAIGHT, low=0.62, high=0.64), TARGET))
    assert tuple(made) == COLUMNS
    note = made.pop("note")
    assert made == {
        "area_code": "31",
        "area_name": "DKI Jakarta",
        "level": "province",
        "basis": "residence",
        "definition": "ucj",
        "source": "counts",
        "last_period": "2024-12",
        "participants": 630_000,
        "workers": 1_000_000,
        "coverage": 0.63,
        "target": 0.66,
        "target_by": "2025-12",
        "monthly_net_additions": 10_000,
        "reaches_target_in": "2025-03",
        "reason": None,
        "earliest": "2025-03",
        "latest": "2025-03",
        "needed_per_month": 2500,
        "needed_low": 20_000 / 12,
        "needed_high": 40_000 / 12,
        "method": "last_year",
        "beats_naive": "no",
        "backtest_origins": 12,
        "backtest_mae": 0,
        "naive_mae": 1e4 * sum(ahead * (13 - ahead) for ahead in range(1, 13)) / 78,
        "last_year_mae": 0,
    }
    assert note.startswith("F-TREND-012: Pada uji mundur")
    assert "; F-TREND-014: Jumlah pekerja dianggap tetap 1.000.000." in note


def test_what_is_not_known_is_empty(series_of: MakeSeries) -> None:
    made = row(project(series_of([5], None), None), "en")
    known = {name for name in COLUMNS if made[name] is not None}
    assert known == {
        "area_code",
        "area_name",
        "level",
        "basis",
        "definition",
        "source",
        "last_period",
        "participants",
        "reason",
        "note",
    }
    assert made["reason"] == "no_workers"


def test_a_target_without_a_date(series_of: MakeSeries) -> None:
    made = row(project(series_of(STRAIGHT), Target(Decimal("0.66"))))
    assert (made["target"], made["target_by"], made["needed_per_month"]) == (0.66, None, None)


def test_a_method_that_beats_the_naive_ones(series_of: MakeSeries) -> None:
    year = [3000] * 10 + [40_000, -25_000]
    people = [400_000]
    for net in year * 4:
        people.append(people[-1] + net)
    made = row(project(series_of(people), TARGET))
    assert (made["beats_naive"], made["method"], made["backtest_origins"]) == ("yes", "seasonal", 36)
    assert made["backtest_mae"] < min(made["naive_mae"], made["last_year_mae"])
    assert "F-TREND-012" not in made["note"]


def test_an_area_without_figures_is_a_row_with_a_reason_not_zero() -> None:
    made = empty_row("31.71", [problem("F-TREND-020")], "en")
    assert tuple(made) == COLUMNS
    assert {name: value for name, value in made.items() if value is not None} == {
        "area_code": "31.71",
        "area_name": "Kota Administrasi Jakarta Pusat",
        "level": "regency",
        "reason": "no_data",
        "note": problem("F-TREND-020").text("en"),
    }
