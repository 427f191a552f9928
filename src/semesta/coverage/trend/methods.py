"""Ways to continue a history, each a pure function: from the simplest to those that must beat it in the back-test.

All are explained in a sentence and computed by hand in a minute; the texts are ``trend.method.<name>``. Damping is that
of Gardner and McKenzie (1985): recent growth fades by a fixed share each month, because growth seldom lasts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.coverage.trend.history import YEAR, is_observed, last_year_pace, net_additions

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.coverage.trend.history import Floats, History

TWO_YEARS = 2 * YEAR


@dataclass(frozen=True)
class Method:
    """A named way to tell the net additions of the coming months from a history of at least two figures."""

    name: str
    additions: Callable[[History, int], Floats]
    is_possible: Callable[[History], bool] = lambda _: True

    def ahead(self, history: History, months: int) -> Floats:
        """The figure 1 to ``months`` months after the last known one, never below zero."""
        additions = self.additions if self.is_possible(history) else MEDIAN.additions
        return np.maximum(history.last + np.cumsum(additions(history, months)), 0.0)


def _no_change(_: History, months: int) -> Floats:
    return np.zeros(months)


def _last_year(history: History, months: int) -> Floats:
    return np.full(months, last_year_pace(history))


def _median(history: History, months: int) -> Floats:
    """The median of the last twelve months: one month's campaign or clean-up does not move it."""
    return np.full(months, np.median(net_additions(history)[-YEAR:]))


def _average(weight: float, fade: float = 1.0) -> Callable[[History, int], Floats]:
    """The average of all net additions, each older month by ``weight`` less; it fades to ``fade`` from month to month."""

    def additions(history: History, months: int) -> Floats:
        known = net_additions(history)
        weights = (1 - weight) ** np.arange(len(known))[::-1]
        return np.average(known, weights=weights) * fade ** np.arange(1, months + 1)

    return additions


def _seasonal(history: History, months: int) -> Floats:
    """Each coming month adds what the same month added on average in the last two years."""
    by_month = net_additions(history)[-TWO_YEARS:].reshape(2, YEAR).mean(axis=0)
    return np.resize(by_month, months)


def _has_two_years(history: History) -> bool:
    observed = is_observed(history)
    return len(observed) >= TWO_YEARS and bool(observed[-TWO_YEARS:].all())


NO_CHANGE = Method("no_change", _no_change)
LAST_YEAR = Method("last_year", _last_year)
MEDIAN = Method("median", _median)
NAIVE = (NO_CHANGE, LAST_YEAR)
#: In the order in which they are taken when the back-test cannot tell them apart.
CANDIDATES = (
    MEDIAN,
    Method("average", _average(weight=0.05)),
    Method("damped", _average(weight=0.1, fade=0.98)),
    Method("seasonal", _seasonal, _has_two_years),
)
