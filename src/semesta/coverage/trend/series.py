"""The figures of one area over time, from a coverage table in the columns of the contract."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from semesta.coverage.trend.history import History
from semesta.registers.period import Period, parse

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

KEY = ("area_code", "area_name", "level", "basis", "definition")
Source = Literal["counts", "persons"]
"""Published counts, or a stored run that counted person by person."""

COLUMNS = (*KEY, "period", "participants", "workers", "low", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One month: counts of persons, ``low`` and ``high`` coverage (ratio); None where not known."""

    period: Period
    participants: int
    workers: int | None = None
    low: float | None = None
    high: float | None = None

    @property
    def coverage(self) -> float | None:
        """Participants / workers; None without workers."""
        return self.participants / self.workers if self.workers else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The months of one area, basis and definition, in order, no month twice."""

    area_code: str
    area_name: str | None
    level: str | None
    basis: str
    definition: str
    points: tuple[Point, ...]
    source: Source = "counts"

    @property
    def last(self) -> Point:
        """The newest month."""
        return self.points[-1]

    @property
    def participants(self) -> History:
        """The participants of all months."""
        return History(
            tuple(number(point.period) for point in self.points),
            tuple(float(point.participants) for point in self.points),
        )

    @property
    def workers(self) -> History:
        """The workers of the months that know them, possibly none."""
        known = [(number(point.period), float(point.workers)) for point in self.points if point.workers]
        return History(tuple(month for month, _ in known), tuple(count for _, count in known))


def series(
    con: Backend,
    table: ir.Table,
    *,
    first: Period | None = None,
    last: Period | None = None,
    source: Source = "counts",
) -> list[Series]:
    """The figures over time of every area, basis and definition in a coverage table, by area, basis and definition.

    Args:
        con: the engine.
        table: totals (not split) in columns of the contract, at least ``area_code, area_name, level, basis, definition,
            period, participants, workers, low, high``; one row for a key and period. Rows without participants are
            left out.
        first: leave out what is before.
        last: leave out what is after.
        source: what the table was made from.

    Raises:
        ValueError: a month of a key is there twice.
    """
    from semesta.engine import records

    rows = table.filter(table.participants.notnull()).select(*COLUMNS)
    found = defaultdict(list)
    for row in records(con, rows):
        period = parse(row["period"])
        if (first is None or period >= first) and (last is None or period <= last):
            point = Point(period=period, **{name: row[name] for name in COLUMNS[len(KEY) + 1 :]})
            found[tuple(row[name] for name in KEY)].append(point)
    return [_of(key, found[key], source) for key in sorted(found, key=_place)]


def number(period: Period) -> int:
    """The month as a number that counts on through the years."""
    return period.year * 12 + period.month - 1


def _of(key: tuple[Any, ...], points: list[Point], source: Source) -> Series:
    ordered = sorted(points, key=lambda point: point.period)
    if len({point.period for point in ordered}) < len(ordered):
        raise ValueError(f"{key}: a month is there twice")
    return Series(**dict(zip(KEY, key, strict=True)), points=tuple(ordered), source=source)


def _place(key: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
    """The nation first, then by code, basis and definition."""
    return key[0] != "ID", tuple(part or "" for part in key)
