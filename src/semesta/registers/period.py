"""One month, the unit in which registers come in: ``2025-12``."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from semesta.errors import refusal

FIRST_YEAR = 2000
LAST_YEAR = 2099
MONTHS = 12
SHORT_YEAR = 2


@dataclass(frozen=True, order=True)
class Period:
    """A calendar month.

    >>> str(Period(2025, 12).next())
    '2026-01'
    """

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def last_day(self) -> date:
        """The month's last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def shift(self, months: int) -> Period:
        """The month that many months later (or earlier)."""
        count = self.year * 12 + self.month - 1 + months
        return Period(count // 12, count % 12 + 1)

    def next(self) -> Period:
        """The month after."""
        return self.shift(1)


def parse(text: str) -> Period:
    """A period from ``2025-12``.

    Raises:
        SemestaError: E-IMPORT-002 when it is not a month of the years 2000 to 2099.
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
    if match is None:
        raise refusal("E-IMPORT-002", period=text)
    year, month = int(match.group(1)), int(match.group(2))
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= MONTHS):
        raise refusal("E-IMPORT-002", period=text)
    return Period(year, month)


MONTH_NAMES = (
    "JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES",
)  # fmt: skip
ENGLISH = {"MAY": "MEI", "AUG": "AGU", "OCT": "OKT", "DEC": "DES", "PEB": "FEB", "AGT": "AGU", "NOP": "NOV"}


def from_words(text: str) -> Period | None:
    """A month as offices write it: ``2025-12``, ``12/2025``, ``202512``, ``Desember 2025``, ``Des-25``, ``01-12-2025``.

    None when it is none of them.

    >>> str(from_words("Des 2025"))
    '2025-12'
    """
    upper = text.strip().upper()
    named = re.fullmatch(r"([A-Z]{3})[A-Z]*[\s\-/.]*(\d{4}|\d{2})", upper)
    if named:
        short = ENGLISH.get(named.group(1), named.group(1))
        century = "20" if len(named.group(2)) == SHORT_YEAR else ""
        return (
            _of(century + named.group(2), str(MONTH_NAMES.index(short) + 1)) if short in MONTH_NAMES else None
        )
    for pattern, year, month in (
        (r"(\d{4})[-/.]?(\d{2})(?:[-/.]\d{2}.*)?", 1, 2),
        (r"(?:\d{1,2}[-/.])?(\d{1,2})[-/.](\d{4}).*", 2, 1),
    ):
        match = re.fullmatch(pattern, upper)
        if match:
            return _of(match.group(year), match.group(month))
    return None


def _of(year: str, month: str) -> Period | None:
    if 1 <= int(month) <= MONTHS and FIRST_YEAR <= int(year) <= LAST_YEAR:
        return Period(int(year), int(month))
    return None
