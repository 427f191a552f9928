"""The published figures that a pair's effect is measured against."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.runs.results import Results
from semesta.definition import DEFAULT_NAME
from semesta.identity.lists import text
from semesta.registers.store import Store
from semesta.storage import files

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

    from semesta.coverage.runs.run import Run
    from semesta.identity.inputs import LinkRun
    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace


def run_of(workspace: Workspace, link: LinkRun, definition: str = DEFAULT_NAME) -> Run | None:
    """The last stored coverage run that was counted through a link run; None when there is none."""
    found = [
        run
        for run in Results(workspace).runs()
        if run.link == link.run and run.period == link.period and run.definition == definition
    ]
    return found[-1] if found else None


def published(con: Backend, workspace: Workspace, link: LinkRun, entity: Entity) -> None:
    """``published``: area_code, participants, workers (DOUBLE) of every area on the residence basis.

    Of the last run of the month (counted through the link run, where there is one); without any, the rows of the workers
    register stand for the workers and nobody is covered. For employers the workers that employers declare.
    """
    if entity == "employer":
        declared = con.compile(Store(workspace).read("employers", con, link.period))
        con.con.execute(
            "CREATE OR REPLACE TEMP TABLE published AS SELECT area_code, 0::DOUBLE AS participants,"
            f" sum(declared_workers)::DOUBLE AS workers FROM ({declared}) GROUP BY 1"
        )
        return
    of_month = [
        run
        for run in Results(workspace).runs()
        if run.period == link.period and run.definition == DEFAULT_NAME
    ]
    run = run_of(workspace, link) or (of_month[-1] if of_month else None)
    if run is None:
        rows = con.compile(Store(workspace).read("workers", con, link.period))
        query = f"SELECT village_code AS area_code, 0::DOUBLE AS participants, count(*)::DOUBLE AS workers FROM ({rows}) GROUP BY 1"
    else:
        stored = Results(workspace).ledgered.open()
        paths = [] if stored is None else files(stored, ("run", "=", run.run))
        query = (
            "SELECT area_code, participants::DOUBLE AS participants, workers::DOUBLE AS workers"
            f" FROM read_parquet([{', '.join(map(text, paths))}]) WHERE basis = 'residence' AND \"by\" = ''"
        )
    con.con.execute(f"CREATE OR REPLACE TEMP TABLE published AS {query}")
