"""Iterative proportional fitting: a table of cells brought to margins that a survey knows, and whole people of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

TOLERANCE = 1e-9
ROUNDS = 500


@dataclass(frozen=True)
class Margin:
    """What the cells of each group must add up to: the group of each cell (-1: of none) and the sum of each group."""

    group: Ints
    sums: Floats


def rake(
    seed: Floats, margins: Sequence[Margin], tolerance: float = TOLERANCE, rounds: int = ROUNDS
) -> Floats:
    """The cells, scaled so that each group of each margin has its sum; what no margin speaks of is left as it is.

    A group whose cells are all nought stays nought. Margins that contradict each other are met as nearly as the last of
    them allows.

    Args:
        seed: people of each cell, none below nought.
        margins: one after the other, until the largest relative error is below ``tolerance``.
        tolerance: of a group's sum.
        rounds: after so many it ends in any case.
    """
    cells = seed.astype(np.float64)
    for _ in range(rounds):
        if max((_error(cells, margin) for margin in margins), default=0.0) <= tolerance:
            break
        for margin in margins:
            cells *= _factors(cells, margin)
    return cells


def _sums(cells: Floats, margin: Margin) -> Floats:
    inside = margin.group >= 0
    sums: Floats = np.bincount(
        margin.group[inside], weights=cells[inside], minlength=len(margin.sums)
    ).astype(np.float64)
    return sums


def _factors(cells: Floats, margin: Margin) -> Floats:
    sums = _sums(cells, margin)
    ratio = np.divide(margin.sums, sums, out=np.ones_like(sums), where=sums > 0)
    return np.append(ratio, 1.0)[margin.group]


def _error(cells: Floats, margin: Margin) -> float:
    sums = _sums(cells, margin)
    reachable = sums > 0
    off = np.abs(sums - margin.sums)[reachable] / np.maximum(margin.sums[reachable], 1.0)
    return float(off.max(initial=0.0))


def whole_people(cells: Floats, group: Ints) -> Ints:
    """The cells as whole numbers that add up, in each group, to the group's rounded sum (largest remainders first).

    Args:
        cells: people, none below nought.
        group: of each cell, from nought on.
    """
    down = np.floor(cells).astype(np.int64)
    groups = int(group.max(initial=-1)) + 1
    wanted = np.rint(np.bincount(group, weights=cells, minlength=groups)).astype(np.int64)
    missing = wanted - np.bincount(group, weights=down, minlength=groups).astype(np.int64)
    order = np.lexsort((np.arange(len(cells)), -(cells - down), group))
    starts = np.concatenate(([0], np.cumsum(np.bincount(group, minlength=groups))))[:-1]
    place = np.arange(len(cells)) - starts[group[order]]
    down[order] += place < missing[group[order]]
    return down


def shares(parts: Floats, wholes: Ints) -> Ints:
    """Each row of ``parts`` (rows x values) scaled to its whole, in whole people that add up to it exactly.

    A row of noughts stays nought.

    Args:
        parts: people, none below nought.
        wholes: of each row.
    """
    rows, values = parts.shape
    sums = parts.sum(axis=1)
    ratio = np.divide(wholes, sums, out=np.zeros(rows), where=sums > 0)
    group = np.repeat(np.arange(rows), values)
    return whole_people((parts * ratio[:, None]).ravel(), group).reshape(rows, values)
