"""How a list writes dates and sexes, told by its own cells: 12/31/1990 is month first, M beside H is ``mujer``."""

# ruff: noqa: S608 - headings are quoted

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

    from semesta.identity.lists import PersonList

LATE = "(1[3-9]|2\\d|3[01])"
"""A number that is a day, and no month."""
END = "(\\d{4}|\\d\\d)\\b"


def same_habits(con: DuckDBPyConnection, found: PersonList, cells: Mapping[str, str]) -> dict[str, str]:
    """Cells (field -> SQL) of this list that say the same in the usual way: day first, words for the sexes."""
    told = {}
    if _is_month_first(con, found.table, cells.get("birth_date", "NULL")):
        date = rf"'^(\d{{1,2}})([-/. ]+)(\d{{1,2}})([-/. ]+{END})'"
        told["birth_date"] = rf"regexp_replace({cells['birth_date']}, {date}, '\3\2\1\4')"
    if _is_spanish(con, found.table, cells.get("sex", "NULL")):
        told["sex"] = f"CASE WHEN lower({cells['sex']}) = 'm' THEN 'mujer' ELSE {cells['sex']} END"
    return told


def _is_month_first(con: DuckDBPyConnection, table: str, cell: str) -> bool:
    """Whether some day is above 12 where the day stands when the month is first, and none where it stands otherwise."""
    found = con.execute(
        rf"SELECT count(*) FILTER (regexp_matches(d, '^\d{{1,2}}[-/. ]{LATE}[-/. ]{END}')),"
        rf" count(*) FILTER (regexp_matches(d, '^{LATE}[-/. ]\d{{1,2}}[-/. ]{END}'))"
        f" FROM (SELECT CAST({cell} AS VARCHAR) AS d FROM {table})"
    ).fetchall()
    return bool(found[0][0] and not found[0][1])


def _is_spanish(con: DuckDBPyConnection, table: str, cell: str) -> bool:
    """Whether H and M are written, and no F: then M is a woman."""
    found = con.execute(
        "SELECT count(*) FILTER (s = 'h'), count(*) FILTER (s IN ('f', 'w', 'p', 'v'))"
        f" FROM (SELECT lower(CAST({cell} AS VARCHAR)) AS s FROM {table})"
    ).fetchall()
    return bool(found[0][0] and not found[0][1])
