"""Sharing a whole number out in whole parts, to the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from semesta.synth.vectors import Floats, Ints


def apportion(total: int, weights: ArrayLike, caps: Ints | None = None) -> Ints:
    """``total`` in parts that are proportional to ``weights`` (largest remainders, then the first), none above its cap.

    Raises:
        ValueError: the caps, or the parts with a weight, cannot hold the total.
    """
    weight = np.asarray(weights, dtype=np.float64)
    cap = np.full(weight.shape, total, dtype=np.int64) if caps is None else caps.astype(np.int64)
    cap = np.where(weight > 0, cap, 0)
    if total < 0 or cap.sum() < total:
        message = f"cannot share out {total} within {int(cap.sum())}"
        raise ValueError(message)
    parts = np.zeros(weight.shape, dtype=np.int64)
    while (left := total - int(parts.sum())) > 0:
        is_open = parts < cap
        quota = left * _normalised(np.where(is_open, weight, 0.0))
        whole = np.minimum(np.floor(quota).astype(np.int64), cap - parts)
        rest = left - int(whole.sum())
        room = parts + whole < cap
        if rest > np.count_nonzero(room):
            parts += whole
            continue
        order = np.argsort(np.where(room, whole - quota, np.inf), kind="stable")
        whole[order[:rest]] += 1
        parts += whole
    return parts


def whole(value: float) -> int:
    """The nearest whole number, halves upwards."""
    return int(np.floor(value + 0.5))


def _normalised(weight: Floats) -> Floats:
    shares: Floats = weight / weight.sum()
    return shares
