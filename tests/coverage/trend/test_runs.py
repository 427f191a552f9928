from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage.trend import Target, from_runs
from semesta.engine import small_table
from semesta.errors import SemestaError
from semesta.registers.period import Period

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

    from tests.coverage.trend.conftest import Register

AREAS = {"ID": "nation", "31": "province", "31.71": "regency", "31.72": "regency", "32.01": "regency"}


@pytest.fixture
def runs(con: Backend) -> ir.Table:
    """Eight monthly runs of five areas on both bases, 10,000 more persons each month."""
    rows = [
        (code, level, basis, str(Period(2025, month)), 600_000 + 10_000 * month)
        for code, level in AREAS.items()
        for basis in ("residence", "workplace")
        for month in range(1, 9)
    ]
    columns: dict[str, tuple[str, list[object]]] = {
        name: ("VARCHAR", [row[place] for row in rows])
        for place, name in enumerate(("area_code", "level", "basis", "period"))
    }
    columns["area_name"] = columns["area_code"]
    columns["definition"] = ("VARCHAR", ["ucj"] * len(rows))
    columns["participants"] = ("BIGINT", [row[-1] for row in rows])
    columns["workers"] = ("BIGINT", [1_000_000] * len(rows))
    columns["low"] = columns["high"] = ("DOUBLE", [None] * len(rows))
    return small_table(con, "runs", columns)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"area": "31", "basis": "residence"}, [("31", "residence")]),
        ({"area": "31"}, [("31", "residence"), ("31", "workplace")]),
        (
            {"area": "31", "level": "regency", "basis": "workplace"},
            [("31.71", "workplace"), ("31.72", "workplace")],
        ),
        ({"area": "ID", "basis": "residence"}, [("ID", "residence")]),
        ({"area": "31", "definition": "other"}, []),
        ({"area": "51"}, []),
    ],
)
def test_the_areas_asked_for(
    con: Backend, runs: ir.Table, register: Register, question: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    made = from_runs(con, runs, register("targets", []), **question)
    assert [(each.series.area_code, each.series.basis) for each in made] == found
    assert {each.series.source for each in made} <= {"persons"}


def test_stored_targets_or_one_by_hand(con: Backend, runs: ir.Table, register: Register) -> None:
    targets = register("targets", [{"area_code": "31", "coverage": 0.7}])
    (made,) = from_runs(con, runs, targets, area="31", basis="residence")
    assert (made.target, made.reached_in) == (
        Target(Decimal("0.7"), Period(2025, 12), "ucj"),
        Period(2025, 10),
    )
    given = Target(Decimal("0.69"))
    (made,) = from_runs(con, runs, targets, area="31", basis="residence", target=given)
    assert (made.target, made.reached_in) == (given, Period(2025, 9))


def test_only_the_months_asked_for(con: Backend, runs: ir.Table, register: Register) -> None:
    question: dict[str, Any] = {"area": "31", "basis": "residence", "first": Period(2025, 2)}
    (made,) = from_runs(con, runs, register("targets", []), **question, last=Period(2025, 7))
    assert (len(made.series.points), made.last.participants) == (6, 670_000)
    with pytest.raises(SemestaError) as refused:
        from_runs(con, runs, register("targets", []), **question, last=Period(2025, 1))
    assert refused.value.problems[0].code == "E-TREND-002"
