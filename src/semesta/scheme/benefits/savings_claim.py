"""When the savings of JHT may be drawn, all or a part (PP 46/2015 Ps.22, Permenaker 4/2022)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from semesta.errors import problem, refusal
from semesta.scheme.benefits.calendar import age_on, months_after
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.amount import Truth, Whole
    from semesta.scheme.benefits.base import Ending
    from semesta.scheme.reading import Reading


@formula("benefits")
def is_of_savings_age(law: Reading, age: Whole) -> Truth:
    """Whether a member has the age at which all is paid."""
    return age >= law.value("jht.claim.age")


@formula("benefits")
def months_to_wait(law: Reading) -> Whole:
    """Months to wait after leaving work before all is paid."""
    return law.value("jht.claim.waiting_months")


@formula("benefits")
def is_member_for_part(law: Reading, months: Whole) -> Truth:
    """Whether a member has been one long enough to draw a part."""
    return months >= law.value("jht.partial.months")


def may_draw_all(
    on: Reading, day: date, reason: Ending | None, left_on: date | None, birth_date: date | None
) -> list[Problem]:
    """What is to be said about drawing all: W-BENEFITS-051 when nothing was told that gives the right.

    Raises:
        SemestaError: E-BENEFITS-051, not old enough; E-BENEFITS-052, the month of waiting is not over.
    """
    if reason in ("died", "total-disability"):
        return []
    if birth_date is not None and is_of_savings_age(on, age_on(birth_date, day)):
        return []
    if reason is not None or left_on is not None:
        if left_on is None:
            return [problem("W-BENEFITS-052")]
        first = months_after(left_on, int(months_to_wait(on)))
        if day < first:
            wait = on.dated("jht.claim.waiting_months")
            raise refusal(
                "E-BENEFITS-052",
                day=day, left_on=left_on, first=first, regulation=wait.regulation, article=wait.article,
            )  # fmt: skip
        return []
    if birth_date is not None:
        rule = on.dated("jht.claim.age")
        raise refusal(
            "E-BENEFITS-051",
            day=day, age=age_on(birth_date, day), needed=rule.value,
            regulation=rule.regulation, article=rule.article,
        )  # fmt: skip
    return [problem("W-BENEFITS-051")]


def may_draw_part(on: Reading, months: int | None, already_drawn: bool) -> list[Problem]:  # noqa: FBT001 - handed on
    """What is to be said about drawing a part: W-BENEFITS-053 when the months of membership were not told.

    Raises:
        SemestaError: E-BENEFITS-053, not long enough a member; E-BENEFITS-054, a part was drawn before.
    """
    rule = on.parameter("jht.partial.months").at(cast("date", on.day))
    if already_drawn:
        raise refusal("E-BENEFITS-054", regulation=rule.regulation)
    if months is None:
        return [problem("W-BENEFITS-053", needed=rule.value)]
    if not is_member_for_part(on, months):
        raise refusal(
            "E-BENEFITS-053",
            months=months, needed=rule.value, regulation=rule.regulation, article=rule.article,
        )  # fmt: skip
    return []
