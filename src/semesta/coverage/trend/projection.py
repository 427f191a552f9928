"""When an area reaches its target at its present pace, and what pace the target needs, with everything that limits it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from semesta.coverage.trend.history import last_year_pace
from semesta.coverage.trend.needs import Needs, needs
from semesta.coverage.trend.outlook import SHORTEST, Outlook, outlook
from semesta.coverage.trend.reach import is_reached, why_not
from semesta.coverage.trend.remarks import remarks

if TYPE_CHECKING:
    from semesta.coverage.trend.reach import Reason
    from semesta.coverage.trend.series import Point, Series
    from semesta.coverage.trend.target import Target
    from semesta.errors import Problem
    from semesta.registers.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """One area's way to its target. What is not known is None, and ``reason`` and ``notes`` tell why.

    ``pace`` is the net additions a month that were observed over the last twelve months, ``needs`` what the target
    takes, ``outlook`` the projected months; ``reached_in`` lies between ``earliest`` and ``latest``.
    """

    series: Series
    target: Target | None = None
    outlook: Outlook | None = None
    reason: Reason | None = None
    pace: float | None = None
    earliest: Period | None = None
    reached_in: Period | None = None
    latest: Period | None = None
    needs: Needs | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def last(self) -> Point:
        """The newest month of the trend."""
        return self.series.last


def project(series: Series, target: Target | None, notes: tuple[Problem, ...] = ()) -> Projection:
    """Project one series onto one target.

    Args:
        series: the months that are known.
        target: what is to be reached, None when nothing is.
        notes: remarks on the choice of the target, which stay first.
    """
    participants = series.participants
    has_future = bool(series.last.workers) and len(participants) >= SHORTEST
    ahead = outlook(participants, series.workers) if has_future else None
    made = Projection(
        series=series,
        target=target,
        outlook=ahead,
        reason=_reason(series.last, target, ahead),
        pace=last_year_pace(participants),
        needs=None if target is None else needs(series, target),
    )
    if made.reason is None and ahead is not None and target is not None:
        made = _dated(made, ahead, target)
    return replace(made, notes=(*notes, *remarks(made)))


def _dated(made: Projection, ahead: Outlook, target: Target) -> Projection:
    """With the months in which the target is reached, or the reason why it is not."""
    last = made.last
    earliest, likely, latest = (
        None if months is None else last.period.shift(months) for months in ahead.reached(float(target.ratio))
    )
    reason = why_not(ahead.participants, ahead.workers, last.coverage or 0.0) if likely is None else None
    return replace(made, earliest=earliest, reached_in=likely, latest=latest, reason=reason)


def _reason(last: Point, target: Target | None, ahead: Outlook | None) -> Reason | None:
    """Why there is nothing to project."""
    if not last.workers:
        return "no_workers"
    if target is not None and is_reached(last.participants, last.workers, float(target.ratio)):
        return "reached"
    if ahead is None:
        return "too_short"
    return "no_target" if target is None else None
