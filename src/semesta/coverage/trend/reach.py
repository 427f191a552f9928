"""When a path of participants reaches a share of a path of workers, and how many more a month that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from semesta.coverage.trend.history import Floats

YEARS = 10
MONTHS = YEARS * 12
Reason = Literal["reached", "moving_away", "not_within_10_years", "too_short", "no_workers", "no_target"]
_ROUNDING = 1e-12


def is_reached(participants: float, workers: float, target: float) -> bool:
    """Whether participants / workers is the target or more; a target met exactly counts, whatever binary makes of it."""
    return participants >= workers * target * (1 - _ROUNDING)


def first_month(participants: Floats, workers: Floats, target: float) -> int | None:
    """How many months ahead the target (ratio) is first reached; None when it is not on these paths.

    Args:
        participants: persons 1, 2, ... months ahead.
        workers: persons at the same months.
        target: ratio.
    """
    return _first(_is_there(participants, workers, target))


def first_lost(participants: Floats, workers: Floats, target: float) -> int | None:
    """How many months ahead a target (ratio) is first not reached; None when it is on all of these paths."""
    return _first(~_is_there(participants, workers, target))


def why_not(participants: Floats, workers: Floats, coverage: float) -> Reason:
    """Why a path does not reach its target: it falls below today's coverage, or ten years are too short."""
    return (
        "moving_away"
        if participants[-1] < workers[-1] * coverage * (1 - _ROUNDING)
        else "not_within_10_years"
    )


def needed_per_month(participants: float, workers: float, target: float, months: int) -> float:
    """Net additions a month that lead from ``participants`` to the target in ``months`` months; 0 when none are needed.

    Args:
        participants: persons today.
        workers: persons at the target's date.
        target: ratio.
        months: from today to the target's date, above 0.
    """
    missing = workers * target - participants
    return 0.0 if is_reached(participants, workers, target) else missing / months


def _is_there(participants: Floats, workers: Floats, target: float) -> NDArray[np.bool_]:
    return participants >= workers * target * (1 - _ROUNDING)


def _first(marks: NDArray[np.bool_]) -> int | None:
    places = np.flatnonzero(marks)
    return int(places[0]) + 1 if places.size else None
