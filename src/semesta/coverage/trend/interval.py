"""How far the future may be from the projection: as far as the same method missed in the back-test.

The half-width at a horizon is the smallest one that would have held ``SHARE`` of the misses, with the correction for few
misses of split conformal prediction (Vovk et al. 2005; Lei et al. 2018): the k-th smallest of n, k = ceil((n + 1) SHARE).
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.coverage.trend.history import Floats

SHARE = 0.8
ENOUGH = 4
"""From so many misses on there is a k-th smallest for ``SHARE``."""


def half_widths(misses: Iterable[tuple[int, float]], months: int) -> Floats:
    """Half of the interval's width 1 to ``months`` months ahead; never narrower further out.

    Horizons that were not tested lie on the line between their tested neighbours; beyond the last tested one the width
    grows in proportion to time. When no horizon has ``ENOUGH`` misses, the worst miss a month stands for all.

    Args:
        misses: months ahead, absolute error.
        months: how many.
    """
    by_horizon = defaultdict(list)
    for ahead, error in misses:
        by_horizon[ahead].append(error)
    tested = {ahead: _held(errors) for ahead, errors in sorted(by_horizon.items()) if len(errors) >= ENOUGH}
    if not tested:
        tested = {1: max(error / ahead for ahead, errors in by_horizon.items() for error in errors)}
    widths = np.maximum.accumulate([0.0, *tested.values()])
    last = max(tested)
    future = np.arange(1.0, months + 1)
    near: Floats = np.interp(future, [0.0, *tested], widths)
    return near * np.maximum(future / last, 1.0)


def is_rough(misses: Iterable[tuple[int, float]]) -> bool:
    """Whether no horizon has misses enough for its own width."""
    horizons = [ahead for ahead, _ in misses]
    return max(horizons.count(ahead) for ahead in set(horizons)) < ENOUGH


def _held(errors: list[float]) -> float:
    rank = math.ceil((len(errors) + 1) * SHARE)
    return sorted(errors)[rank - 1]
