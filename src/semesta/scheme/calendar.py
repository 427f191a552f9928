"""Working days: weekends, national holidays, and what a due date becomes when it falls on one."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Final

#: Handbook of BPJS Ketenagakerjaan p19 names Saturday, Sunday and national holidays. Election days are national holidays
#: by decree; collective leave (cuti bersama) is not, and moves no due date unless asked for.
HOLIDAYS: Final = frozenset({"libur_nasional", "pemilu"})
COLLECTIVE_LEAVE: Final = "cuti_bersama"
_SATURDAY: Final = 5


def is_working_day(day: date, *, collective_leave: bool = False) -> bool:
    """Whether a day is neither Saturday, Sunday nor a national holiday.

    Args:
        day: of the years of ``known_years``; of others only weekends are known.
        collective_leave: whether collective leave (cuti bersama) counts as a holiday too.
    """
    kinds = _kinds().get(day, frozenset())
    free = bool(kinds & HOLIDAYS) or (collective_leave and COLLECTIVE_LEAVE in kinds)
    return day.weekday() < _SATURDAY and not free


def next_working_day(day: date, *, collective_leave: bool = False) -> date:
    """The day itself when it is a working day, else the next one.

    >>> next_working_day(date(2025, 6, 15))
    datetime.date(2025, 6, 16)
    """
    while not is_working_day(day, collective_leave=collective_leave):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, *, collective_leave: bool = False) -> date:
    """The day that is ``count`` working days after another, which does not count itself.

    >>> add_working_days(date(2025, 11, 21), 1)
    datetime.date(2025, 11, 24)
    """
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1), collective_leave=collective_leave)
    return day


def day_of_month(month: date, day: int) -> date:
    """A day of a month, or its last day when the month is shorter.

    >>> day_of_month(date(2021, 2, 1), 30)
    datetime.date(2021, 2, 28)
    """
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def next_month(day: date) -> date:
    """The first day of the month after.

    >>> next_month(date(2025, 12, 31))
    datetime.date(2026, 1, 1)
    """
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


@cache
def known_years() -> tuple[int, int]:
    """The first and the last year whose holidays are known."""
    years = [day.year for day in _kinds()]
    return min(years), max(years)


@cache
def _kinds() -> dict[date, frozenset[str]]:
    """Day -> what it is (a day may be a holiday and collective leave)."""
    text = (resources.files("semesta.scheme.data") / "holidays.csv").read_text(encoding="utf-8")
    found: dict[date, frozenset[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        day = date.fromisoformat(row["date"])
        found[day] = found.get(day, frozenset()) | {row["kind"]}
    return found
