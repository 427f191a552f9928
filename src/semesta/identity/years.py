"""Years of birth where lists have no birth dates in common: as they are written, of birth dates, or told by an age."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENOUGH = 20
"""Records of one name in both lists from which on they tell when ages were counted."""
AGE = "try_cast(regexp_extract(age, '^\\d{1,3}') AS INTEGER)"


def settle_years(con: DuckDBPyConnection) -> None:
    """``record.birth_year`` of every record whose list tells it.

    When ages were counted is told by the names that each list has once: by the most frequent sum of the year of birth in one
    list and the age in the other. Between two lists of ages their usual difference is told by them in the same way.

    Args:
        con: the engine, with ``given`` and ``record``.
    """
    years, ages = con.execute("SELECT count(birth_year), count(age) FROM given").fetchall()[0]
    if not years and not ages:
        return
    con.execute("UPDATE record SET birth_year = coalesce(birth_date[1:4], birth_year)")
    if not ages:
        return
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE aged AS SELECT record, {AGE} AS age, r.birth_year::INTEGER AS year, r.joined, r.side"
        " FROM record r JOIN given USING (record)"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE lone AS SELECT side, joined, any_value(age) AS age, any_value(year) AS year FROM aged"
        " GROUP BY side, joined HAVING count(*) = 1"
    )
    for side, counted_in in _counted_in(con).items():
        con.execute(
            f"UPDATE record SET birth_year = ({counted_in} - aged.age)::VARCHAR FROM aged"
            f" WHERE aged.record = record.record AND aged.age IS NOT NULL AND record.birth_year IS NULL AND record.side = {side}"
        )
    con.execute("DROP TABLE aged")
    con.execute("DROP TABLE lone")


def _counted_in(con: DuckDBPyConnection) -> dict[int, int]:
    """Side -> the year in which its ages were counted, or one that agrees with the other side's; unknown ones are left out."""
    found = {}
    for side in (0, 1):
        told = _usual(
            con,
            f"a.age + b.year FROM lone a JOIN lone b USING (joined) WHERE a.side = {side} AND b.side = {1 - side}",
        )
        if told is not None:
            found[side] = told
    if found:
        return found
    sides = con.execute("SELECT count(DISTINCT side) FROM aged").fetchall()[0][0]
    if sides == 1:
        return {0: SOME_YEAR}
    between = _usual(
        con, "b.age - a.age FROM lone a JOIN lone b USING (joined) WHERE a.side = 0 AND b.side = 1"
    )
    return {} if between is None else {0: SOME_YEAR, 1: SOME_YEAR + between}


SOME_YEAR = 2000
"""When ages are held against ages alone, only their difference matters."""


def _usual(con: DuckDBPyConnection, values: str) -> int | None:
    """The most frequent of the values, when there are enough."""
    found = con.execute(
        f"SELECT mode(value), count(value) FROM (SELECT value FROM (SELECT {values.replace(' FROM', ' AS value FROM', 1)}) WHERE value IS NOT NULL)"
    ).fetchall()
    usual, many = found[0]
    return int(usual) if many >= ENOUGH else None
