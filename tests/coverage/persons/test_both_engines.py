"""The steps of the count give the same on DuckDB and on Spark, with NULLs, duplicates, ties and empty tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis
import pytest

from semesta.coverage.persons.bearers import bearers
from semesta.coverage.persons.covered import covered_persons, offices
from semesta.coverage.persons.names import is_other_day, is_other_name, name_key
from semesta.coverage.persons.nik import is_alike, is_near, tells_birth
from semesta.coverage.persons.registers import active_members, worker_records
from semesta.coverage.persons.steps import Steps
from tests.both_engines import Rows
from tests.coverage.persons.test_numbering import everything
from tests.coverage.persons.world import World, counts, employer, member, rows_of, worker

if TYPE_CHECKING:
    from pathlib import Path

    import ibis.expr.types as ir

    from tests.both_engines import BothEngines

NAMES = [
    "Drs. H. Moh. Soekarno, S.E.",
    "AHMAD BIN ABDULLAH",
    "SITI  AINI",
    "AINI SITI",
    "-",
    "",
    None,
    "Ö ZIL",
]


def compared(pairs: ir.Table) -> ir.Table:
    left, right = name_key(pairs.a), name_key(pairs.b)
    return pairs.select(
        "a",
        "b",
        key=left,
        other_name=is_other_name(left, right),
        other_day=is_other_day(pairs.day, pairs.other),
        near=is_near(pairs.nik, pairs.other_nik),
        alike=is_alike(pairs.nik, pairs.other_nik),
        tells=tells_birth(pairs.nik, pairs.day),
    )


def test_names_and_numbers(both_engines: BothEngines) -> None:
    from datetime import date

    days = [date(1990, 3, 12), date(1990, 12, 3), None]
    niks = [3171011203900001, 3171011203900002, 3171012103900001, None]
    kinds = {
        "a": "string",
        "b": "string",
        "day": "date",
        "other": "date",
        "nik": "int64",
        "other_nik": "int64",
    }
    rows = [
        (a, b, days[(i + j) % 3], days[i % 3], niks[i % 4], niks[j % 4])
        for i, a in enumerate(NAMES)
        for j, b in enumerate(NAMES)
    ]
    assert len(both_engines(compared, Rows(kinds, rows))) == len(NAMES) ** 2


def test_covered_persons(both_engines: BothEngines) -> None:
    def step(members: ir.Table, employers: ir.Table) -> ir.Table:
        return covered_persons(members.mutate(person=members.row % 3), offices(employers))

    members = [
        member(n, segment=segment, npp=npp, wage=wage)
        for n, (segment, npp, wage) in enumerate(
            [
                ("PU", "A", 5),
                ("PU", "B", 5),
                ("BPU", None, None),
                ("PMI", "X", -1),
                (None, "A", 2**50),
                ("JAKON", "C", 5),
            ]
        )
    ]
    firms = [employer("A", "31.71"), employer("A", "31.72"), employer("B", "31"), employer("C", "ID")]
    found = both_engines(step, rows_of("participants", members), rows_of("employers", firms))
    assert [row["memberships"] for row in found] == [2, 2, 2]


def test_bearers_of_one_nik(both_engines: BothEngines, tmp_path: Path) -> None:
    def step(workers: ir.Table) -> ir.Table:
        steps = Steps(workers.get_backend(), tmp_path)
        ranked = worker_records(workers).mutate(rank=ibis.literal(0, "int8"))
        return bearers(steps, "both_bearers", ranked)

    lines = [
        worker(1),
        worker(2, of=1),
        worker(3, nik=worker(1)["nik"]),
        worker(4, of=1, name=None, birth_date=None),
        worker(5),
    ]
    found = both_engines(step, rows_of("workers", lines))
    assert {row["record"]: row["role"] for row in found} == {
        "W1": "first",
        "W2": "again",
        "W3": "stranger",
        "W4": "again",
    }


def test_who_is_who(both_engines: BothEngines, tmp_path: Path) -> None:
    """Every case of numbering: the same person on both engines, also where rows come in another order."""
    world = everything()

    def step(participants: ir.Table, workers: ir.Table) -> ir.Table:
        from semesta.coverage.persons.numbering import numbered

        steps = Steps(workers.get_backend(), tmp_path)
        people = numbered(steps, worker_records(workers), active_members(participants, world.scope))
        sides = {
            "worker": people.workers,
            "member": people.members,
            "double": people.doubles,
            "doubt": people.doubtful,
        }
        parts = [side.select("record", "person", kind=ibis.literal(kind)) for kind, side in sides.items()]
        return parts[0].union(*parts[1:])

    tables = rows_of("participants", world.members), rows_of("workers", world.workers)
    found = both_engines(step, *tables)
    assert sum(row["kind"] == "member" for row in found) == len(world.members)


@pytest.mark.slow  # every step once more on Spark; tests/spark counts on a cluster
def test_the_whole_count(both_engines: BothEngines, tmp_path: Path) -> None:
    """The figures of a small world, with a register raked to counts, on both engines."""
    lines = {
        "workers": [worker(1), worker(2, formality=None), worker(3, formality="informal"), worker(4, of=1), worker(5, sex=None, birth_date=None)],
        "members": [member(1, npp="A"), member(2, of=1, segment="BPU"), member(6), member(7, village_code=None), member(8, nik=None)],
        "counts": [counts("31.71", 70, formality="formal", low=60, high=80), counts("31.71", 30, formality="informal")],
    }  # fmt: skip
    rules: dict[str, Any] = {"denominator": "raked"}
    world = World(lines["workers"], lines["members"], [employer("A", "31.72")], lines["counts"], rules)

    def step(anything: ir.Table) -> ir.Table:
        return world.figures(Steps(anything.get_backend(), tmp_path))

    found = both_engines(step, Rows({"nothing": "int64"}), empty=False)
    nation = next(
        row for row in found if (row["basis"], row["area_code"], row["by"]) == ("residence", "ID", "")
    )
    assert (nation["participants"], nation["workers"], nation["workers_low"]) == (3, 100, 90)
