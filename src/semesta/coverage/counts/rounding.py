"""How far a printed count may be from what was counted: its trailing zeros tell how it was rounded."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

_LARGEST_POWER = 9


def unit(number: int) -> int:
    """The step to which a count seems to be rounded; 1 when it shows no rounding.

    Trailing zeros tell it, but at least two digits are taken as counted: 1,350,000 -> 10,000, 2,000,000 -> 100,000.
    """
    for power in range(_LARGEST_POWER, 0, -1):
        if number % 10**power == 0 and abs(number) >= 10 ** (power + 1):
            return int(10**power)
    return 1


def unit_of(number: ir.IntegerValue) -> ir.IntegerValue:
    """The same as ``unit``, for a column."""
    import ibis

    branches = [
        ((number % 10**power == 0) & (number >= 10 ** (power + 1)), ibis.literal(10**power, type="int64"))
        for power in range(_LARGEST_POWER, 0, -1)
    ]
    return ibis.cases(*branches, else_=ibis.literal(1, type="int64"))


def may_stand_for(printed: int, counted: Fraction | int, slack: Fraction | int = 0) -> bool:
    """Whether a rounded or cut count may have been printed for ``counted`` (itself known to within ``slack``)."""
    step = Fraction(unit(printed))
    low, high = Fraction(counted) - slack, Fraction(counted) + slack
    return low < printed + step and high >= printed - step / 2
