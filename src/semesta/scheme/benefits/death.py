"""Grants after a death: JKM, and JKK when the death came of an accident at work (PP 44/2015, PP 82/2019)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.scheme.amount import Whole, maximum, portion
from semesta.scheme.benefits.base import base_of, not_below_zero, wage_warnings
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.benefits.scholarship import scholarships
from semesta.scheme.formula import formula
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.benefits.base import Segment
    from semesta.scheme.benefits.child import Child
    from semesta.scheme.reading import Reading


@formula("benefits")
def death_grant(law: Reading) -> Whole:
    """The death grant of JKM, one sum for all."""
    return law.value("jkm.grant")


@formula("benefits")
def funeral_costs(law: Reading) -> Whole:
    """The sum for the funeral, of JKM and JKK."""
    return law.value("jkm.funeral")


@formula("benefits")
def periodic_grant(law: Reading) -> Whole:
    """The periodic grant over all its months, which may be paid at once."""
    return law.value("jkm.periodic.monthly") * law.value("jkm.periodic.months")


@formula("benefits")
def accident_death_grant(law: Reading, wage: Whole) -> Whole:
    """60 % of 80 monthly wages, at least the death grant of JKM; half a rupiah is rounded up."""
    grant = portion(wage * law.value("jkk.wages"), law.value("jkk.death.share"))
    return maximum(grant, death_grant(law))


def jkm(
    day: date,
    *,
    months: int | None = None,
    children: int | None = None,
    child: Sequence[Child] = (),
    segment: Segment = "PU",
    law: Law | None = None,
) -> Benefit:
    """What JKM pays for a death that did not come of work.

    Args:
        day: the day of the death.
        months: months of contributions (36 are needed for scholarships).
        children: how many children get a scholarship, or
        child: the children one by one.
        segment: segment of the membership; migrant workers follow other rules.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2015-07-01), E-BENEFITS-010, E-BENEFITS-012, E-BENEFITS-021.
    """
    on = (law or shipped()).on(day)
    base_of(on, 0, segment)
    schools, warnings = scholarships(on, day, children, child, months, "JKM")
    at_once = {"death_grant": int(death_grant(on)), "funeral": int(funeral_costs(on)), **schools}
    return with_periodic_grant("jkm", day, on, at_once, warnings)


def jkk_death(
    day: date,
    *,
    wage: int,
    segment: Segment = "PU",
    children: int | None = None,
    child: Sequence[Child] = (),
    law: Law | None = None,
) -> Benefit:
    """What JKK pays for a death that came of an accident at work.

    Args:
        day: the day of the accident.
        wage: the last monthly wage reported, rupiah (of BPU: the income declared, whose class counts).
        segment: segment of the membership.
        children: how many children get a scholarship, or
        child: the children one by one.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2015-07-01), E-BENEFITS-010, E-BENEFITS-012.
    """
    not_below_zero(wage=wage)
    on = (law or shipped()).on(day)
    base = base_of(on, wage, segment)
    schools, warnings = scholarships(on, day, children, child, None, "JKK")
    at_once = {
        "death_grant": int(accident_death_grant(on, base)),
        "funeral": int(funeral_costs(on)),
        **schools,
    }
    return with_periodic_grant("jkk-death", day, on, at_once, (*wage_warnings(on, wage, segment), *warnings))


def with_periodic_grant(
    kind: str, day: date, on: Reading, at_once: dict[str, int], warnings: tuple[Problem, ...]
) -> Benefit:
    """A benefit of sums at once and the periodic grant by month."""
    periodic = int(periodic_grant(on))
    return Benefit(
        kind,
        day,
        (on,),
        {**at_once, "periodic_grant": periodic},
        lump_sum=sum(at_once.values()),
        monthly=int(on.value("jkm.periodic.monthly")),
        months=int(on.value("jkm.periodic.months")),
        warnings=warnings,
    )
