"""When a month's contribution is due, and what a late payment costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from semesta.scheme.amount import Whole, portion
from semesta.scheme.calendar import day_of_month, known_years, next_month, next_working_day
from semesta.scheme.formula import formula
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from datetime import date

    from semesta.scheme.law import Law
    from semesta.scheme.reading import Reading

DueSegment = Literal["PU", "BPU"]


@dataclass(frozen=True)
class Due:
    """The last day of paying a contribution month: as the rule has it, and moved to a working day."""

    nominal: date
    day: date
    is_certain: bool

    @property
    def is_moved(self) -> bool:
        """Whether the day of the rule is a Saturday, Sunday or national holiday."""
        return self.day != self.nominal


def due_date(
    month: date, segment: DueSegment, law: Law | None = None, *, collective_leave: bool = False
) -> Due:
    """The last day on which the contribution of a month may be paid.

    PU: the 15th of the following month (PP 49/2020: the 30th for August 2020 to January 2021); BPU: the 15th of the same
    month. A Saturday, Sunday or national holiday moves it to the next working day. ``is_certain`` is False when the
    holidays of that year are not known.

    Args:
        month: any day of the contribution month.
        segment: PU or BPU.
        law: the parameters; those that ship unless given.
        collective_leave: whether collective leave (cuti bersama) moves a due date too; by default it does not.

    Raises:
        SemestaError: E-SCHEME-001, the month is before the law.
    """
    day = cast("int", (law or shipped()).on(month).value("due.pu" if segment == "PU" else "due.bpu"))
    nominal = day_of_month(next_month(month) if segment == "PU" else month, day)
    first, last = known_years()
    return Due(
        nominal, next_working_day(nominal, collective_leave=collective_leave), first <= nominal.year <= last
    )


def months_late(due: date, paid_on: date) -> int:
    """Months of delay; each month begun counts in full (no rule for parts of a month was found: unverified).

    >>> months_late(date(2026, 1, 15), date(2026, 1, 15)), months_late(date(2026, 1, 15), date(2026, 2, 16))
    (0, 2)
    """
    if paid_on <= due:
        return 0
    months = (paid_on.year - due.year) * 12 + paid_on.month - due.month
    return months + (paid_on > day_of_month(paid_on, due.day))


@formula("contribution")
def late_charge(law: Reading, amount: Whole, months: Whole) -> Whole:
    """The charge for a late contribution, rupiah: a rate for each month of delay, simple, borne by the employer.

    2 % (PP 44/2015, 45/2015, 46/2015), 0.5 % for the months of PP 49/2020 (Ps.23). BPU bear none.
    """
    return portion(amount, law.value("late.rate") * months)
