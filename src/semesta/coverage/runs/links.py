"""The link run that a count goes by: the last one of the month, where it was made from the batches that are there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.persons.links import Links
from semesta.engine import read_parquet, small_table
from semesta.identity.inputs import last_of
from semesta.identity.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.coverage.runs.run import Reading
    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

REGISTERS = ("workers", "participants")
"""The registers whose people are counted: a roster that came later makes no link run stale."""


def link_for(workspace: Workspace, period: str, versions: Mapping[str, Reading]) -> tuple[str | None, bool]:
    """The number of the link run to count by (None: there is none), and whether there is one that is stale.

    Raises:
        SemestaError: E-WORKSPACE-006, the results are damaged.
    """
    last = last_of(workspace, period)
    if last is None:
        return None, False
    wanted = {name: versions[name].batches for name in REGISTERS if name in versions}
    return (last.run, False) if last.covers(wanted) else (None, True)


def links_of(con: SQLBackend, workspace: Workspace, run: str, entity: Entity = "person") -> Links:
    """A kept link run on an engine.

    Raises:
        SemestaError: E-WORKSPACE-006, the results are damaged.
    """
    kept = Kept(workspace, entity)
    persons = read_parquet(con, kept.paths("persons", run))
    here = persons.filter(persons.present == "yes")
    pairs = read_parquet(con, kept.paths("links", run))
    return Links(
        run=run,
        persons=here.select("register", record="record_id", person=f"{entity}_id"),
        open_pairs=pairs.filter(pairs.standing == "undecided").select("left_id", "right_id", "probability"),
        certain=pairs.filter(pairs.standing == "certain").select("left_id", "right_id"),
        expected=_expected(con, kept, run),
    )


def _expected(con: SQLBackend, kept: Kept, run: str) -> ir.Table:
    paths = kept.paths("expected", run)
    if not paths:
        return small_table(
            con,
            "no_errors",
            {"place": ("VARCHAR", ()), "wrong": ("DOUBLE", ()), "missed": ("DOUBLE", ())},
        )
    stored = read_parquet(con, paths)
    return stored.select(
        place="area_code", wrong=stored.wrong.cast("float64"), missed=stored.missed.cast("float64")
    )
