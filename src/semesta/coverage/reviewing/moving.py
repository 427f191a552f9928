"""What each undecided pair of a link run would move, worked out once for each run and kept beside the results."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from semesta.coverage.persons import Scope, Steps
from semesta.coverage.persons.effects import effects
from semesta.coverage.persons.registers import active_members, worker_records
from semesta.coverage.reviewing.employers import employer_effects
from semesta.coverage.runs.links import links_of
from semesta.coverage.runs.making import DUCKDB, engine_of
from semesta.coverage.runs.run import rules_of_counting
from semesta.definition import DEFAULT_NAME
from semesta.engine import write_parquet
from semesta.registers.period import parse
from semesta.registers.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.identity.inputs import LinkRun
    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace


def moving(workspace: Workspace, run: LinkRun, entity: Entity) -> Path:
    """The Parquet file of ``effects.COLUMNS`` of a link run; made when it is not there.

    Raises:
        SemestaError: E-WORKSPACE-006, a table is damaged.
    """
    rules = workspace.settings.definitions[DEFAULT_NAME]
    told = f"{run.run} {run.batches} {rules.model_dump_json()} {rules_of_counting()}"
    digest = hashlib.sha256(told.encode()).hexdigest()[:10]
    folder = workspace.path / "results" / "review"
    file = folder / f"{entity}-{run.run}-{digest}.parquet"
    if file.is_file():
        return file
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{os.getpid()}-{file.name}"
    with workspace.scratch() as scratch:
        con = engine_of(workspace, DUCKDB, scratch)
        try:
            write_parquet(con, _moved(con, workspace, run, entity, scratch), draft)
        finally:
            con.disconnect()
    draft.replace(file)
    return file


def _moved(con: SQLBackend, workspace: Workspace, run: LinkRun, entity: Entity, scratch: Path) -> ir.Table:
    store, steps = Store(workspace), Steps(con, scratch)
    links = links_of(con, workspace, run.run, entity)
    if entity == "employer":
        return employer_effects(
            steps, links, *(store.read(name, con, run.period) for name in ("employers", "licences"))
        )
    scope = Scope(workspace.settings.definitions[DEFAULT_NAME], parse(run.period))
    workers = worker_records(store.read("workers", con, run.period))
    members = active_members(store.read("participants", con, run.period), scope)
    return effects(steps, links, workers, members, scope)
