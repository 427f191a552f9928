"""A run is made once: for the same registers, month, definition and program the stored one is taken."""

from __future__ import annotations

import dataclasses
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from semesta import __version__
from semesta.coverage.persons import Scope, Steps, count_people, number_people
from semesta.coverage.persons.figures import figures
from semesta.coverage.persons.survey import survey
from semesta.coverage.runs.inputs import COUNTS, check, ledger, readings, registers, table
from semesta.coverage.runs.links import link_for, links_of
from semesta.coverage.runs.results import Results
from semesta.coverage.runs.run import Run, run_id
from semesta.definition import Definition
from semesta.engine import choose, is_spark, records
from semesta.errors import refusal
from semesta.registers.period import parse
from semesta.storage import first_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.coverage.persons import Step
    from semesta.workspace import Workspace

DUCKDB = "duckdb"


def definition_of(workspace: Workspace, name: str) -> Definition:
    """A definition of ``semesta.toml``.

    Raises:
        SemestaError: E-PERSONS-003, there is none of that name.
    """
    known = workspace.settings.definitions
    if name not in known:
        raise refusal("E-PERSONS-003", definition=name, definitions=", ".join(known))
    return known[name]


def planned(workspace: Workspace, period: str, name: str) -> Run:
    """The run that the present registers give, stored or not.

    Raises:
        SemestaError: E-PERSONS-001 to -004, a register of the month or the definition is not there; E-IMPORT-002.
    """
    month = str(parse(period))
    definition = definition_of(workspace, name)
    known = ledger(workspace)
    check(known, month, definition, lambda: _areas_with_counts(workspace, known.of(COUNTS, month), month))
    versions = readings(workspace, known, month, definition)
    rules = definition.model_dump()
    link, _ = link_for(workspace, month, versions)
    number = run_id(month, name, rules, versions, __version__, link)
    return Run(number, month, name, rules, versions, __version__, sources=known.sources(versions), link=link)


def make(
    workspace: Workspace,
    period: str,
    name: str,
    engine: str = DUCKDB,
    progress: Callable[[str], None] = lambda _: None,
) -> Run:
    """The run of a month and a definition over the present registers; stored when it was not.

    Args:
        workspace: whose registers.
        period: the month.
        name: of the definition.
        engine: as ``engine.choose`` takes it.
        progress: told the name of each step before it is run.

    Raises:
        SemestaError: as ``planned``; E-PERSONS-005; E-WORKSPACE-005, nothing can be written; E-WORKSPACE-006, a table is
            damaged; E-ENGINE-nnn.
    """
    wanted = planned(workspace, period, name)
    results = Results(workspace)
    stored = results.find(wanted.run)
    if stored is not None:
        return stored
    with workspace.locked(), workspace.scratch() as scratch:
        # Somebody else may have made it while we waited.
        stored = results.find(wanted.run)
        if stored is not None:
            return stored
        con = engine_of(workspace, engine, scratch)
        try:
            with room_for(workspace):
                rows, run, _ = counted(con, workspace, wanted, scratch, progress)
            made = dataclasses.replace(run, made_at=datetime.now(UTC).isoformat(timespec="seconds"))
            results.append(con, made, rows)
            return made
        finally:
            con.disconnect()


def explained(
    workspace: Workspace,
    period: str,
    name: str,
    engine: str = DUCKDB,
    progress: Callable[[str], None] = lambda _: None,
) -> list[tuple[str, str]]:
    """The steps of a count with their SQL in the words of the engine; they are run, and nothing is stored.

    Raises:
        SemestaError: as ``make``.
    """
    wanted = planned(workspace, period, name)
    with workspace.scratch() as scratch:
        con = engine_of(workspace, engine, scratch)
        try:
            _, _, steps = counted(con, workspace, wanted, scratch, progress)
            return [(step.name, step.sql(con)) for step in steps]
        finally:
            con.disconnect()


def engine_of(workspace: Workspace, engine: str, scratch: Path) -> SQLBackend:
    """The engine of a run: rows in any order, since every result is sorted at its end."""
    con = choose(engine, scratch, workspace.settings.run_memory_limit)
    if not is_spark(con):
        con.raw_sql("SET preserve_insertion_order = false")
    return con


@contextmanager
def room_for(workspace: Workspace) -> Iterator[None]:
    """Tell that the scratch folder is full, where a step cannot be kept in it.

    Raises:
        SemestaError: E-WORKSPACE-005.
    """
    import duckdb

    try:
        yield
    except (OSError, duckdb.IOException) as error:
        raise refusal("E-WORKSPACE-005", path=workspace.path, reason=first_line(error)) from error


def counted(
    con: SQLBackend,
    workspace: Workspace,
    run: Run,
    scratch: Path,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[ir.Table, Run, list[Step]]:
    """Count what a run describes, at the versions that it names: its rows, the run with what was found, and the steps.

    Raises:
        SemestaError: E-WORKSPACE-006, a table is damaged; E-PERSONS-004 or -005, about the workforce counts.
    """
    definition = Definition.model_validate(run.rules)
    scope = Scope(definition, parse(run.period))
    steps = Steps(con, scratch, progress=progress)
    sources = registers(con, workspace, run.period, run.versions)
    found = None
    if definition.denominator != "register":
        stored = table(con, workspace, COUNTS, run.period, run.versions[COUNTS].version)
        found = survey(con, stored, run.period, definition.counts_definition)
    links = None if run.link is None else links_of(con, workspace, run.link)
    people = number_people(steps, sources, scope, links)
    cube, tally = count_people(steps, people, sources.employers, scope, found)
    rows = steps.keep("figures", figures(steps, steps.keep("cube", cube), definition, found))
    number = records(con, rows.agg(rows=rows.count()))[0]["rows"]
    made = dataclasses.replace(
        run,
        rows=int(number),
        outside=tally.outside,
        nowhere=tally.nowhere,
        counts=None if found is None else found.definition,
    )
    return rows, made, steps.done


def _areas_with_counts(workspace: Workspace, batches: tuple[str, ...], period: str) -> list[str]:
    """The areas of which there are workforce counts of the month, the widest first."""
    if not batches:
        return []
    with workspace.scratch() as scratch:
        con = choose(DUCKDB, scratch, workspace.settings.memory_limit)
        try:
            counts = table(con, workspace, COUNTS, period, None)
            codes = [row["area_code"] for row in records(con, counts.select("area_code").distinct())]
        finally:
            con.disconnect()
    return sorted(codes, key=lambda code: (code != "ID", len(code), code))
