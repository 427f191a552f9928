"""Runs: made once for the same registers, made anew for others, told apart, found again; nothing is left half-written."""

from __future__ import annotations

import resource
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage.runs import Reading, Results, Run, counted, make, planned, totals
from semesta.coverage.runs.making import engine_of
from semesta.coverage.runs.run import run_id
from semesta.engine import records
from semesta.errors import SemestaError
from semesta.registers.store import Store
from tests.coverage.persons.world import PERIOD, counts, employer, member, worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.workspace import Workspace
    from tests.coverage.runs.conftest import PutRows


def refused(do: Callable[[], object]) -> Any:
    """The one problem that something is refused for."""
    with pytest.raises(SemestaError) as error:
        do()
    (problem,) = error.value.problems
    assert problem.text("id")
    assert problem.text("en")
    return problem


def parquet(office: Workspace) -> list[Path]:
    return sorted((office.path / "results").rglob("*.parquet"))


def rows(
    con: Backend, office: Workspace, run: Run
) -> dict[tuple[str, str, str, str], tuple[int | None, int | None]]:
    found = records(con, Results(office).read(con, run.run))
    return {
        (row["basis"], row["area_code"], row["by"], row["value"]): (row["participants"], row["workers"])
        for row in found
    }


def test_a_run_is_made_once_and_anew_for_other_registers(
    office: Workspace, put: PutRows, con: Backend
) -> None:
    told: list[str] = []
    first = make(office, PERIOD, "ucj", progress=told.append)
    assert told
    assert (first.period, first.definition, first.outside, first.nowhere) == (PERIOD, "ucj", 1, 0)
    assert first.versions == {
        "participants": Reading(1, ("B0001",)),
        "workers": Reading(1, ("B0002",)),
        "employers": Reading(1, ("B0003",)),
    }
    assert rows(con, office, first)["residence", "31", "", ""] == (2, 5)
    (file,) = parquet(office)
    bytes_ = file.read_bytes()

    told.clear()
    assert make(office, PERIOD, "ucj", progress=told.append) == first
    assert (told, parquet(office)) == ([], [file])
    put("participants", [member(90)], "2025-11")
    assert make(office, PERIOD, "ucj") == first

    more = put("participants", [member(90, of=2, village_code="31.71.01.1002")])
    second = make(office, PERIOD, "ucj")
    assert second.run != first.run
    assert rows(con, office, second)["residence", "31", "", ""] == (3, 5)
    assert [run.run for run in Results(office).runs()] == [first.run, second.run]

    Store(office).undo(more.batch, "2026-02-03")
    assert make(office, PERIOD, "ucj") == first
    assert rows(con, office, first)["residence", "31", "", ""] == (2, 5)

    # Counted again at the versions that it read, as the second run as at the first.
    for run in (first, second):
        with office.scratch() as scratch:
            engine = engine_of(office, "duckdb", scratch)
            again, made, steps = counted(engine, office, run, scratch)
            found = {
                (row["basis"], row["area_code"], row["by"], row["value"]): (
                    row["participants"],
                    row["workers"],
                )
                for row in records(engine, again)
            }
            assert (found, made) == (rows(con, office, run), run)
            assert steps
            engine.disconnect()

    # And the file of the same registers in another workspace has the same bytes.
    import shutil

    shutil.rmtree(office.path / "results")
    anew = make(office, PERIOD, "ucj")
    assert anew.run == first.run
    assert parquet(office)[0].read_bytes() == bytes_


def test_a_run_is_found_in_any_case(office: Workspace, con: Backend) -> None:
    run = make(office, PERIOD, "ucj")
    results = Results(office)
    assert (
        results.find(run.run.lower()) == results.find(f" {run.run.upper()} ") == results.get(run.run) == run
    )
    assert results.find("R0") is None
    problem = refused(lambda: results.read(con, "R0"))
    assert (problem.code, problem.fields["runs"]) == ("E-RUNS-001", run.run)
    assert Run.load(run.dump()) == run


