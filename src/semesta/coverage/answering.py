"""The coverage of a workspace: counted person by person where there are registers of persons, published figures beside it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from semesta.coverage.counts import from_counts
from semesta.coverage.counts.pipeline import By as SplitOfCounts
from semesta.coverage.result import Result
from semesta.coverage.runs import Question, Results, from_run, make, planned
from semesta.coverage.runs.inputs import ledger
from semesta.coverage.runs.links import link_for
from semesta.coverage.runs.making import DUCKDB
from semesta.coverage.wording import Reason
from semesta.definition import DEFAULT_NAME
from semesta.engine import connect
from semesta.errors import SemestaError, problem, refusal
from semesta.registers.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from ibis.backends.duckdb import Backend

    from semesta.coverage.row import Row
    from semesta.coverage.runs import Run
    from semesta.errors import Problem
    from semesta.workspace import Workspace

COUNTS = ("participant_counts", "workforce_counts", "targets")
PERSONS = ("participants", "workers")
BASES = ("residence", "workplace")
UNANSWERABLE = frozenset({"E-PERSONS-001", "E-PERSONS-002", "E-PERSONS-004", "E-PERSONS-005"})
"""Why persons cannot be counted although published figures may be there."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of a workspace; None leaves it open (the office's area, the definition's basis, ``ucj``).

    ``latest`` concerns published figures only; ``run`` reads that stored run and nothing else.
    """

    period: str | None = None
    area: str | None = None
    level: str | None = None
    by: str | None = None
    basis: str | None = None
    definition: str | None = None
    latest: bool = False
    run: str | None = None


def answer(
    workspace: Workspace,
    asked: Asked,
    engine: str = DUCKDB,
    progress: Callable[[str], None] = lambda _: None,
) -> Result:
    """The coverage table of a workspace (``Result``).

    Where participants or workers were imported, a run counts them person by person (the stored one, or a new one that is
    then stored), and published figures of the month stand below it, each row with its own definition and source.

    Args:
        workspace: whose registers.
        asked: the question; its area exists.
        engine: that counts a new run, as ``engine.choose`` takes it.
        progress: told the name of each step before it is run.

    Raises:
        SemestaError: E-RUNS-001, no such run; E-PERSONS-nnn, persons cannot be counted and nothing is published;
            E-COVERAGE-nnn, the question cannot be answered; as ``runs.make`` and ``from_counts``.
    """
    if asked.run is not None:
        return _of_run(workspace, Results(workspace).get(asked.run), asked)
    if not _has_persons(workspace):
        if asked.definition is None or Store(workspace).version(COUNTS[0]) is not None:
            return _published(workspace, asked)
        known = ", ".join(workspace.settings.definitions)
        raise refusal("E-PERSONS-003", definition=asked.definition, definitions=known)
    name = asked.definition or DEFAULT_NAME
    if name not in workspace.settings.definitions or asked.basis not in (None, *BASES):
        return _published_only(workspace, asked, name)
    placed = dataclasses.replace(asked, area=asked.area or workspace.settings.area)
    try:
        stored = (
            None
            if engine == DUCKDB
            else Results(workspace).find(planned(workspace, str(asked.period), name).run)
        )
        run = make(workspace, str(asked.period), name, engine, progress)
    except SemestaError as error:
        return _instead(workspace, placed, error)
    found = _together(_of_run(workspace, run, placed), _beside(workspace, placed))
    if link_for(workspace, run.period, run.versions)[1]:
        stale = problem("W-PERSONS-010", period=run.period)
        found = dataclasses.replace(found, notes=(stale, *found.notes))
    if stored is None:
        return found
    idle = problem("W-PERSONS-009", run=stored.run, made_at=stored.made_at, engine=engine)
    return dataclasses.replace(found, notes=(idle, *found.notes))


def _has_persons(workspace: Workspace) -> bool:
    known = ledger(workspace)
    return any(known.periods(name) for name in PERSONS)


def _of_run(workspace: Workspace, run: Run, asked: Asked) -> Result:
    question = Question(
        area=asked.area or workspace.settings.area,
        level=asked.level,
        by=asked.by,
        basis=asked.basis if asked.basis in BASES else run.rules["basis"],
    )
    with workspace.scratch() as scratch:
        con = connect(scratch, workspace.settings.memory_limit)
        try:
            return from_run(con, workspace, run, Store(workspace).read("targets", con), question)
        finally:
            con.disconnect()


def _published(workspace: Workspace, asked: Asked) -> Result:
    """Coverage from the registers of counts."""
    store = Store(workspace)
    with workspace.scratch() as scratch:
        con: Backend = connect(scratch, workspace.settings.memory_limit)
        try:
            counts, workers, targets = (store.read(name, con) for name in COUNTS)
            return from_counts(
                counts,
                workers,
                targets,
                period=str(asked.period),
                area=asked.area,
                level=asked.level,
                by=asked.by,
                basis=asked.basis,
                definition=asked.definition,
                latest=asked.latest,
            )
        finally:
            con.disconnect()


def _published_only(workspace: Workspace, asked: Asked, name: str) -> Result:
    """Published figures of a definition that no run has."""
    try:
        found = _published(workspace, asked)
    except SemestaError as error:
        if error.problems[0].code != "E-COVERAGE-004":
            raise
        found = Result((), asked.by)
    if name not in workspace.settings.definitions and not any(
        row.participants is not None for row in found.rows
    ):
        known = ", ".join(workspace.settings.definitions)
        raise refusal("E-PERSONS-003", definition=name, definitions=known)
    return found


def _beside(workspace: Workspace, asked: Asked) -> Result:
    """The published figures of the same question; none where they cannot be split so."""
    if asked.by not in (None, *get_args(SplitOfCounts)):
        return Result((), asked.by)
    try:
        found = _published(workspace, asked)
    except SemestaError as error:
        if error.problems[0].code != "E-COVERAGE-004":
            raise
        return Result((), asked.by)
    return Result(tuple(row for row in found.rows if row.participants is not None), asked.by)


def _instead(workspace: Workspace, asked: Asked, error: SemestaError) -> Result:
    """Published figures where persons cannot be counted, with a note that says why; else the refusal."""
    first = error.problems[0]
    if first.code not in UNANSWERABLE:
        raise error
    found = _beside(workspace, asked)
    if not found.rows:
        raise error
    note: Problem = problem("W-PERSONS-008", reason=Reason(first))
    return Result(found.rows, found.by, (note, *found.notes))


def _together(counted: Result, published: Result) -> Result:
    """Below the rows of each area the published ones of it."""
    codes = list(dict.fromkeys(row.area_code for row in (*counted.rows, *published.rows)))
    rows: dict[str, list[Row]] = {code: [] for code in codes}
    for row in (*counted.rows, *published.rows):
        rows[row.area_code].append(row)
    return Result(
        tuple(row for code in codes for row in rows[code]), counted.by, counted.notes + published.notes
    )
