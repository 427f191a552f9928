"""What a reader must know of a projection: why there is none, what it rests on, and how far it was tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.trend.interval import is_rough
from semesta.coverage.trend.outlook import SHORTEST, Outlook
from semesta.coverage.trend.reach import YEARS
from semesta.coverage.wording import Count, Month, Term
from semesta.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from semesta.coverage.trend.projection import Projection
    from semesta.coverage.trend.series import Series
    from semesta.coverage.trend.target import Target
    from semesta.errors import Problem
    from semesta.registers.period import Period

JUMP = 0.05
"""A change of the workers from one figure to the next, as a share, that no labour market makes in a month."""


def remarks(made: Projection) -> tuple[Problem, ...]:
    """All remarks, in the order of their weight."""
    return (*_why(made), *_on_target(made), *_on_series(made.series), *_on_outlook(made))


def _why(made: Projection) -> Iterator[Problem]:
    """Why there is no month in which the target is reached."""
    last = made.last
    match made.reason:
        case "too_short":
            yield problem("F-TREND-001", months=len(made.series.points), least=SHORTEST)
        case "no_workers":
            yield problem("F-TREND-002", period=month(last.period))
        case "no_target":
            yield problem("F-TREND-003")
        case "reached":
            yield problem("F-TREND-004")
        case "not_within_10_years":
            yield problem("F-TREND-005", years=YEARS)
        case "moving_away":
            yield problem("F-TREND-006")
        case None if made.latest is None:
            yield problem("F-TREND-008", years=YEARS)
        case _:
            pass


def _on_target(made: Projection) -> Iterator[Problem]:
    target = made.target
    if target is None:
        return
    if target.by is None:
        yield problem("F-TREND-018")
    elif target.by <= made.last.period:
        yield problem("F-TREND-017", by=month(target.by))
    if made.reason == "reached" and made.outlook is not None:
        yield from _lost_again(made, made.outlook, target)


def _lost_again(made: Projection, ahead: Outlook, target: Target) -> Iterator[Problem]:
    lost = ahead.lost(float(target.ratio))
    if lost is not None:
        yield problem("F-TREND-007", period=month(made.last.period.shift(lost)))


def _on_series(series: Series) -> Iterator[Problem]:
    span = series.participants.span
    if span > len(series.points):
        yield problem("F-TREND-010", there=len(series.points), all=span)
    for before, after in zip(series.points, series.points[1:], strict=False):
        if before.workers and after.workers and abs(after.workers / before.workers - 1) > JUMP:
            yield problem(
                "F-TREND-011",
                period=month(after.period),
                before=Count(before.workers),
                after=Count(after.workers),
            )


def _on_outlook(made: Projection) -> Iterator[Problem]:
    ahead = made.outlook
    if ahead is None:
        return
    tested = ahead.backtest
    if not tested.beats_naive:
        yield problem(
            "F-TREND-012",
            mae=Count(round(tested.mae)),
            no_change=Count(round(tested.no_change_mae)),
            last_year=Count(round(tested.last_year_mae)),
            used=Term(f"trend.method.{tested.method.name}"),
        )
    if is_rough(tested.misses):
        yield problem("F-TREND-013", origins=tested.origins)
    if ahead.workers_pace is None:
        yield problem("F-TREND-014", workers=Count(made.last.workers or 0))
    else:
        yield problem("F-TREND-019", pace=Count(round(ahead.workers_pace)))


def month(period: Period) -> Month:
    """A month that writes itself in words."""
    return Month(str(period))
