"""A parameter of the law: its values with their dates, each with the article and the address it was read at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from semesta.errors import refusal
from semesta.language import Language, current

Unit = Literal[
    "rupiah", "rate", "months", "years", "days", "working_days", "hours", "day_of_month", "count", "text", "list",
    "rupiah_by_amount", "rate_by_amount", "count_by_amount",
]  # fmt: skip
Status = Literal["verified", "unverified"]

#: Numbers are whole (a rate in millionths); a table by amount is pairs (from this amount on, value).
Value: TypeAlias = "int | str | tuple[str, ...] | tuple[tuple[int, int], ...]"


@dataclass(frozen=True, eq=False)
class Dated:
    """A value and the days on which it holds: from ``start`` to ``end`` (both included; None: until further notice)."""

    parameter: str
    start: date
    end: date | None
    value: Value
    regulation: str
    article: str
    source: str
    status: Status
    note: str = ""

    @property
    def is_verified(self) -> bool:
        """Whether the value was read in a source that states it."""
        return self.status == "verified"


@dataclass(frozen=True)
class Parameter:
    """One number of the law under its id (``jp.ceiling``), with all its values in order of their dates."""

    id: str
    unit: Unit
    names: dict[Language, str]
    values: tuple[Dated, ...]
    file: str

    def name(self, language: Language | None = None) -> str:
        """What it is, for readers."""
        return self.names[language or current()]

    def at(self, day: date) -> Dated:
        """The value on a day.

        Raises:
            SemestaError: E-SCHEME-001, the day is before the first value; E-SCHEME-002, no value holds on that day.
        """
        found = self.find(day)
        if found is not None:
            return found
        first, last = self.values[0], self.values[-1]
        if day < first.start:
            raise refusal(
                "E-SCHEME-001",
                day=day, name=self.name(), parameter=self.id, first=first.start,
                regulation=first.regulation, article=first.article,
            )  # fmt: skip
        raise refusal(
            "E-SCHEME-002",
            day=day, name=self.name(), parameter=self.id, start=last.start, end=last.end,
            regulation=last.regulation, article=last.article,
        )  # fmt: skip

    def find(self, day: date) -> Dated | None:
        """The value on a day, or None when there is none."""
        place = bisect_right(self.values, day, key=lambda each: each.start) - 1
        if place < 0:
            return None
        found = self.values[place]
        return None if found.end is not None and day > found.end else found


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
