"""Numbers of persons that stay: a group keeps the number that most of its records had."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def number_groups(con: DuckDBPyConnection, last: int) -> int:
    """``numbered``: id (``register:key``), record, grouped, person_id; the last number that is used now.

    Args:
        con: the engine, with ``grouped_record`` (record, id, grouped) and ``before`` (id, person_id; of the last run).
        last: the last number ever given.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE claim AS SELECT grouped, person_id, count(*) AS records FROM grouped_record JOIN before USING (id)"
        " GROUP BY grouped, person_id"
    )
    # A number goes to the group that holds most of its records; a group takes, of the numbers that it won, that of most.
    con.execute(
        "CREATE OR REPLACE TEMP TABLE won AS SELECT * FROM (SELECT * FROM claim"
        " QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY records DESC, grouped) = 1)"
        " QUALIFY row_number() OVER (PARTITION BY grouped ORDER BY records DESC, person_id) = 1"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE fresh AS SELECT grouped, CAST(? + row_number() OVER (ORDER BY grouped) AS BIGINT) AS person_id"
        " FROM (SELECT DISTINCT grouped FROM grouped_record) ANTI JOIN won USING (grouped)",
        [last],
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE numbered AS SELECT id, record, grouped, coalesce(won.person_id, fresh.person_id) AS person_id"
        " FROM grouped_record LEFT JOIN won USING (grouped) LEFT JOIN fresh USING (grouped)"
    )
    found = con.execute("SELECT coalesce(max(person_id), 0) FROM fresh").fetchall()[0][0]
    return max(int(found), last)


def write_diary(con: DuckDBPyConnection) -> None:
    """``diary``: event, person_id, other, records, first (one of them), why.

    ``join``: records that had the number ``other`` came to ``person_id``; ``split``: records of ``person_id`` went to
    ``other``. Why: ``decision`` (somebody decided of two records of these persons), ``gone`` (a record that the person had
    in the last run is there no more, and held it together), else ``evidence``.

    Args:
        con: the engine, with ``numbered``, ``before`` (id, person_id, was_present) and ``known`` (left_id, right_id: what
            was decided).
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE moved AS SELECT b.person_id AS old, n.person_id AS now, count(*) AS records, min(n.id) AS first"
        " FROM numbered n JOIN before b USING (id) WHERE b.person_id <> n.person_id GROUP BY 1, 2"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE told AS SELECT a.person_id AS one, b.person_id AS other, x.person_id AS one_before, y.person_id AS other_before"
        " FROM known JOIN numbered a ON a.id = left_id JOIN numbered b ON b.id = right_id"
        " LEFT JOIN before x ON x.id = left_id LEFT JOIN before y ON y.id = right_id"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE lost AS SELECT DISTINCT person_id FROM before ANTI JOIN numbered USING (id) WHERE was_present"
    )
    is_split = "old IN (SELECT person_id FROM numbered)"
    is_decided = (
        "EXISTS (SELECT 1 FROM told WHERE moved.old IN (one, other, one_before, other_before)"
        " AND moved.now IN (one, other, one_before, other_before))"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE diary AS SELECT CASE WHEN {is_split} THEN 'split' ELSE 'join' END AS event,"
        f" CASE WHEN {is_split} THEN old ELSE now END AS person_id, CASE WHEN {is_split} THEN now ELSE old END AS other,"
        f" records, first, CASE WHEN {is_decided} THEN 'decision' WHEN {is_split} AND old IN (SELECT person_id FROM lost) THEN 'gone'"
        " ELSE 'evidence' END AS why FROM moved"
    )
