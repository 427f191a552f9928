from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from semesta.coverage.trend import Point, series
from semesta.coverage.trend.history import History
from semesta.engine import small_table
from semesta.registers.period import Period

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

KINDS = {"participants": "BIGINT", "workers": "BIGINT", "low": "DOUBLE", "high": "DOUBLE"}
ROW: dict[str, Any] = {
    "area_code": "31",
    "area_name": "DKI Jakarta",
    "level": "province",
    "period": "2025-01",
    "basis": "residence",
    "participants": 100,
    "workers": 200,
    "low": 0.49,
    "high": 0.51,
    "definition": "ucj",
    "source": "report",
}


class Contract(Protocol):
    def __call__(self, *rows: dict[str, Any]) -> ir.Table: ...


@pytest.fixture
def contract(con: Backend) -> Contract:
    """A coverage table in the columns of the contract; what a row leaves out is as in ROW."""

    def made(*rows: dict[str, Any]) -> ir.Table:
        whole = [ROW | row for row in rows]
        columns = {name: (KINDS.get(name, "VARCHAR"), [row[name] for row in whole]) for name in ROW}
        return small_table(con, "contract", columns)

    return made


def test_months_come_in_order_under_their_key(con: Backend, contract: Contract) -> None:
    table = contract(
        {"period": "2025-03", "participants": 120, "workers": None, "low": None, "high": None}, {}
    )
    (found,) = series(con, table)
    assert (found.area_code, found.area_name, found.level) == ("31", "DKI Jakarta", "province")
    assert (found.basis, found.definition) == ("residence", "ucj")
    assert found.points == (
        Point(period=Period(2025, 1), participants=100, workers=200, low=0.49, high=0.51),
        Point(period=Period(2025, 3), participants=120),
    )
    assert found.last.coverage is None
    assert found.points[0].coverage == 0.5


def test_histories_count_months_and_leave_out_unknown_workers(con: Backend, contract: Contract) -> None:
    table = contract({"period": "2025-03", "participants": 120, "workers": None}, {})
    (found,) = series(con, table)
    assert found.participants == History((24300, 24302), (100.0, 120.0))
    assert found.workers == History((24300,), (200.0,))


def test_areas_bases_and_definitions_are_series_of_their_own_the_nation_first(
    con: Backend, contract: Contract
) -> None:
    table = contract(
        {},
        {"basis": "workplace"},
        {"definition": "other"},
        {"area_code": "ID", "area_name": "Indonesia", "level": "nation"},
        {"area_code": "11", "area_name": "Aceh"},
    )
    assert [(each.area_code, each.basis, each.definition) for each in series(con, table)] == [
        ("ID", "residence", "ucj"),
        ("11", "residence", "ucj"),
        ("31", "residence", "other"),
        ("31", "residence", "ucj"),
        ("31", "workplace", "ucj"),
    ]


def test_figures_that_nobody_knows_are_left_out(con: Backend, contract: Contract) -> None:
    assert series(con, contract({"participants": None})) == []


def test_only_the_months_asked_for(con: Backend, contract: Contract) -> None:
    table = contract(*({"period": f"2025-0{month}"} for month in range(1, 7)))
    (found,) = series(con, table, first=Period(2025, 2), last=Period(2025, 4))
    assert [str(point.period) for point in found.points] == ["2025-02", "2025-03", "2025-04"]
    assert series(con, table, first=Period(2026, 1)) == []


def test_runs_of_persons_keep_their_name(con: Backend, contract: Contract) -> None:
    assert [each.source for each in series(con, contract({}), source="persons")] == ["persons"]
    assert [each.source for each in series(con, contract({}))] == ["counts"]


def test_a_month_twice_is_a_mistake_of_the_caller(con: Backend, contract: Contract) -> None:
    with pytest.raises(ValueError, match="a month is there twice"):
        series(con, contract({}, {}))
