"""The diary: which persons (or employers) became one, which were parted, when and why."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.identity.kept import Kept
from semesta.identity.lists import text
from semesta.storage import files

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace


@dataclass(frozen=True)
class Entry:
    """One entry.

    ``join``: ``records`` records came from number ``other`` to ``number``; ``split``: they went from ``number`` to ``other``.
    ``first`` is one of them; ``why`` is ``decision``, ``evidence`` or ``gone`` (a record that held them together is no more).
    """

    when: str
    run: str
    period: str
    event: str
    number: int
    other: int
    records: int
    first: str
    why: str


def diary(
    con: Backend, workspace: Workspace, entity: Entity = "person", number: int | None = None
) -> list[Entry]:
    """The entries of all runs, the first ones first; of one person's number, when it is given.

    Raises:
        SemestaError: E-IDENTITY-022, nothing was linked yet; E-WORKSPACE-006, the results are damaged.
    """
    kept = Kept(workspace, entity)
    stored = kept.table("diary").open()
    paths = [] if stored is None else files(stored)
    if not paths:
        raise refusal("E-IDENTITY-022")
    own = f"{entity}_id"
    where = "TRUE" if number is None else f"{int(number)} IN ({own}, other)"
    rows = con.con.execute(
        f'SELECT "when", run, period, event, {own}, other, records, first, why FROM read_parquet([{", ".join(map(text, paths))}],'
        f' hive_partitioning = true, hive_types_autocast = false, union_by_name = true) WHERE {where} ORDER BY "when", run, {own}, other'
    ).fetchall()
    return [Entry(*row) for row in rows]
