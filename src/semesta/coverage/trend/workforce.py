"""The denominator in the coming months: on its own trend when that is known, else as it was last published.

Workers are published once or twice a year and stand beside every month until the next figure, so only the months at which
the figure changes say anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta.coverage.trend.history import YEAR

if TYPE_CHECKING:
    from semesta.coverage.trend.history import Floats, History

FIGURES = 3
"""So many different figures, over a year or more, make a trend."""


def workers_ahead(history: History, months: int) -> tuple[Floats, float | None]:
    """Workers 1 to ``months`` months after the last figure, and their change a month; None when they are held.

    The trend is the median of the slopes between all pairs of figures (Theil 1950, Sen 1968), which one revised figure
    does not move. A trend that would leave no workers is not followed.
    """
    pace = _pace(history)
    if pace is None or history.last + pace * months <= 0:
        return np.full(months, history.last), None
    return history.last + pace * np.arange(1.0, months + 1), pace


def _pace(history: History) -> float | None:
    """The change a month, None when there are too few figures, or over too short a time."""
    values = np.array(history.values)
    is_new = np.concatenate([[True], np.diff(values) != 0])
    when, what = np.array(history.months)[is_new], values[is_new]
    if len(what) < FIGURES or when[-1] - when[0] < YEAR:
        return None
    first, second = np.triu_indices(len(what), k=1)
    return float(np.median((what[second] - what[first]) / (when[second] - when[first])))
