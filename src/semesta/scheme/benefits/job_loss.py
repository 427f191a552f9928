"""The cash that JKP pays after a dismissal (PP 37/2021, changed by PP 6/2025)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from semesta.errors import problem, refusal
from semesta.scheme.amount import Whole, minimum, portion
from semesta.scheme.benefits.base import not_below_zero, not_in_future, wage_warnings
from semesta.scheme.benefits.job_loss_right import Claim, check
from semesta.scheme.benefits.payments import components_of, joined
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.formula import formula
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.benefits.base import Ending, Segment
    from semesta.scheme.benefits.job_loss_right import Scale
    from semesta.scheme.reading import Reading


@formula("benefits")
def job_loss_wage(law: Reading, wage: Whole) -> Whole:
    """The last wage reported, up to the ceiling of JKP."""
    return minimum(wage, law.value("jkp.benefit.ceiling"))


@formula("benefits")
def job_loss_cash_first(law: Reading, wage: Whole) -> Whole:
    """The cash of each of the first months (3); half a rupiah is rounded up."""
    return portion(job_loss_wage(law, wage), law.value("jkp.benefit.rate.first"))


@formula("benefits")
def job_loss_cash_second(law: Reading, wage: Whole) -> Whole:
    """The cash of each of the other months (3); half a rupiah is rounded up."""
    return portion(job_loss_wage(law, wage), law.value("jkp.benefit.rate.second"))


@formula("benefits")
def rule_of_transition(law: Reading) -> str:
    """Which day decides the rules when the law changed between dismissal and claim."""
    return str(law.dated("jkp.transition").value)


@formula("benefits")
def job_loss_cash(law: Reading, wage: Whole) -> Whole:
    """All the cash, when no work is found in these months."""
    first = job_loss_cash_first(law, wage) * law.value("jkp.benefit.months.first")
    return first + job_loss_cash_second(law, wage) * law.value("jkp.benefit.months.second")


def jkp(
    day: date,
    *,
    wage: int,
    months: int | None = None,
    consecutive_months: int | None = None,
    claim: int = 1,
    months_since_claim: int | None = None,
    reason: Ending = "layoff",
    claimed_on: date | None = None,
    rule_date: date | None = None,
    birth_date: date | None = None,
    registered_on: date | None = None,
    scale: Scale | None = None,
    programmes: Sequence[str] = (),
    arrears_months: int | None = None,
    segment: Segment = "PU",
    law: Law | None = None,
) -> Benefit:
    """The cash after a dismissal, when the right to it stands.

    What was not told is not checked, and named in W-BENEFITS-070.

    Args:
        day: the day of the dismissal, whose rules hold.
        wage: the last monthly wage reported, rupiah.
        months: months of contributions in the last 24 (for a second or third claim: since the claim before).
        consecutive_months: months of contributions in a row before the dismissal.
        claim: 1, 2 or 3: the first, second or third claim of a working life.
        months_since_claim: months of contributions since the claim before, for a second or third claim.
        reason: how the work ended.
        claimed_on: the day of the claim.
        rule_date: a day whose rules hold instead of ``day``: no article was found on dismissals before 2025-02-07 that
            are claimed later.
        birth_date: birth date of the worker, and
        registered_on: the day on which the worker was first registered.
        scale: size of the employer: ``micro``, ``small``, ``medium`` or ``large``, and
        programmes: the programmes that the worker is in.
        arrears_months: months that the employer, bankrupt or closed, has not paid.
        segment: segment of the membership; JKP is for PU only.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2021-02-02), E-BENEFITS-010, E-BENEFITS-011, E-BENEFITS-070 (no JKP in that
            segment), E-BENEFITS-071 to E-BENEFITS-080, all reasons at once why there is no right.
    """
    not_below_zero(
        wage=wage, months=months, consecutive_months=consecutive_months, arrears_months=arrears_months,
        months_since_claim=months_since_claim,
    )  # fmt: skip
    known = law or shipped()
    held_on, is_doubtful = rule_date or day, False
    if rule_date is None and claimed_on is not None:
        held_on, is_doubtful = _of_transition(known, day, claimed_on)
    on = known.on(held_on)
    rule = on.parameter("jkp.benefit.ceiling").at(held_on)
    if segment != "PU":
        raise refusal("E-BENEFITS-070", segment=segment, regulation=rule.regulation)
    not_in_future(birth_date, day)
    asked = Claim(
        day, months, consecutive_months, claim, months_since_claim, reason, claimed_on,
        birth_date, registered_on, scale, tuple(programmes), arrears_months,
    )  # fmt: skip
    unchecked, until = check(on, asked)
    first, second = int(job_loss_cash_first(on, wage)), int(job_loss_cash_second(on, wage))
    early, late = int(on.value("jkp.benefit.months.first")), int(on.value("jkp.benefit.months.second"))
    job_loss_cash(on, wage)
    payments = joined([(early, first), (late, second)])
    readings: tuple[Reading, ...] = (on,)
    if is_doubtful and claimed_on is not None:
        other = known.on(claimed_on)
        rule_of_transition(other)
        readings = (on, other)
    found = Benefit(
        "jkp",
        day,
        readings,
        components_of(payments),
        monthly=first,
        months=early + late,
        payments=payments,
        warnings=(*wage_warnings(on, wage, segment), *_not_checked(unchecked)),
        details={"claim_until": until, "rules_of": held_on},
    )
    return replace(found, warnings=(*found.warnings, problem("W-BENEFITS-071"))) if is_doubtful else found


def _of_transition(known: Law, day: date, claimed_on: date) -> tuple[date, bool]:
    """The day whose rules hold, and whether that is in doubt: dismissed under the old rules, claimed under the new."""
    rule = known.parameter("jkp.transition").find(claimed_on)
    if rule is None or day >= rule.start:
        return day, False
    return (claimed_on if rule.value == "claim" else day), True


def _not_checked(unchecked: list[str]) -> list[Problem]:
    return [problem("W-BENEFITS-070", options=", ".join(unchecked))] if unchecked else []
