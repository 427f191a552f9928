"""Dirt on NIK: missing, placeholders, mistyped, somebody else's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth.arrow import blank, pick, replace, texts, written

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.vectors import Flags, Ints

DIGITS: Final = 16
PLACEHOLDERS: Final = (
    "0000000000000000", "9999999999999999", "1234567890123456", "1111111111111111", "0000000000000001", "3171010000000001",
)  # fmt: skip


def mistype(nik: Ints, draw: np.random.Generator) -> Ints:
    """Each NIK with one wrong digit, two neighbours exchanged, or one digit lost; always another number."""
    way = draw.integers(0, 3, len(nik))
    place = draw.integers(0, DIGITS - 1, len(nik))
    wrong = _with_wrong_digit(nik, place, draw.integers(1, 10, len(nik)))
    swapped = _with_exchanged(nik, place)
    swapped = np.where(swapped == nik, wrong, swapped)
    return np.select([way == 0, way == 1], [wrong, swapped], lose_digit(nik, place))


def lose_digit(nik: Ints, place: Ints) -> Ints:
    """The number without the digit at a place (counted from the right, 0 to 14): 15 digits."""
    power = _power(place)
    return (nik // (power * 10) * power + nik % power).astype(np.int64)


def write_niks(nik: Ints, missing: Flags, placeholder: Flags, draw: np.random.Generator) -> pa.Array:
    """NIK as text, nulls where missing, one of the usual fillers where placeholders stand."""
    column = written(nik)
    count = int(placeholder.sum())
    if count:
        column = replace(
            column, placeholder, pick(_placeholders(), draw.integers(0, len(PLACEHOLDERS), count))
        )
    return blank(column, missing)


def of_others(nik: Ints, chosen: Flags, draw: np.random.Generator) -> Ints:
    """The chosen rows with the NIK of another row that bears another one (theirs where there is none)."""
    rows = np.flatnonzero(chosen)
    new = nik.copy()
    if len(nik) > 1:
        other = (rows + draw.integers(1, len(nik), len(rows))) % len(nik)
        new[rows] = nik[other]
    return new


def _with_wrong_digit(nik: Ints, place: Ints, by: Ints) -> Ints:
    """The digit at a place (0 to 14 from the right) raised, or begun anew after nine."""
    power = _power(place)
    digit = nik // power % 10
    return (nik + ((digit + by) % 10 - digit) * power).astype(np.int64)


def _with_exchanged(nik: Ints, place: Ints) -> Ints:
    """The digits at a place and left of it exchanged; the first digit of all stays, so that none is lost."""
    low = _power(np.minimum(place, DIGITS - 3))
    high = low * 10
    first, second = nik // high % 10, nik // low % 10
    return (nik + (second - first) * high + (first - second) * low).astype(np.int64)


def _power(place: Ints) -> Ints:
    """Ten to the power of a place."""
    power: Ints = np.power(np.int64(10), place)
    return power


@cache
def _placeholders() -> pa.Array:
    return texts(PLACEHOLDERS)
