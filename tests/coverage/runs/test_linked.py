"""Coverage counted through the links of a synthetic Jakarta, before and after its queue is worked off."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage import Asked, answer
from semesta.coverage.reviewing import interval_effect, progress, queue
from semesta.coverage.runs import Results, make
from semesta.engine import connect, records
from semesta.identity.decisions import Decision, add_decisions, decisions_file
from semesta.identity.inputs import last_of
from semesta.identity.kept import Kept
from semesta.identity.persons import link_persons
from semesta.registers.importing import Request, import_files
from semesta.registers.store import Store
from semesta.synth import write_extracts
from semesta.workspace import Workspace, create

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.coverage.runs import Run

PERIOD = "2025-12"
WHEN = "2026-01-05T08:00:00+00:00"
REGISTERS = ("participants", "workers", "employers")
Rows = dict[str, dict[str, Any]]


@dataclass
class Jakarta:
    """A synthetic Jakarta in a workspace."""

    office: Workspace
    made: Path

    def link(self) -> None:
        with self.office.locked(), self.office.scratch() as scratch:
            con = connect(scratch, "2GB")
            try:
                link_persons(con, self.office, PERIOD, WHEN)
            finally:
                con.disconnect()

    def count(self) -> tuple[Run, Rows]:
        """The run and its rows by area, with the truth of each area that has workers."""
        run = make(self.office, PERIOD, "ucj")
        with self.office.scratch() as scratch:
            con = connect(scratch, "1GB")
            try:
                stored = Results(self.office).read(con, run.run)
                rows = stored.filter((stored.by == "") & (stored.basis == "residence"))
                counted = {row["area_code"]: row for row in records(con, rows)}
            finally:
                con.disconnect()
        with (self.made / "truth" / "coverage.csv").open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                if line["basis"] == "residence" and int(line["workers"]):
                    counted[line["area_code"]]["truth"] = int(line["participants"]) / int(line["workers"])
        return run, {code: row for code, row in counted.items() if "truth" in row}

    def decide_all(self) -> int:
        """Decide every undecided pair as the truth knows it; how many."""
        import duckdb

        last = last_of(self.office, PERIOD)
        assert last is not None
        links = Kept(self.office).paths("links", last.run)
        con = duckdb.connect()
        con.read_parquet(links).create_view("l")
        con.read_parquet(str(self.made / "truth" / "identity.parquet")).create_view("t")
        found = con.execute(
            "SELECT left_id, right_id, a.person_id = b.person_id FROM l JOIN t a ON a.register || ':' || a.record_id = left_id"
            " JOIN t b ON b.register || ':' || b.record_id = right_id WHERE standing = 'undecided'"
        ).fetchall()
        decided = [
            Decision(left, right, "merge" if same else "unmerge", WHEN, "Ani", "")
            for left, right, same in found
        ]
        add_decisions(decisions_file(self.office), decided)
        return len(decided)


def jakarta(folder: Path, share: float, seed: int) -> Jakarta:
    made = write_extracts(
        folder / "made", "31", share, period=PERIOD, seed=seed, file_format="parquet"
    ).folder
    office = create(folder / "office", "31")
    for register in REGISTERS:
        import_files(office, Request(register, (made / f"{register}.parquet",), PERIOD))
    return Jakarta(office, made)


def bounds(row: dict[str, Any]) -> tuple[float, float]:
    return row["participants_low"] / row["workers_high"], row["participants_high"] / row["workers_low"]


def width(row: dict[str, Any]) -> float:
    low, high = bounds(row)
    return high - low


def holds_truth(row: dict[str, Any]) -> bool:
    low, high = bounds(row)
    return bool(low - 1e-12 <= row["truth"] <= high + 1e-12)


def villages(rows: Rows) -> Rows:
    return {code: row for code, row in rows.items() if row["level"] == "village"}


def work_off(city: Jakarta) -> None:
    city.link()
    run, before = city.count()
    assert run.link == "L0001"
    inside = [holds_truth(row) for row in villages(before).values()]
    assert sum(inside) >= 0.9 * len(inside) > 200
    assert holds_truth(before["31"])
    pairs = queue(city.office, limit=20)
    weights = [
        abs(pair.effect_points) * (1 - pair.probability if pair.is_joined else pair.probability)
        for pair in pairs
    ]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > 0
    effect = interval_effect(city.office, pairs[0])
    assert effect is not None
    assert effect.now.participants == before[effect.area_code]["participants"]
    left = progress(city.office).waiting
    assert city.decide_all() == left > 0
    assert queue(city.office) == []
    city.link()
    run, after = city.count()
    assert run.link == "L0002"
    assert progress(city.office).waiting == 0
    wider = [code for code, row in villages(after).items() if width(row) > width(before[code]) + 1e-9]
    assert wider == []
    assert width(after["31"]) < width(before["31"])
    inside = [holds_truth(row) for row in villages(after).values()]
    assert sum(inside) >= 0.9 * len(inside)
    assert holds_truth(after["31"])


@pytest.mark.slow
def test_a_small_jakarta_is_worked_off(tmp_path: Path) -> None:
    city = jakarta(tmp_path, 0.003, 11)
    work_off(city)
    # A link run of other imports is not used, and that is said.
    Store(city.office).undo("B0001", WHEN)
    import_files(city.office, Request("participants", (city.made / "participants.parquet",), PERIOD))
    found = answer(city.office, Asked(period=PERIOD, area="31"))
    assert "W-PERSONS-010" in [note.code for note in found.notes]
    assert "L0002" not in str(found.rows[0].participants_source)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_jakarta_is_worked_off(tmp_path: Path, seed: int) -> None:
    work_off(jakarta(tmp_path, 0.05, seed))