def test_what_makes_another_run() -> None:
    rules: dict[str, Any] = {"numerator": "all"}
    versions = {"workers": Reading(1, ("B0001",))}
    first = run_id(PERIOD, "ucj", rules, versions, "0.1")
    assert run_id(PERIOD, "ucj", rules, {"workers": Reading(9, ("B0001",))}, "0.1") == first
    others = {
        run_id("2025-11", "ucj", rules, versions, "0.1"),
        run_id(PERIOD, "other", rules, versions, "0.1"),
        run_id(PERIOD, "ucj", {"numerator": "matched"}, versions, "0.1"),
        run_id(PERIOD, "ucj", rules, {"workers": Reading(1, ("B0001", "B0002"))}, "0.1"),
        run_id(PERIOD, "ucj", rules, versions, "0.2"),
    }
    assert len(others | {first}) == 6
    assert len(first) == 11


def test_nothing_there(workspace: Workspace, put: PutRows) -> None:
    assert Results(workspace).runs() == []
    problem = refused(lambda: make(workspace, PERIOD, "ucj"))
    assert (problem.code, problem.fields["periods"]) == ("E-PERSONS-002", "-")
    put("participants", [member(1)], "2025-10")
    put("participants", [member(1)], "2025-11")
    problem = refused(lambda: make(workspace, PERIOD, "ucj"))
    assert (problem.code, problem.fields["periods"]) == ("E-PERSONS-002", "2025-11, 2025-10")
    put("participants", [member(1)])
    problem = refused(lambda: make(workspace, PERIOD, "ucj"))
    assert (problem.code, problem.fields["counts"]) == ("E-PERSONS-001", "-")
    put(
        "workforce_counts",
        [counts(code, 5) for code in ("31.71", "31.72", "31.73", "31.74", "31.75", "31", "ID")],
    )
    problem = refused(lambda: make(workspace, PERIOD, "ucj"))
    assert (problem.code, problem.fields["counts"]) == (
        "E-PERSONS-001",
        "ID, 31, 31.71, 31.72, 31.73, 31.74 ...",
    )
    assert refused(lambda: make(workspace, "2025-13", "ucj")).code == "E-IMPORT-002"
    problem = refused(lambda: make(workspace, PERIOD, "other"))
    assert (problem.code, problem.fields["definitions"]) == ("E-PERSONS-003", "ucj")
    assert not (workspace.path / "results").exists()
    assert list((workspace.path / "tmp").iterdir()) == []


def test_counts_that_are_not_there(office: Workspace, put: PutRows) -> None:
    with office.settings_file.open("a", encoding="utf-8") as file:
        file.write(
            '\n[definitions.counts]\ndenominator = "counts"\n[definitions.one]\ndenominator = "raked"\ncounts_definition = "y"\n'
        )
    problem = refused(lambda: make(office, PERIOD, "counts"))
    assert (problem.code, problem.fields["definitions"]) == ("E-PERSONS-004", "-")
    put("workforce_counts", [counts("31.71", 5), counts("31.71", 5, definition="x")])
    problem = refused(lambda: make(office, PERIOD, "counts"))
    assert (problem.code, problem.fields["definitions"]) == ("E-PERSONS-005", "sakernas, x")
    problem = refused(lambda: make(office, PERIOD, "one"))
    assert (problem.code, problem.fields["definition"]) == ("E-PERSONS-004", "y")
    assert not (office.path / "results").exists()


def test_a_register_that_is_damaged(office: Workspace) -> None:
    log = office.registers / "workers" / "_delta_log"
    (log / "00000000000000000001.json").write_bytes(b"")
    assert refused(lambda: make(office, PERIOD, "ucj")).code == "E-WORKSPACE-006"
    assert not (office.path / "results").exists()


def test_results_that_are_damaged(office: Workspace, con: Backend) -> None:
    run = make(office, PERIOD, "ucj")
    (file,) = parquet(office)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    assert refused(lambda: Results(office).read(con, run.run)).code == "E-WORKSPACE-006"
    file.unlink()
    assert refused(lambda: Results(office).read(con, run.run)).code == "E-WORKSPACE-006"
    (office.path / "results" / "coverage" / "_delta_log" / "00000000000000000001.json").write_text(
        "{", encoding="utf-8"
    )
    assert refused(lambda: make(office, PERIOD, "ucj")).code == "E-WORKSPACE-006"
    assert refused(Results(office).runs).code == "E-WORKSPACE-006"


