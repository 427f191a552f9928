"""The pension (JP) of a member, of one totally disabled, and of survivors (PP 45/2015 Ps.15 to 20)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from semesta.errors import problem, refusal
from semesta.scheme.benefits.base import not_below_zero, not_in_future
from semesta.scheme.benefits.pension_age import pension_age
from semesta.scheme.benefits.pension_formulas import (
    has_months_for_pension,
    is_member_long_enough,
    is_paid_densely,
    months_counted_at_least,
    pension_contributions,
    pension_formula,
    pension_within_limits,
    survivor_pension,
)
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.benefits.base import Segment
    from semesta.scheme.benefits.pension_age import PensionAge
    from semesta.scheme.reading import Reading

Recipient: TypeAlias = Literal["self", "disability", "spouse", "child", "parent"]


def jp(
    day: date,
    *,
    months: int,
    average_wage: int,
    birth_date: date | None = None,
    recipient: Recipient = "self",
    membership_months: int | None = None,
    balance: int | None = None,
    segment: Segment = "PU",
    law: Law | None = None,
) -> Benefit:
    """The pension a month in its first year, or what is paid at once when the months do not suffice.

    Args:
        day: the day on which the right begins: retirement, disability or death.
        months: months of contributions.
        average_wage: average indexed monthly wage over these months, rupiah.
        birth_date: birth date of the member; checks the pension age.
        recipient: who gets it: the member (``self``), a totally disabled member (``disability``), or survivors.
        membership_months: months since the member was first registered; needed when a member with less than 180 months
            died or was disabled.
        balance: contributions with their development, paid at once when the months do not suffice.
        segment: segment of the membership; JP is for PU only.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2015-07-01), E-BENEFITS-010, E-BENEFITS-011, E-BENEFITS-060 (before the pension
            age), E-BENEFITS-061 (membership_months is missing), E-BENEFITS-062 (less than the months paid),
            E-BENEFITS-063 (no JP in that segment).
    """
    not_below_zero(
        months=months, average_wage=average_wage, membership_months=membership_months, balance=balance
    )
    on = (law or shipped()).on(day)
    rule = on.parameter("jp.benefit.accrual").at(day)
    if segment != "PU":
        raise refusal("E-BENEFITS-063", segment=segment, regulation=rule.regulation)
    not_in_future(birth_date, day)
    reached = None if birth_date is None else pension_age(birth_date, law)
    warnings = (*_at_pension_age(reached, day, recipient), *_since_the_law(on, day, months))
    readings = (on,) if reached is None else (*reached.readings, on)
    details = {} if reached is None else {
        "pension_age": reached.age, "reached_on": reached.reached_on, "starts_on": reached.starts_on,
        "deferred_until": reached.deferred_until,
    }  # fmt: skip
    counted = _counted_months(on, months, membership_months, recipient)
    if counted is None:
        return _paid_at_once(day, on, readings, months, average_wage, balance, warnings, details)
    pension = int(pension_formula(on, counted, average_wage))
    if recipient in ("spouse", "child", "parent"):
        pension = int(survivor_pension(on, pension, recipient))
    limited = int(pension_within_limits(on, pension))
    return Benefit(
        "jp",
        day,
        readings,
        {"pension": limited},
        monthly=limited,
        is_for_life=True,
        warnings=warnings,
        details={**details, "counted_months": counted, "before_limits": pension},
    )


def _paid_at_once(
    day: date,
    on: Reading,
    readings: tuple[Reading, ...],
    months: int,
    average_wage: int,
    balance: int | None,
    warnings: tuple[Problem, ...],
    details: dict[str, object],
) -> Benefit:
    if balance is not None:
        components = {"balance": balance}
    else:
        components = {"contributions": int(pension_contributions(on, months, average_wage))}
        warnings = (*warnings, problem("W-BENEFITS-060"))
    paid = sum(components.values())
    return Benefit("jp", day, readings, components, lump_sum=paid, warnings=warnings, details=details)


def _at_pension_age(reached: PensionAge | None, day: date, recipient: Recipient) -> tuple[Problem, ...]:
    if recipient != "self":
        return ()
    if reached is None:
        return (problem("W-BENEFITS-061"),)
    if day < reached.starts_on:
        rule = next(iter(reached.readings[0].used))
        raise refusal(
            "E-BENEFITS-060",
            day=day, age=reached.age, reached_on=reached.reached_on, starts_on=reached.starts_on,
            regulation=rule.regulation, article=rule.article,
        )  # fmt: skip
    return (problem("W-BENEFITS-062", until=reached.deferred_until),) if day > reached.deferred_until else ()


def _since_the_law(on: Reading, day: date, months: int) -> tuple[Problem, ...]:
    """W-BENEFITS-063: more months than there were since JP began."""
    first = on.parameter("jp.rate.worker").values[0].start
    most = max(0, (day.year - first.year) * 12 + day.month - first.month)
    return (problem("W-BENEFITS-063", months=months, most=most, first=first),) if months > most else ()


def _counted_months(
    on: Reading, months: int, membership_months: int | None, recipient: Recipient
) -> int | None:
    """The months that the formula counts; None when they do not suffice for a pension.

    A member with less than 180 months who died or was totally disabled is counted with 180, when long enough a member
    and with at least 80 % of these months paid (PP 45/2015 Ps.20, Permenaker 29/2015 Ps.26).
    """
    if has_months_for_pension(on, months):
        return months
    if recipient == "self":
        return None
    if membership_months is None:
        raise refusal("E-BENEFITS-061", months=months)
    if membership_months < months:
        raise refusal("E-BENEFITS-062", months=months, membership_months=membership_months)
    event = "disability" if recipient == "disability" else "survivor"
    if is_member_long_enough(on, membership_months, event) and is_paid_densely(on, months, membership_months):
        return int(months_counted_at_least(on))
    return None
