"""Scholarships for the children of those who died or were totally disabled.

PP 44/2015: Rp12,000,000 once, for one child. PP 82/2019: for two children a yearly sum by level of school, until 23.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from semesta.errors import problem, refusal
from semesta.scheme.amount import Truth, Whole, minimum
from semesta.scheme.benefits.base import not_below_zero
from semesta.scheme.benefits.child import LEVELS, Child, years_at_most
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.formula import formula
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.reading import Reading

Route: TypeAlias = Literal["JKK", "JKM"]


@formula("benefits")
def scholarship_once(law: Reading, children: Whole) -> Whole:
    """The scholarship of PP 44/2015: once, for one child."""
    return law.value("scholarship.once") * children_counted(law, children)


@formula("benefits")
def children_counted(law: Reading, children: Whole) -> Whole:
    """Children who get a scholarship: no more than the rule allows."""
    return minimum(children, law.value("scholarship.children"))


@formula("benefits")
def has_months_for_scholarship(law: Reading, months: Whole) -> Truth:
    """Whether enough months were paid for a scholarship through JKM."""
    return months >= law.value("scholarship.jkm_months")


@formula("benefits")
def scholarship_of_child(law: Reading, primary: Whole, junior: Whole, senior: Whole, higher: Whole) -> Whole:
    """The scholarship of one child: years at each level of school, each at most as many as the law pays for."""
    years = {"primary": primary, "junior": junior, "senior": senior, "higher": higher}
    amounts = [
        minimum(years[level], law.value("scholarship.years", level)) * law.value("scholarship.yearly", level)
        for level in LEVELS
    ]
    return amounts[0] + amounts[1] + amounts[2] + amounts[3]


def scholarship(
    day: date,
    *,
    children: int | None = None,
    child: Sequence[Child] = (),
    months: int | None = None,
    programme: Route = "JKM",
    law: Law | None = None,
) -> Benefit:
    """The scholarships after a death or a total disability on a day.

    Args:
        day: the day of the accident or death.
        children: how many children, each taken from kindergarten to the end of higher education (the most there is).
        child: the children one by one, with their years at each level.
        months: months of contributions; through JKM at least 36 are needed.
        programme: ``JKK`` or ``JKM``, through which it is paid.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-BENEFITS-010, E-BENEFITS-020 (no child named), E-BENEFITS-021 (too few months), E-SCHEME-001.
    """
    if children is None and not child:
        raise refusal("E-BENEFITS-020")
    on = (law or shipped()).on(day)
    components, warnings = scholarships(on, day, children, child, months, programme)
    return Benefit(
        "scholarship", day, (on,), components, lump_sum=sum(components.values()), warnings=warnings
    )


def scholarships(
    on: Reading,
    day: date,
    children: int | None,
    child: Sequence[Child],
    months: int | None,
    programme: Route,
) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """What each child gets (``scholarship_1``, ...), and what is to be said about it.

    Raises:
        SemestaError: E-BENEFITS-010, E-BENEFITS-021.
    """
    not_below_zero(children=children, months=months)
    many = len(child) if child else children or 0
    if not many:
        return {}, ()
    most = int(children_counted(on, many))
    warnings = [problem("W-BENEFITS-020", children=many, most=most)] if many > most else []
    if on.has("scholarship.once"):
        return {"scholarship_1": int(scholarship_once(on, many))}, tuple(warnings)
    warnings += _months_needed(on, months, programme)
    all_of_it = Child().with_years([int(years_at_most(on, level)) for level in LEVELS])
    components = {}
    for place, each in enumerate((child or (all_of_it,) * most)[:most], start=1):
        paid, said = each.paid(on, day)
        warnings += said
        components[f"scholarship_{place}"] = int(
            scholarship_of_child(on, paid.primary, paid.junior, paid.senior, paid.higher)
        )
    return components, tuple(warnings)


def _months_needed(on: Reading, months: int | None, programme: Route) -> list[Problem]:
    if programme == "JKK":
        return []
    rule = on.parameter("scholarship.jkm_months").at(cast("date", on.day))
    if months is None:
        return [problem("W-BENEFITS-021", needed=rule.value)]
    if not has_months_for_scholarship(on, months):
        raise refusal(
            "E-BENEFITS-021",
            months=months,
            needed=rule.value,
            regulation=rule.regulation,
            article=rule.article,
        )
    return []
