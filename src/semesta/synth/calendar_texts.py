"""Days and months as offices write them, as columns of text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth.arrow import pick, texts

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from semesta.registers.period import Period
    from semesta.synth.vectors import Ints

FIRST: Final = date(1900, 1, 1)
LAST_YEAR: Final = 2100
EPOCH: Final = date(1970, 1, 1)
OLDEST_MONTHS: Final = 120


def write_days(days: NDArray[np.integer], mark: str = "/") -> pa.Array:
    """Days as ``dd/mm/yyyy`` (or with another mark)."""
    return pick(_day_texts(mark), days - (FIRST - EPOCH).days)


def write_months(period: Period, before: Ints) -> pa.Array:
    """The months so many months before the period, as ``yyyy-mm``; null where negative."""
    months = texts([str(period.shift(-back)) for back in range(OLDEST_MONTHS)])
    return pick(months, np.minimum(before, OLDEST_MONTHS - 1))


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


@cache
def _day_texts(mark: str) -> pa.Array:
    two = [f"{number:02d}" for number in range(32)]
    return texts(
        [
            two[day] + mark + two[month] + mark + str(year)
            for year in range(FIRST.year, LAST_YEAR + 1)
            for month in range(1, 13)
            for day in range(1, monthrange(year, month)[1] + 1)
        ]
    )
