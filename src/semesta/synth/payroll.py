"""Wages of members: what they earn and what is reported. Whole rupiah a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth.memberships import BPU, JAKON, PMI

if TYPE_CHECKING:
    from semesta.synth.vectors import Flags, Floats, Ints

STEP: Final = 1_000
ROUND: Final = 100_000
HIGHEST: Final = 49_500_000
UNEVEN: Final = 0.22
BUILDER = 1.25
#: Incomes that the self-employed declare (bases of the classes of PP 44/2015 annex II), with weights; assumed.
DECLARED: Final = np.array(
    [1_000_000, 1_200_000, 1_400_000, 1_600_000, 1_800_000, 2_000_000, 2_400_000, 2_950_000]
)
DECLARED_WEIGHTS: Final = np.array([0.68, 0.08, 0.05, 0.05, 0.03, 0.05, 0.03, 0.03])
NO_WAGE: Final = -1


@dataclass(frozen=True)
class Wages:
    """One entry a membership: the wage that is earned and the one that the extract shows; -1 where there is none."""

    earned: Ints
    reported: Ints
    rounded: Flags


def pay(
    segment: Ints, *, level: Floats, honesty: Floats, lowest: Ints, rounding: float, draw: np.random.Generator
) -> Wages:
    """Wages of memberships.

    Employees earn around their employer's level and never less than the minimum wage; the reported wage is less only
    where the employer understates, and is rounded to Rp100,000 (not below the minimum) at the given rate.

    Args:
        segment: of each membership.
        level: usual wage of its employer, as a multiple of the minimum wage.
        honesty: reported by earned wage, of its employer.
        lowest: the minimum wage where it is.
        rounding: share of the rows whose wage is rounded.
        draw: random numbers.
    """
    size = len(segment)
    personal = np.where(
        segment == JAKON, draw.uniform(1.0, BUILDER, size), level * draw.lognormal(0.0, UNEVEN, size)
    )
    earned = _up(np.clip(lowest * personal, lowest + 1, HIGHEST), STEP)
    declared = DECLARED[
        np.searchsorted(DECLARED_WEIGHTS.cumsum(), draw.random(size) * 0.999_999, side="right")
    ]
    earned = np.where(segment == BPU, declared, np.where(segment == PMI, NO_WAGE, earned))
    reported = np.where(honesty < 1, (earned * honesty).astype(np.int64) // STEP * STEP, earned)
    hundred = (earned + ROUND // 2) // ROUND * ROUND
    hundred = np.where(hundred > lowest, hundred, hundred + ROUND)
    may = (honesty >= 1) & (earned % ROUND != 0) & (segment != BPU) & (segment != PMI)
    chance = min(rounding * size / max(int(may.sum()), 1), 1.0)
    rounded = may & (draw.random(size) < chance)
    return Wages(earned, np.where(rounded, hundred, reported), rounded)


def _up(value: Floats, step: int) -> Ints:
    return (np.ceil(value / step) * step).astype(np.int64)
