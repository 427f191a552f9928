"""A column headed "name" beside one of given names or surnames: the whole name, or only its other part (Name, Vorname)."""

# ruff: noqa: S608 - headings are quoted

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.cleaning import plain
from semesta.identity.columns import Columns
from semesta.identity.lists import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from semesta.identity.lists import PersonList

OTHER = {"given": "surname", "surname": "given"}
WHOLE_FROM = 0.5
"""The share of rows whose name holds the part, from which on it is the whole name."""


def settle_parts(con: DuckDBPyConnection, found: PersonList, columns: Columns) -> Columns:
    """The columns, "name" as the part that is missing where the rows show that it is not the whole."""
    parts = [part for part in OTHER if part in columns.fields]
    if "name" not in columns.fields or len(parts) != 1:
        return columns
    whole, part = (quoted(columns.fields[field][0]) for field in ("name", parts[0]))
    held = f"contains({plain(whole)}, {plain(part)})"
    share = con.execute(f"SELECT avg(CAST({held} AS INTEGER)) FROM {found.table}").fetchall()[0][0]
    if share is None or share >= WHOLE_FROM:
        return columns
    fields = {OTHER[parts[0]] if field == "name" else field: names for field, names in columns.fields.items()}
    return Columns(fields, columns.identifier)
