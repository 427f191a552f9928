"""Formulas of the pension (JP): its amount, its limits, the share of survivors, and what must be paid for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.scheme.amount import MILLION, maximum, minimum, portion
from semesta.scheme.benefits.share import share
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from semesta.scheme.amount import Truth, Whole
    from semesta.scheme.reading import Reading


@formula("benefits")
def pension_formula(law: Reading, months: Whole, average_wage: Whole) -> Whole:
    """1 % x months of contributions / 12 x average indexed monthly wage; half a rupiah is rounded up."""
    return share(average_wage * months, law.value("jp.benefit.accrual"), 12)


@formula("benefits")
def survivor_pension(law: Reading, pension: Whole, recipient: str) -> Whole:
    """The share of the formula that a widow or widower, children or a parent get; half a rupiah is rounded up."""
    return portion(pension, law.value("jp.survivor", recipient))


@formula("benefits")
def pension_within_limits(law: Reading, pension: Whole) -> Whole:
    """The pension a month, no less than the lowest and no more than the highest of that year."""
    return minimum(maximum(pension, law.value("jp.benefit.least")), law.value("jp.benefit.most"))


@formula("benefits")
def has_months_for_pension(law: Reading, months: Whole) -> Truth:
    """Whether the months of contributions suffice for a pension by month."""
    return months >= law.value("jp.benefit.months")


@formula("benefits")
def is_member_long_enough(law: Reading, membership_months: Whole, event: str) -> Truth:
    """Whether a member who died or was disabled early was one long enough to be counted with 15 years."""
    return membership_months >= law.value(f"jp.{event}.membership_months")


@formula("benefits")
def is_paid_densely(law: Reading, months: Whole, membership_months: Whole) -> Truth:
    """Whether at least 80 % of the months of membership were paid."""
    return months * MILLION >= membership_months * law.value("jp.density")


@formula("benefits")
def months_counted_at_least(law: Reading) -> Whole:
    """Months that are counted at least when a member died or was disabled early."""
    return law.value("jp.survivor.counted_months")


@formula("benefits")
def pension_contributions(law: Reading, months: Whole, average_wage: Whole) -> Whole:
    """What was paid in: employer and worker, of the average wage up to the ceiling of the day, for each month."""
    base = minimum(average_wage, law.value("jp.ceiling"))
    employer = portion(base, law.value("jp.rate.employer"))
    return (employer + portion(base, law.value("jp.rate.worker"))) * months
