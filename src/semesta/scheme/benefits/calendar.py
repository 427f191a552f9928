"""Birthdays, months after a day, and the first of the next month."""

from __future__ import annotations

import calendar
from datetime import date


def birthday(born: date, age: int) -> date:
    """The day on which somebody turns an age; one born on 29 February turns it on 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Full years of age on a day."""
    years = day.year - born.year
    return years - (birthday(born, years) > day)


def months_after(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month when it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def first_of_next_month(day: date) -> date:
    """The first day of the month after a day."""
    return months_after(day.replace(day=1), 1)
