"""The months themselves, known and projected, one row each: what the chart is drawn from and ``--monthly`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta.coverage.trend.history import YEAR
from semesta.coverage.trend.reach import MONTHS
from semesta.coverage.trend.series import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from semesta.coverage.trend.outlook import Outlook
    from semesta.coverage.trend.projection import Projection

COLUMNS = (
    "area_code", "area_name", "basis", "definition", "source", "period", "kind", "participants", "workers", "coverage", "low",
    "high", "net_additions",
)  # fmt: skip


def months(made: Projection) -> list[dict[str, Any]]:
    """The observed months and then the projected ones, in ``COLUMNS``.

    ``kind`` is "observed" or "projected"; ``coverage``, ``low`` and ``high`` are ratios; ``net_additions`` persons a month
    since the month before, or since the last figure (its average a month) where months are missing.
    """
    series = made.series
    key = {name: getattr(series, name) for name in COLUMNS[:5]}
    rows = [key | month for month in _observed(made)]
    if made.outlook is not None:
        rows += [key | month for month in _projected(made, made.outlook, shown(made))]
    return rows


def shown(made: Projection) -> int:
    """How many projected months are worth showing: until the target is reached or due, a year at least, ten at most."""
    last = number(made.last.period)
    due = None if made.target is None else made.target.by
    ends = [number(end) - last for end in (due, made.reached_in) if end is not None]
    return max(YEAR, *(min(end, MONTHS) for end in ends), 0)


def _observed(made: Projection) -> Iterator[dict[str, Any]]:
    before = None
    for point in made.series.points:
        gap = 1 if before is None else number(point.period) - number(before.period)
        yield {
            "period": str(point.period),
            "kind": "observed",
            "participants": point.participants,
            "workers": point.workers,
            "coverage": point.coverage,
            "low": point.low,
            "high": point.high,
            "net_additions": None if before is None else (point.participants - before.participants) / gap,
        }
        before = point


def _projected(made: Projection, ahead: Outlook, count: int) -> Iterator[dict[str, Any]]:
    before = float(made.last.participants)
    for place in range(count):
        participants, workers = float(ahead.participants[place]), float(ahead.workers[place])
        yield {
            "period": str(made.last.period.shift(place + 1)),
            "kind": "projected",
            "participants": participants,
            "workers": workers,
            "coverage": participants / workers,
            "low": float(ahead.low[place]) / workers,
            "high": float(ahead.high[place]) / workers,
            "net_additions": participants - before,
        }
        before = participants
