"""What needs no probabilities: pairs that one hash join settles, and rows that nothing tells apart."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.columns import fields_of
from semesta.identity.lists import count

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from semesta.identity.plan import Entity

MOST_ALIKE = 1000
"""Rows that are the same in every field: more of them are no evidence of one person."""
ALIKE = ("name", "birth_date")


def take_alike(con: DuckDBPyConnection, entity: Entity) -> int:
    """Take rows out of ``given`` that are the same as more than ``MOST_ALIKE`` others of their list; how many."""
    fields = ", ".join(["side", *fields_of(entity)])
    con.execute(
        "CREATE OR REPLACE TEMP TABLE alike AS SELECT h FROM (SELECT hash("
        f"{fields}) AS h FROM given) GROUP BY h HAVING count(*) > {MOST_ALIKE}"
    )
    if not count(con, "alike"):
        return 0
    before = count(con, "given")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE given AS SELECT * FROM given WHERE hash({fields}) NOT IN (SELECT h FROM alike)"
    )
    return before - count(con, "given")


def take_certain(con: DuckDBPyConnection) -> int:
    """``certain``: l, r, pairs of ``given`` with one NIK and one name or birth date, as they are written; how many.

    A NIK that one list has twice is shared or mistyped, and settles nothing.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE sole AS SELECT nik, side, any_value(record) AS record, any_value(lower(name)) AS name,"
        " any_value(birth_date) AS birth_date FROM given WHERE length(nik) = 16 AND replace(nik, left(nik, 1), '') <> ''"
        " GROUP BY nik, side HAVING count(*) = 1"
    )
    agree = " OR ".join(f"a.{field} = b.{field}" for field in ALIKE)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE certain AS SELECT a.record AS l, b.record AS r FROM sole a JOIN sole b"
        f" ON a.nik = b.nik AND a.side = 0 AND b.side = 1 WHERE {agree}"
    )
    con.execute("DROP TABLE sole")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE unsettled AS SELECT * FROM given"
        " WHERE record NOT IN (SELECT l FROM certain UNION ALL SELECT r FROM certain)"
    )
    return count(con, "certain")
