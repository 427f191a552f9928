"""NIK: region of first issue, birth date (women: day + 40), serial number; unique by construction.

Form: dukcapil.klaten.go.id, as quoted in the reference. Within one district the people are counted through; the count
fixes the serial number (1 to 999) and, beyond 999 people, on which days they can be born, so that no two people can get
the same NIK however the work is cut into chunks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.places import places

if TYPE_CHECKING:
    from semesta.synth.vectors import Days, Flags, Ints

SERIALS = 999
FEMALE_OFFSET = 40


def count_through(origin: Ints, before: Ints) -> Ints:
    """The number of each person among all people of the district, when ``before`` of each district came earlier."""
    order = np.argsort(origin, kind="stable")
    ordered = origin[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    number = np.empty(len(origin), dtype=np.int64)
    number[order] = np.arange(len(origin)) - starts
    return number + before[origin]


def align(born: Days, number: Ints, of_district: Ints) -> Days:
    """Birth dates moved by at most as many days as there are rounds of serial numbers in the district."""
    rounds = -(-of_district // SERIALS)
    back = (born.astype(np.int64) - number // SERIALS) % np.maximum(rounds, 1)
    return (born - back).astype(np.int32)


def issue(origin: Ints, number: Ints, born: Days, female: Flags) -> Ints:
    """The NIK as numbers of 16 digits."""
    region = _regions()[origin]
    day, month, year = parts(born)
    return (
        ((region * 100 + day + FEMALE_OFFSET * female) * 10_000 + month * 100 + year % 100) * 10_000
        + 1
        + number % SERIALS
    )


def parts(born: Days) -> tuple[Ints, Ints, Ints]:
    """Day, month and year of dates."""
    date = born.astype("datetime64[D]")
    month = date.astype("datetime64[M]")
    day = (date - month).astype(np.int64) + 1
    months = month.astype(np.int64)
    return day, months % 12 + 1, months // 12 + 1970


def _regions() -> Ints:
    return np.array([int(code.replace(".", "")) for code in places().districts.codes], dtype=np.int64)
