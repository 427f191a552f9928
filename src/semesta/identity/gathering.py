"""The registers of persons of one month as one list of records."""

# ruff: noqa: S608 - tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.columns import fields_of
from semesta.registers.store import Store

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

    from semesta.workspace import Workspace

KEYS = {"workers": "worker_id", "participants": "kpj", "rosters": "roster_id"}
"""Registers of persons, best known first, and what identifies their rows."""
HELD = {
    "nik": "nik",
    "name": "name",
    "birth_date": "CAST(birth_date AS VARCHAR)",
    "sex": "sex",
    "place": "village_code",
}


def gather(con: Backend, workspace: Workspace, period: str) -> int:
    """``given``: record (1, 2, ...), side (0), id (``register:key``), register, key, and the fields; how many records.

    The same rows get the same numbers, in whatever order they come.
    """
    store = Store(workspace)
    fields = ", ".join(
        f"{HELD.get(field, 'CAST(NULL AS VARCHAR)')} AS {field}" for field in fields_of("person")
    )
    parts = []
    for rank, (register, key) in enumerate(KEYS.items()):
        rows = con.compile(store.read(register, con, period))
        parts.append(
            f"SELECT {rank} AS rank, '{register}' AS register, {key} AS key, row AS line, batch, {fields} FROM ({rows})"
        )
    con.con.execute(
        "CREATE OR REPLACE TEMP TABLE given AS SELECT CAST(row_number() OVER (ORDER BY rank, key, batch, line) AS INTEGER) AS record,"
        " CAST(0 AS TINYINT) AS side, register || ':' || key AS id, * EXCLUDE (rank, line, batch)"
        f" FROM ({' UNION ALL '.join(parts)})"
    )
    return int(con.con.execute("SELECT count(*) FROM given").fetchall()[0][0])
