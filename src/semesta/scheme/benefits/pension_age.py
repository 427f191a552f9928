"""When somebody may draw the pension: the age by year of birth, and the month from which it is paid (PP 45/2015 Ps.15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.scheme.benefits.calendar import birthday, first_of_next_month
from semesta.scheme.formula import formula
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from datetime import date

    from semesta.scheme.amount import Whole
    from semesta.scheme.reading import Reading


@dataclass(frozen=True)
class PensionAge:
    """The pension age of somebody, and the days that follow from it."""

    age: int
    reached_on: date
    starts_on: date
    deferred_until: date
    readings: tuple[Reading, ...]


@formula("benefits")
def years_of_deferral(law: Reading) -> Whole:
    """Years by which one who works on may defer the pension."""
    return law.value("jp.defer_years")


@formula("benefits")
def pension_age_of_birth(law: Reading) -> Whole:
    """The pension age of those born on the day that the law is read on."""
    return law.value("jp.pension_age.born")


def pension_age(birth_date: date, law: Law | None = None) -> PensionAge:
    """The pension age of those born on a day.

    Not the age in force today: that rises every three years until 2043, and what counts is the age in force when the
    person reaches it.
    """
    known = law or shipped()
    born = known.on(birth_date)
    age = int(pension_age_of_birth(born))
    reached = birthday(birth_date, age)
    # Somebody born long ago reached the age before the law: its first day decides.
    then = known.on(max(reached, known.parameter("jp.defer_years").values[0].start))
    deferred = birthday(birth_date, age + int(years_of_deferral(then)))
    return PensionAge(age, reached, first_of_next_month(reached), deferred, (born, then))
