"""The wage that JKK pays while somebody cannot work for a time (STMB)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    first, second, after = months_at_each_rate(law, months)
    early = paid_over_months(law, incapacity_first(law, wage), first)
    early += paid_over_months(law, incapacity_second(law, wage), second)
    return early + paid_over_months(law, incapacity_after(law, wage), after)


@formula("benefits")
def paid_over_months(law: Reading, monthly: Whole, months: Whole) -> Whole:  # noqa: ARG001 - formulas begin with the law
    """A monthly amount over its months."""
    return monthly * months


def months_at_each_rate(law: Reading, months: Whole) -> tuple[Whole, Whole, Whole]:
    """How many of the months fall to the first, the second and the last rate."""
    most_first = law.value("jkk.incapacity.months.first")
    most_second = law.value("jkk.incapacity.months.second")
    first = minimum(months, most_first)
    second = minimum(months - first, most_second)
    return first, second, maximum(months - first - second, 0)


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
    counted = [int(each) for each in months_at_each_rate(on, months)]
    rates = (incapacity_first, incapacity_second, incapacity_after)
    # Only rates that are met leave a step: an unverified rate that nobody was paid by is no matter.
    met = [(many, int(pay(on, base))) for many, pay in zip(counted, rates, strict=True) if many or not months]
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
        warnings=wage_warnings(wage),
    )
