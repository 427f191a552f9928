"""Numbers that look drawn but never come twice: a count led through all numbers of a range."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.synth.vectors import Ints

MILLION = 1_000_000


def scatter(count: Ints, size: int, seed: int, use: str) -> Ints:
    """A number from 0 to ``size - 1`` for each count; different counts below ``size`` give different numbers.

    Args:
        count: whole numbers from zero.
        size: of the range, at most 10^12.
        seed: of the run.
        use: what the numbers are for: those of two uses have nothing in common.

    >>> import numpy as np
    >>> sorted(scatter(np.arange(10), 10, seed=1, use="test").tolist()) == list(range(10))
    True
    """
    factor, shift = (int(number) for number in stream(seed, f"scatter {use}").integers(size // 3, size, 2))
    while gcd(factor, size) != 1:
        factor += 1
    # In two steps, so that no product passes 63 bits: size is at most 10^12, half of a count at most 10^6.
    high, low = count // MILLION, count % MILLION
    step = factor * MILLION % size
    numbers: Ints = ((high * step) % size + (low * factor) % size + shift) % size
    return numbers
