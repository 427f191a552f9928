"""What is known of one figure over time: whole numbers at months, with gaps where nothing was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

YEAR = 12


@dataclass(frozen=True)
class History:
    """Figures at months: ``months`` counts calendar months (year * 12 + month - 1), ascending, no month twice."""

    months: tuple[int, ...]
    values: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.months)

    @property
    def last(self) -> float:
        """The newest figure."""
        return self.values[-1]

    @property
    def span(self) -> int:
        """Calendar months from the first figure to the last, both counted."""
        return self.months[-1] - self.months[0] + 1

    def until(self, count: int) -> History:
        """As it was known when only the first ``count`` figures were."""
        return History(self.months[:count], self.values[:count])


def net_additions(history: History) -> Floats:
    """The change in each calendar month after the first; over a gap each month has the gap's average."""
    gaps = np.diff(history.months)
    return np.repeat(np.diff(history.values) / gaps, gaps)


def is_observed(history: History) -> NDArray[np.bool_]:
    """Whether each of ``net_additions`` is the change of that very month, not the average over a gap."""
    gaps = np.diff(history.months)
    return np.repeat(gaps == 1, gaps)


def last_year_pace(history: History) -> float | None:
    """Net additions a month over the last twelve months; over the whole history when it is shorter.

    None of a single figure. Over gaps: since the newest figure that is at least twelve months old.
    """
    if len(history) < 2:  # noqa: PLR2004 - one figure is no change
        return None
    old = [place for place, month in enumerate(history.months) if history.months[-1] - month >= YEAR]
    since = old[-1] if old else 0
    return (history.last - history.values[since]) / (history.months[-1] - history.months[since])
