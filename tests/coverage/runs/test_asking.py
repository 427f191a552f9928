"""The coverage table of a run: its rows, targets and remarks, and areas of which there is no data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage.runs import Question, from_run, make
from tests.coverage.persons.world import CIDENG, GAMBIR, PERIOD, member, rows_of, worker

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

    from semesta.coverage import Result
    from semesta.workspace import Workspace
    from tests.coverage.runs.conftest import PutRows

TARGETS = [
    {"area_code": "31", "coverage": Decimal("0.6"), "definition": "ucj"},
    {"area_code": "31.71", "coverage": Decimal("0.7"), "definition": "rpjmn"},
    {"area_code": "31.72", "coverage": Decimal("0.7"), "definition": "rpjmn"},
    {"area_code": "31.72", "coverage": Decimal("0.8"), "definition": "rkpd"},
    {"area_code": "31.73", "coverage": Decimal("0.8"), "definition": None},
    {"area_code": "32", "coverage": Decimal("0.8"), "definition": "ucj", "period": "2024-12"},
]


def ask(con: Backend, office: Workspace, definition: str = "ucj", targets: Any = (), **asked: Any) -> Result:
    run = make(office, PERIOD, definition)
    return from_run(
        con, office, run, rows_of("targets", targets).on(con), Question(**{"area": "31", **asked})
    )


def figures(result: Result, *names: str) -> dict[tuple[str, str | None], tuple[Any, ...]]:
    return {(row.area_code, row.split): tuple(getattr(row, name) for name in names) for row in result.rows}


def test_the_table(office: Workspace, con: Backend) -> None:
    result = ask(con, office, targets=TARGETS)
    names = ("participants", "workers", "low", "high", "target", "codes")
    gone = (None, None, None, None, None, ("F-PERSONS-004",))
    assert figures(result, *names) == {
        ("31", None): (2, 5, 0.2, 0.4, 0.6, ("F-PERSONS-003",)),
        ("31.01", None): gone,
        ("31.71", None): (2, 3, 1 / 3, 2 / 3, 0.7, ("F-COVERAGE-040",)),
        ("31.72", None): (0, 2, 0.0, 0.0, None, ("F-COVERAGE-041",)),
        ("31.73", None): gone,
        ("31.74", None): gone,
        ("31.75", None): gone,
    }
    first = result.rows[0]
    assert (first.area_name, first.level, first.period, first.basis, first.definition) == (
        "Daerah Khusus Ibukota Jakarta", "province", PERIOD, "residence", "ucj",
    )  # fmt: skip
    assert (first.coverage, first.gap) == (0.4, 3)
    assert "B0001, B0002, B0003" in str(first.source("en"))
    assert [note.code for note in result.notes] == ["W-PERSONS-001", "W-PERSONS-002", "W-PERSONS-004"]
    assert all(row.flag_text(language) or not row.flags for row in result.rows for language in ("id", "en"))
    assert all(note.text(language) for note in result.notes for language in ("id", "en"))

    by_segment = ask(con, office, by="segment", area="31.71", level="regency")
    assert figures(by_segment, "participants", "workers") == {
        ("31.71", "PU"): (1, 3),
        ("31.71", "BPU"): (1, 3),
    }
    assert by_segment.notes[-1].code == "W-PERSONS-006"
    by_sex = ask(con, office, by="sex", area="31.72")
    assert figures(by_sex, "participants", "workers")["31.72", "female"] == (0, 1)
    assert [row.split for row in by_sex.rows[:2]] == ["male", "female"]

    villages = ask(con, office, area="31.71.01", level="village")
    assert len(villages.rows) == 6
    assert figures(villages, "participants", "workers")["31.71.01.1002", None] == (0, 2)
    nation = ask(con, office, area="ID")
    assert len(nation.rows) == 39
    assert figures(nation, "participants", "codes")["ID", None] == (2, ("F-PERSONS-003",))

    work = ask(con, office, basis="workplace")
    assert figures(work, "participants", "workers", "low", "codes")["31.74", None] == (
        1,
        None,
        None,
        ("F-PERSONS-001",),
    )
    assert figures(work, "codes")["31.01", None] == (("F-PERSONS-006",),)
    low = ask(con, office, basis="workplace", area="31.71", level="village")
    assert {row.codes for row in low.rows} == {("F-PERSONS-006",)}
    assert low.notes[-1].code == "W-PERSONS-007"
    assert [row.area_code for row in ask(con, office, basis="workplace", area="31.71").rows] == ["31.71"]


def test_other_denominators(with_counts: Workspace, con: Backend) -> None:
    counted = ask(con, with_counts, "counts")
    assert figures(counted, "participants", "workers", "codes")["31.71", None] == (2, 10, ("F-PERSONS-008",))
    assert figures(counted, "workers", "codes")["31", None] == (None, ("F-PERSONS-007",))
    raked = ask(con, with_counts, "raked", area="31.71.01")
    rows = figures(raked, "workers", "low", "codes")
    assert rows["31.71.01.1002", None] == (7, 0.0, ("F-PERSONS-002",))
    assert "W-PERSONS-003" in [note.code for note in raked.notes]


@pytest.mark.parametrize(("village", "code"), [(CIDENG, "F-PERSONS-009"), (GAMBIR, "F-PERSONS-005")])
def test_more_participants_than_workers(
    workspace: Workspace, put: PutRows, con: Backend, village: str, code: str
) -> None:
    put("participants", [member(1), member(2)])
    put("workers", [worker(3, village_code=village)])
    run = make(workspace, PERIOD, "ucj")
    (row,) = from_run(con, workspace, run, rows_of("targets", []).on(con), Question(GAMBIR)).rows
    assert (row.participants, row.workers, row.codes) == (2, int(village == GAMBIR), (code,))
