"""The wage that JKK pays while somebody cannot work for a time (STMB)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from semesta.scheme.amount import Whole, maximum, minimum, portion
from semesta.scheme.benefits.base import base_of, not_below_zero, wage_warnings
from semesta.scheme.benefits.payments import components_of, joined
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.formula import formula
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from datetime import date

    from semesta.scheme.benefits.base import Segment
    from semesta.scheme.reading import Reading


@formula("benefits")
def incapacity_first(law: Reading, wage: Whole) -> Whole:
    """What each of the first months (6) is paid; half a rupiah is rounded up."""
    return portion(wage, law.value("jkk.incapacity.rate.first"))


@formula("benefits")
def incapacity_second(law: Reading, wage: Whole) -> Whole:
    """What each of the next months (6) is paid; half a rupiah is rounded up."""
    return portion(wage, law.value("jkk.incapacity.rate.second"))


@formula("benefits")
def incapacity_after(law: Reading, wage: Whole) -> Whole:
    """What each month after these is paid, until recovered; half a rupiah is rounded up."""
    return portion(wage, law.value("jkk.incapacity.rate.after"))


@formula("benefits")
def incapacity_pay(law: Reading, wage: Whole, months: Whole) -> Whole:
    """All that is paid over the months of incapacity."""
    first = paid_over_months(law, incapacity_first(law, wage), incapacity_months_first(law, months))
    second = paid_over_months(law, incapacity_second(law, wage), incapacity_months_second(law, months))
    return (
        first
        + second
        + paid_over_months(law, incapacity_after(law, wage), incapacity_months_after(law, months))
    )


@formula("benefits")
def paid_over_months(law: Reading, monthly: Whole, months: Whole) -> Whole:  # noqa: ARG001 - formulas begin with the law
    """A monthly amount over its months."""
    return monthly * months


@formula("benefits")
def incapacity_months_first(law: Reading, months: Whole) -> Whole:
    """How many of the months fall to the first rate."""
    return minimum(months, law.value("jkk.incapacity.months.first"))


@formula("benefits")
def incapacity_months_second(law: Reading, months: Whole) -> Whole:
    """How many of the months fall to the second rate."""
    left = months - law.value("jkk.incapacity.months.first")
    return minimum(maximum(left, 0), law.value("jkk.incapacity.months.second"))


@formula("benefits")
def incapacity_months_after(law: Reading, months: Whole) -> Whole:
    """How many of the months fall to the last rate."""
    before = law.value("jkk.incapacity.months.first") + law.value("jkk.incapacity.months.second")
    return maximum(months - before, 0)


_RATES: Final = (
    (incapacity_months_first, incapacity_first),
    (incapacity_months_second, incapacity_second),
    (incapacity_months_after, incapacity_after),
)


def jkk_stmb(
    day: date, *, wage: int, months: int, segment: Segment = "PU", law: Law | None = None
) -> Benefit:
    """What JKK pays while somebody cannot work.

    Args:
        day: the day of the accident, which decides between the rules of 2015 and of 2019.
        wage: the last monthly wage reported, rupiah (of BPU: the income declared, whose class counts).
        months: whole months of incapacity.
        segment: segment of the membership.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2015-07-01), E-BENEFITS-010, E-BENEFITS-012.
    """
    not_below_zero(wage=wage, months=months)
    on = (law or shipped()).on(day)
    base = base_of(on, wage, segment)
    # Only rates that are met leave a step: an unverified rate that nobody was paid by is no matter.
    met: list[tuple[int, int]] = []
    for count, pay in _RATES:
        if not met or sum(many for many, _ in met) < months:
            met.append((int(count(on, months)), int(pay(on, base))))
    payments = joined(met)
    for many, monthly in payments:
        paid_over_months(on, monthly, many)
    return Benefit(
        "jkk-stmb",
        day,
        (on,),
        components_of(payments),
        monthly=payments[0][1] if payments else 0,
        months=months,
        payments=payments,
        warnings=wage_warnings(on, wage, segment),
    )
