"""What a link run gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class LinkedPersons:
    """What a run gave: its number, records, persons, pairs by how they stand, entries of the diary, and the loss of blocking."""

    run: str
    period: str
    records: int
    persons: int
    certain: int
    linked: int
    undecided: int
    joined: int
    split: int
    loss: float


def told(con: DuckDBPyConnection, run: str, period: str, records: int, loss: float) -> LinkedPersons:
    """Count what stands in ``link``, ``diary`` and ``numbered``."""
    standing = dict(con.execute("SELECT standing, count(*) FROM link GROUP BY 1").fetchall())
    events = dict(con.execute("SELECT event, count(*) FROM diary GROUP BY 1").fetchall())
    persons = con.execute("SELECT count(DISTINCT person_id) FROM numbered").fetchall()[0][0]
    return LinkedPersons(
        run=run,
        period=period,
        records=records,
        persons=int(persons),
        certain=standing.get("certain", 0),
        linked=standing.get("linked", 0),
        undecided=standing.get("undecided", 0),
        joined=events.get("join", 0),
        split=events.get("split", 0),
        loss=loss,
    )
