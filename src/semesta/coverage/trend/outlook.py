"""The coming ten years of one area as numbers: participants with their interval, workers, and the back-test behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.coverage.trend.backtest import backtest
from semesta.coverage.trend.interval import half_widths
from semesta.coverage.trend.reach import MONTHS, first_lost, first_month
from semesta.coverage.trend.workforce import workers_ahead

if TYPE_CHECKING:
    from semesta.coverage.trend.backtest import Backtest
    from semesta.coverage.trend.history import Floats, History

SHORTEST = 6
"""Months with figures below which nothing is projected."""


@dataclass(frozen=True)
class Outlook:
    """Persons 1, 2, ... months after the last figure: ``low <= participants <= high``.

    ``workers_pace`` is the change of the workers a month, None when they are held. The interval is that of the
    participants alone; workers are taken as known.
    """

    participants: Floats
    low: Floats
    high: Floats
    workers: Floats
    workers_pace: float | None
    backtest: Backtest

    def reached(self, target: float) -> tuple[int | None, int | None, int | None]:
        """How many months ahead a target (ratio) is reached: at the earliest, as projected, and at the latest."""
        earliest, likely, latest = (
            first_month(path, self.workers, target) for path in (self.high, self.participants, self.low)
        )
        return earliest, likely, latest

    def lost(self, target: float) -> int | None:
        """How many months ahead a target (ratio) that is reached today is no longer; None when it stays so."""
        return first_lost(self.participants, self.workers, target)


def outlook(participants: History, workers: History, months: int = MONTHS) -> Outlook:
    """Continue a history of at least ``SHORTEST`` figures by the method that its back-test recommends.

    Args:
        participants: persons covered.
        workers: persons eligible, at least one figure.
        months: how far to look.
    """
    tested = backtest(participants)
    path = tested.method.ahead(participants, months)
    width = half_widths(tested.misses, months)
    people, pace = workers_ahead(workers, months)
    return Outlook(path, np.maximum(path - width, 0.0), path + width, people, pace, tested)
