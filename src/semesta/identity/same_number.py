"""The certain first: records under one NIK with one name or birth date are one person, by one pass over the NIK."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SOUND = "length(nik) = 16"
ROUNDS = 3
"""Passes by which a record joins others through one that agrees with both: by date, by name, by date."""
NAMES = (
    "name", "given", "surname", "joined", "words", "ordered", "initials", "sound", "given_sound", "surname_sound"
)  # fmt: skip
"""What ``record`` has of a name."""
MOST_SHARING = 50
"""Records under one NIK: more are a number of an office, not of a person."""
MANY_WAYS = 10
"""Birth dates, names or villages under one NIK that are not one person's, in a list in which a person may stand often."""


def empty_placeholders(con: DuckDBPyConnection, ways: int = 0) -> int:
    """Take out of ``record`` a NIK that more than ``MOST_SHARING`` bear, and a name that so many of these share; how many.

    They are an office's number and its word for nobody, and no evidence of anybody. Only such a NIK is meant whose records
    have at least ``ways`` birth dates, names or villages. One that every record bears stays: it says nothing by itself.
    """
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE crowded AS SELECT nik FROM record GROUP BY nik HAVING count(*) > {MOST_SHARING}"
        " AND nik IS NOT NULL AND count(*) < (SELECT count(*) FROM record)"
    )
    con.execute(
        "DELETE FROM crowded WHERE nik IN (SELECT nik FROM record SEMI JOIN crowded USING (nik) GROUP BY nik"
        f" HAVING greatest(count(DISTINCT birth_date), count(DISTINCT joined), count(DISTINCT place)) < {ways})"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE crowd AS SELECT record, count(*) OVER (PARTITION BY nik, joined) > {MOST_SHARING} AS is_nameless"
        " FROM record SEMI JOIN crowded USING (nik)"
    )
    found = int(con.execute("SELECT count(*) FROM crowd").fetchall()[0][0])
    if found:
        there = {row[0] for row in con.execute("DESCRIBE record").fetchall()}
        names = ", ".join(f"{column} = NULL" for column in NAMES if column in there)
        con.execute("UPDATE record SET nik = NULL WHERE record IN (SELECT record FROM crowd)")
        con.execute(f"UPDATE record SET {names} WHERE record IN (SELECT record FROM crowd WHERE is_nameless)")
    con.execute("DROP TABLE crowd")
    con.execute("DROP TABLE crowded")
    return found


def join_same_numbers(con: DuckDBPyConnection) -> None:
    """``certain``: record, leader (the smallest record of those who are certainly the same), of all of ``record``.

    A NIK does not join two people: under one number those are one whose names (in any spelling that sounds alike) or birth
    dates agree.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE sharing AS SELECT record, nik, birth_date, sound, record AS leader FROM record"
        f" WHERE {SOUND} AND nik IN (SELECT nik FROM record WHERE {SOUND} GROUP BY nik HAVING count(*) BETWEEN 2 AND {MOST_SHARING})"
    )
    for _ in range(ROUNDS):
        for field in ("birth_date", "sound"):
            con.execute(
                "CREATE OR REPLACE TEMP TABLE sharing AS SELECT record, nik, birth_date, sound,"
                f" CASE WHEN {field} IS NULL THEN leader ELSE min(leader) OVER (PARTITION BY nik, {field}) END AS leader FROM sharing"
            )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE certain AS SELECT r.record, coalesce(s.leader, r.record) AS leader FROM record r"
        " LEFT JOIN sharing s ON s.record = r.record"
    )
    con.execute("DROP TABLE sharing")


def keep_leaders(con: DuckDBPyConnection) -> None:
    """``record`` with one row for each certain group: what its leader lacks is taken from the others."""
    columns = [row[0] for row in con.execute("DESCRIBE record").fetchall()]
    fields = [name for name in columns if name not in {"record", "side", "id"}]
    counted = con.execute(f"SELECT {', '.join(f'count({name})' for name in fields)} FROM record").fetchall()
    used = [name for name, there in zip(fields, counted[0], strict=True) if there]
    lacking = " OR ".join(f"{name} IS NULL" for name in used) or "FALSE"
    # Few leaders lack anything: only their groups are looked through.
    con.execute(
        "CREATE OR REPLACE TEMP TABLE lacking AS SELECT record FROM record JOIN (SELECT DISTINCT leader AS record FROM certain"
        f" WHERE record <> leader) USING (record) WHERE {lacking}"
    )
    filled = ", ".join(
        f"arg_min({name}, (r.record <> c.leader, r.record)) AS {name}"
        if name in used
        else f"any_value({name}) AS {name}"
        for name in fields
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE gathered AS SELECT c.leader AS record, min(r.side) AS side, {filled}"
        " FROM record r JOIN certain c USING (record) WHERE c.leader IN (SELECT record FROM lacking) GROUP BY c.leader"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE record AS SELECT record, side, {', '.join(fields)} FROM gathered UNION ALL"
        f" SELECT record, side, {', '.join(fields)} FROM record SEMI JOIN (SELECT record FROM certain WHERE record = leader) USING (record)"
        " ANTI JOIN lacking USING (record)"
    )
    con.execute("DROP TABLE gathered")


def mark_certain(con: DuckDBPyConnection) -> None:
    """``certain``: record, leader, of pairs of ``scored`` under one NIK with one birth date or name; taken out of ``linked``.

    A record has one leader at most: the first of those that it is certainly the same as.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE certain AS SELECT l AS record, min(r) AS leader FROM (SELECT l, r FROM scored UNION ALL SELECT r, l FROM scored"
        " WHERE l IN (SELECT record FROM new_record) AND r IN (SELECT record FROM new_record)) s"
        " JOIN record a ON a.record = s.l JOIN record b ON b.record = s.r"
        f" WHERE length(a.nik) = 16 AND a.nik = b.nik AND (a.birth_date = b.birth_date OR a.sound = b.sound)"
        f" AND a.nik IN (SELECT nik FROM record WHERE {SOUND} GROUP BY nik HAVING count(*) <= {MOST_SHARING}) GROUP BY l"
    )
    con.execute(
        "DELETE FROM linked WHERE (l, r) IN (SELECT (record, leader) FROM certain UNION ALL SELECT (leader, record) FROM certain)"
    )
