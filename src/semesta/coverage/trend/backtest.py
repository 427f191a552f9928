"""The back-test: from many past months the history is continued as if the rest were unknown, then compared with it.

It is honest about the choice among methods too: at each past month the one is taken that had been best *until then*,
so the error that is reported is one that an office would really have made, and not that of the luckiest method.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.trend.history import YEAR
from semesta.coverage.trend.methods import CANDIDATES, LAST_YEAR, MEDIAN, NAIVE, NO_CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from semesta.coverage.trend.history import History
    from semesta.coverage.trend.methods import Method

HORIZON = YEAR
FEWEST = 4
_ALL = (*CANDIDATES, *NAIVE)
_TIE = 1e-9
"""Errors that differ by less than this share of the largest figure are equal: only rounding tells them apart."""


@dataclass(frozen=True)
class Miss:
    """One comparison: origin and target (numbers of figures), months between them, absolute error of each method."""

    origin: int
    target: int
    ahead: int
    errors: dict[str, float]


@dataclass(frozen=True)
class Backtest:
    """What the back-test says; mean absolute errors (mae) in the unit of the figures, over 1 to 12 months ahead.

    ``method`` is to be used: the best candidate when candidates beat both naive methods, else the better naive one.
    ``misses`` are its absolute errors with their months ahead, those of the choice of the time for a candidate.
    """

    method: Method
    beats_naive: bool
    origins: int
    mae: float
    no_change_mae: float
    last_year_mae: float
    misses: tuple[tuple[int, float], ...]


def backtest(history: History) -> Backtest:
    """Back-test all methods on a history of at least ``FEWEST + 1`` figures and choose the one to use."""
    margin = _TIE * max(abs(value) for value in history.values)
    misses = [miss for origin in _origins(history) for miss in _misses(history, origin)]
    taken = _taken(history, misses, margin)
    chosen = [(miss.ahead, miss.errors[taken[miss.origin]]) for miss in misses]
    mae = sum(error for _, error in chosen) / len(chosen)
    no_change, last_year = (_mean(misses, method) for method in NAIVE)
    beats = mae < min(no_change, last_year) - margin
    if beats:
        method = _best(history, {method.name: _mean(misses, method) for method in CANDIDATES}, margin)
    else:
        method = NO_CHANGE if no_change <= last_year + margin else LAST_YEAR
        chosen = [(miss.ahead, miss.errors[method.name]) for miss in misses]
    return Backtest(method, beats, len(taken), mae, no_change, last_year, tuple(chosen))


def _origins(history: History) -> range:
    """Numbers of figures known at each origin: half of them at least, but thirteen (a whole year) are enough."""
    first = min(YEAR + 1, max(FEWEST, len(history) // 2))
    return range(first, len(history))


def _misses(history: History, origin: int) -> Iterator[Miss]:
    """The comparisons of one origin: all figures of the year after it, or the next one when that is further off."""
    known = history.until(origin)
    months = [month - known.months[-1] for month in history.months[origin:]]
    months = [ahead for ahead in months if ahead <= HORIZON] or months[:1]
    paths = {method.name: method.ahead(known, months[-1]) for method in _ALL}
    for place, ahead in enumerate(months):
        target = origin + place
        errors = {name: abs(float(path[ahead - 1]) - history.values[target]) for name, path in paths.items()}
        yield Miss(origin, target, ahead, errors)


def _taken(history: History, misses: Sequence[Miss], margin: float) -> dict[int, str]:
    """At each origin the name of the candidate that had been best in all comparisons known at that time."""
    by_target = defaultdict(list)
    for miss in misses:
        by_target[miss.target].append(miss)
    total = dict.fromkeys((method.name for method in CANDIDATES), 0.0)
    known = 0
    taken = {}
    for origin in _origins(history):
        for miss in by_target[origin - 1]:
            known += 1
            for name in total:
                total[name] += miss.errors[name]
        mean = {name: error / max(known, 1) for name, error in total.items()}
        taken[origin] = _best(history.until(origin), mean, margin).name
    return taken


def _best(history: History, mae: Mapping[str, float], margin: float) -> Method:
    """The candidate with the least error of those that this history allows; the first of equals."""
    best = MEDIAN
    for method in CANDIDATES:
        if method.is_possible(history) and mae[method.name] < mae[best.name] - margin:
            best = method
    return best


def _mean(misses: Sequence[Miss], method: Method) -> float:
    return sum(miss.errors[method.name] for miss in misses) / len(misses)
