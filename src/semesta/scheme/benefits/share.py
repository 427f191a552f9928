"""Rates a year of a monthly amount, and growth over years: exact to the rupiah, for numbers and for columns."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from semesta.scheme.amount import MILLION, divided

if TYPE_CHECKING:
    from semesta.scheme.amount import Whole


def share(base: Whole, rate: Whole, parts: int) -> Whole:
    """A rate (millionths) of an amount, divided by a number of parts and only then rounded half up.

    >>> share(6_000_000 * 240, 10_000, 12)
    1200000
    """
    whole = MILLION * parts
    millions = divided(base, whole)
    rest = base - millions * whole
    return millions * rate + divided(rest * rate + whole // 2, whole)


def grown(balance: Whole, rate: int, years: int) -> Whole:
    """An amount after years of compound growth at one rate (millionths a year), rounded half up once at the end.

    >>> grown(15_800_310, 57_000, 26)
    66775212
    """
    factor = round((1 + Fraction(rate, MILLION)) ** years * MILLION**2)
    high, low = divmod(factor, MILLION)
    millions = divided(balance, MILLION)
    rest = balance - millions * MILLION
    middle = millions * low + rest * high
    carried = divided(middle, MILLION)
    small = (middle - carried * MILLION) * MILLION + rest * low + MILLION**2 // 2
    return millions * high + carried + divided(small, MILLION**2)
