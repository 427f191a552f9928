"""What pace a target needs, whatever the present pace is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.trend.reach import needed_per_month
from semesta.coverage.trend.series import number
from semesta.coverage.trend.workforce import workers_ahead

if TYPE_CHECKING:
    from semesta.coverage.trend.series import Series
    from semesta.coverage.trend.target import Target


@dataclass(frozen=True, slots=True)
class Needs:
    """Net additions a month (persons) from the last figure to the target's date.

    ``low`` and ``high`` are those that would be needed if coverage were at the upper or the lower end of its own
    interval; None when the figure has none.
    """

    per_month: float
    low: float | None = None
    high: float | None = None


def needs(series: Series, target: Target) -> Needs | None:
    """What the target needs; None without workers, without a date, or when the date is not after the last figure."""
    last = series.last
    if not last.workers or target.by is None or target.by <= last.period:
        return None
    months = number(target.by) - number(last.period)
    workers = float(workers_ahead(series.workers, months)[0][-1])
    ratio = float(target.ratio)

    def from_(participants: float) -> float:
        return needed_per_month(participants, workers, ratio, months)

    return Needs(
        from_(last.participants),
        None if last.high is None else from_(last.high * last.workers),
        None if last.low is None else from_(last.low * last.workers),
    )
