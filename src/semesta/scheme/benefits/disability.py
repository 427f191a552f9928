"""Grants of JKK after a permanent disability, partial or total (PP 44/2015 Ps.25(2) and Lampiran III)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from semesta.errors import problem, refusal
from semesta.scheme.amount import MILLION, Whole, portion
from semesta.scheme.benefits.base import base_of, not_below_zero, wage_warnings
from semesta.scheme.benefits.body import share_of_part
from semesta.scheme.benefits.death import with_periodic_grant
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

_HUNDRED = 100


@formula("benefits")
def disability_grant(law: Reading, wage: Whole, share: Whole) -> Whole:
    """A share (millionths) of 80 monthly wages; half a rupiah is rounded up."""
    return portion(wage * law.value("jkk.wages"), share)


@formula("benefits")
def total_disability_grant(law: Reading, wage: Whole) -> Whole:
    """70 % of 80 monthly wages; half a rupiah is rounded up."""
    return portion(wage * law.value("jkk.wages"), law.value("jkk.total_disability.share"))


@formula("benefits")
def share_of_function(law: Reading, share: Whole, loss: Whole) -> Whole:  # noqa: ARG001 - formulas begin with the law
    """The share of the table times the share of the function that was lost (both millionths)."""
    return portion(share, loss)


def jkk_disability(
    day: date,
    *,
    wage: int,
    percent: Decimal | None = None,
    part: str | None = None,
    units: int | None = None,
    loss: Decimal | None = None,
    left_handed: bool = False,
    segment: Segment = "PU",
    law: Law | None = None,
) -> Benefit:
    """What JKK pays after a permanent partial disability.

    Args:
        day: the day of the accident.
        wage: the last monthly wage reported, rupiah (of BPU: the income declared, whose class counts).
        percent: the percentage of the table as the doctor set it, or
        part: the part of the body lost, a row of the table (``disability.thumb_right`` is ``thumb_right``).
        units: how many times the row applies when it is told per 10 decibels or per 10 %.
        loss: percentage of the function lost, when the part is there but works less.
        left_handed: the values of right and left change places.
        segment: segment of the membership.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-BENEFITS-030 (neither percentage nor part), E-BENEFITS-031 (no percentage from 0 to 100),
            E-BENEFITS-032 to E-BENEFITS-034 (the part), E-BENEFITS-010, E-BENEFITS-012, E-SCHEME-001.
    """
    not_below_zero(wage=wage)
    on = (law or shipped()).on(day)
    if percent is None and part is None:
        on.value("jkk.wages")
        parts = ", ".join(each.id.rpartition(".")[2] for each in on.family("disability"))
        raise refusal("E-BENEFITS-030", parts=parts)
    stated = None if percent is None else millionths(percent, "percent")
    share = share_of_part(on, part, stated, units, left_handed) if part is not None else stated or 0
    if loss is not None:
        share = int(share_of_function(on, share, millionths(loss, "loss")))
    base = base_of(on, wage, segment)
    return Benefit(
        "jkk-disability",
        day,
        (on,),
        components := {"disability_grant": int(disability_grant(on, base, share))},
        lump_sum=sum(components.values()),
        warnings=(*wage_warnings(on, wage, segment), *_above_total(on, share)),
        details={"percent": float(Decimal(share) * _HUNDRED / MILLION)},
    )


def jkk_total_disability(
    day: date,
    *,
    wage: int,
    segment: Segment = "PU",
    children: int | None = None,
    child: Sequence[Child] = (),
    law: Law | None = None,
) -> Benefit:
    """What JKK pays after a permanent total disability: 70 % of 80 wages, the periodic grant, scholarships.

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
    at_once = {"disability_grant": int(total_disability_grant(on, base)), **schools}
    said = (*wage_warnings(on, wage, segment), *warnings)
    return with_periodic_grant("jkk-total-disability", day, on, at_once, said)


def millionths(percent: Decimal, name: str) -> int:
    """A percentage as a rate.

    Raises:
        SemestaError: E-BENEFITS-031, it is not between 0 and 100.
    """
    if not percent.is_finite() or not 0 < percent <= _HUNDRED:
        raise refusal("E-BENEFITS-031", option=f"--{name}", percent=percent)
    return round(percent * MILLION / _HUNDRED)


def _above_total(on: Reading, share: int) -> tuple[Problem, ...]:
    """A partial disability above the share of a total one is likely a slip."""
    most = int(cast("int", on.parameter("jkk.total_disability.share").at(cast("date", on.day)).value))
    return (problem("W-BENEFITS-030", most=most * _HUNDRED // MILLION),) if share > most else ()
