"""The registers of persons, or of employers, of one month as one list of records."""

# ruff: noqa: S608 - tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.columns import fields_of
from semesta.identity.lists import text
from semesta.registers.store import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ibis.backends.duckdb import Backend

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

KEYS: dict[Entity, dict[str, str]] = {
    "person": {"workers": "worker_id", "participants": "kpj", "rosters": "roster_id"},
    "employer": {"employers": "npp", "licences": "nib"},
}
"""The registers of an entity, best known first, and what identifies their rows."""
PERSON = {
    "nik": "nik",
    "name": "name",
    "birth_date": "CAST(birth_date AS VARCHAR)",
    "sex": "sex",
    "place": "village_code",
}
EMPLOYER = {"npwp": "npwp", "nib": "nib", "name": "name", "kbli": "kbli", "place": "area_code"}
HELD: dict[str, dict[str, str]] = {
    "workers": PERSON,
    "participants": PERSON,
    "rosters": PERSON,
    "employers": {**EMPLOYER, "npp": "npp"},
    "licences": EMPLOYER,
}
"""Which column of a register holds which field."""


def gather(
    con: Backend,
    workspace: Workspace,
    period: str,
    entity: Entity = "person",
    only: Mapping[str, Collection[str]] | None = None,
) -> int:
    """``given``: record (1, 2, ...), side (0), id (``register:key``), register, key, and the fields; how many records.

    The same rows get the same numbers, in whatever order they come.

    Args:
        con: the engine.
        workspace: whose registers.
        period: the month.
        entity: persons or employers.
        only: the batches of each register that are wanted (None: all).
    """
    store = Store(workspace)
    parts, offset = [], 0
    for register, key in KEYS[entity].items():
        held = HELD[register]
        fields = ", ".join(
            f"{held.get(field, 'CAST(NULL AS VARCHAR)')} AS {field}" for field in fields_of(entity)
        )
        table = store.read(register, con, period)
        if only is not None:
            table = table.filter(table.batch.isin(sorted(only.get(register, ()))))
        rows = con.compile(table)
        counted = con.con.execute(
            f"SELECT batch, max(row), count(*), count(DISTINCT row) FROM ({rows}) GROUP BY 1 ORDER BY 1"
        ).fetchall()
        for batch, last, many, lines in counted:
            # Rows are numbered by their line; lines of several sheets repeat, and only then are rows sorted.
            line = "row" if many == lines else f"row_number() OVER (ORDER BY {key}, row)"
            parts.append(
                f"SELECT CAST({offset} + {line} AS INTEGER) AS record, CAST(0 AS TINYINT) AS side, '{register}:' || {key} AS id,"
                f" '{register}' AS register, {key} AS key, {fields} FROM ({rows}) WHERE batch = {text(batch)}"
            )
            offset += max(int(last), int(many))
    if not parts:
        return 0
    con.con.execute(f"CREATE OR REPLACE TEMP TABLE given AS {' UNION ALL '.join(parts)}")
    return int(con.con.execute("SELECT count(*) FROM given").fetchall()[0][0])
