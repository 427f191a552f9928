"""Why a printed percentage is not what its own two numbers give: rounding, a digit swap, another denominator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from semesta.coverage.counts.rounding import may_stand_for, unit
from semesta.coverage.wording import decimals_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TOLERANCE = Fraction(5, 10_000)
"""0.05 percentage points, as a ratio: what nobody calls a difference."""

Reason = Literal[
    "percent_rounded", "workers_rounded", "participants_rounded", "workers_swapped", "participants_swapped",
    "percent_swapped", "other_workers", "unexplained",
]  # fmt: skip


@dataclass(frozen=True)
class Misprint:
    """A printed percentage that differs from the recomputed one, and the reason that fits first.

    ``meant`` is the count of people that would make the print right (workers or participants), ``percent`` the
    printed ratio with its digits put right, ``other`` the name of the workforce figure that gives the print.
    """

    reason: Reason
    printed: Decimal
    recomputed: Fraction
    meant: int | None = None
    percent: Decimal | None = None
    other: object = None


def explain(
    printed: Decimal, participants: int, workers: int, others: Iterable[tuple[object, int]] = ()
) -> Misprint | None:
    """Compare a printed ratio (0 to 1) with participants / workers; None within 0.05 points.

    Args:
        printed: the ratio as printed; its digits tell how it was rounded.
        participants: the people covered.
        workers: the denominator, above zero.
        others: other workforce figures of the same area, each with a name, the likeliest first.
    """
    exact, recomputed = Fraction(printed), Fraction(participants, workers)
    if abs(exact - recomputed) <= TOLERANCE:
        return None
    if _prints_as(recomputed, printed):
        return Misprint("percent_rounded", printed, recomputed)
    return (
        _rounded(printed, participants, workers)
        or _swapped(printed, participants, workers)
        or _other(printed, participants, workers, others)
        or Misprint("unexplained", printed, recomputed, meant=_implied(printed, participants))
    )


def _rounded(printed: Decimal, participants: int, workers: int) -> Misprint | None:
    exact, recomputed = Fraction(printed), Fraction(participants, workers)
    if exact > 0 and unit(workers) > 1 and may_stand_for(workers, participants / exact):
        return Misprint("workers_rounded", printed, recomputed, meant=_implied(printed, participants))
    if unit(participants) > 1 and may_stand_for(participants, workers * exact):
        return Misprint("participants_rounded", printed, recomputed, meant=round(workers * exact))
    return None


def _swapped(printed: Decimal, participants: int, workers: int) -> Misprint | None:
    recomputed = Fraction(participants, workers)
    for number in _exchanged(workers):
        if _agrees(Fraction(participants, number), printed):
            return Misprint("workers_swapped", printed, recomputed, meant=number)
    for number in _exchanged(participants):
        if _agrees(Fraction(number, workers), printed):
            return Misprint("participants_swapped", printed, recomputed, meant=number)
    decimals = decimals_of(printed)
    for number in _exchanged(int(printed * 100 * 10**decimals)):
        meant = Decimal(number).scaleb(-2 - decimals)
        if _prints_as(recomputed, meant, decimals):
            return Misprint("percent_swapped", printed, recomputed, percent=meant)
    return None


def _other(
    printed: Decimal, participants: int, workers: int, others: Iterable[tuple[object, int]]
) -> Misprint | None:
    for name, number in others:
        if number > 0 and number != workers and _agrees(Fraction(participants, number), printed):
            recomputed = Fraction(participants, workers)
            return Misprint("other_workers", printed, recomputed, meant=number, other=name)
    return None


def _agrees(ratio: Fraction, printed: Decimal) -> bool:
    return abs(ratio - Fraction(printed)) <= TOLERANCE and _prints_as(ratio, printed)


def _prints_as(ratio: Fraction, printed: Decimal, decimals: int | None = None) -> bool:
    """Whether a ratio, rounded or cut to the decimals of the print, gives the print."""
    step = Fraction(1, 100 * 10 ** (decimals_of(printed) if decimals is None else decimals))
    exact = Fraction(printed)
    return abs(ratio - exact) <= step / 2 or exact <= ratio < exact + step


def _implied(printed: Decimal, participants: int) -> int | None:
    return round(participants / Fraction(printed)) if printed > 0 else None


def _exchanged(number: int) -> Iterator[int]:
    """Every number that two neighbouring digits, exchanged, make of this one."""
    digits: Sequence[str] = str(number)
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left != right and not (place == 0 and right == "0"):
            yield int("".join((*digits[:place], right, left, *digits[place + 2 :])))