@pytest.fixture
def full_disk() -> Iterator[Callable[[int], None]]:
    """Files of this process may not grow beyond so many bytes, until the test ends."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("size", [100, 3_000])
def test_a_full_disk(office: Workspace, con: Backend, size: int, full_disk: Callable[[int], None]) -> None:
    full_disk(size)
    problem = refused(lambda: make(office, PERIOD, "ucj"))
    full_disk(resource.RLIM_INFINITY)
    assert problem.code == "E-WORKSPACE-005"
    assert (Results(office).runs(), parquet(office)) == ([], [])
    assert list((office.path / "tmp").iterdir()) == []
    assert rows(con, office, make(office, PERIOD, "ucj"))["residence", "31", "", ""] == (2, 5)


def test_a_folder_that_cannot_be_written(office: Workspace) -> None:
    """A file stands where the folder should: not even root can write below it."""
    (office.path / "results").write_text("in the way", encoding="utf-8")
    assert refused(lambda: make(office, PERIOD, "ucj")).code == "E-WORKSPACE-005"


def test_somebody_else_made_it_while_we_waited(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    run = make(office, PERIOD, "ucj")
    found = Results.find
    answers = iter([None])
    monkeypatch.setattr(Results, "find", lambda self, number: next(answers, found(self, number)))
    assert make(office, PERIOD, "ucj") == run
    assert len(parquet(office)) == 1


def test_the_totals_of_the_last_runs(office: Workspace, put: PutRows, con: Backend) -> None:
    assert totals(con, office, "regency") is None
    make(office, PERIOD, "ucj")
    put("participants", [member(91, of=2, village_code="31.71.01.1002")])
    make(office, PERIOD, "ucj")
    put("participants", [member(1)], "2025-11")
    put("workers", [worker(1, birth_date=date(1990, 5, 17))], "2025-11")
    make(office, "2025-11", "ucj")
    table = totals(con, office, "regency")
    assert table is not None
    assert list(table.columns) == [
        "area_code", "area_name", "level", "period", "basis", "definition", "participants", "workers", "low", "high",
    ]  # fmt: skip
    found = {(row["area_code"], row["period"], row["basis"]): row for row in records(con, table)}
    row = found["31.71", PERIOD, "residence"]
    assert (row["area_name"], row["level"], row["definition"]) == (
        "Kota Administrasi Jakarta Pusat",
        "regency",
        "ucj",
    )
    assert (row["participants"], row["workers"], row["low"], row["high"]) == (3, 3, 2 / 3, 1.0)
    assert found["31.71", "2025-11", "residence"]["workers"] == 1
    assert found["31.74", PERIOD, "workplace"]["low"] is None
    assert {row["level"] for row in found.values()} == {"regency"}


def test_both_other_denominators(with_counts: Workspace, con: Backend) -> None:
    run = make(with_counts, PERIOD, "counts")
    assert run.counts == "sakernas"
    assert rows(con, with_counts, run)["residence", "31.71", "", ""] == (2, 10)
    run = make(with_counts, PERIOD, "raked")
    assert run.versions["workforce_counts"] == Reading(1, ("B0004",))
    assert rows(con, with_counts, run)["residence", "31.71", "", ""] == (1, 10)
    assert planned(with_counts, PERIOD, "raked").run == run.run


def test_counts_need_no_workers_register(workspace: Workspace, put: PutRows, con: Backend) -> None:
    put("participants", [member(1), member(2, village_code="31.72.01.1001")])
    put("workforce_counts", [counts("31", 100)])
    put("employers", [employer("N1", "31")])
    with workspace.settings_file.open("a", encoding="utf-8") as file:
        file.write(
            '\n[definitions.counts]\ndenominator = "counts"\n[definitions.both]\ndenominator = "counts"\nnumerator = "matched"\n'
        )
    run = make(workspace, PERIOD, "counts")
    assert run.versions["workers"] == Reading(None, ())
    assert rows(con, workspace, run)["residence", "31", "", ""] == (2, 100)
    assert refused(lambda: make(workspace, PERIOD, "both")).code == "E-PERSONS-001"
