"""The monthly amount that grants of JKK and contributions of JHT are counted on, and the checks of what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from semesta.errors import problem, refusal
from semesta.scheme.formula import formula
from semesta.scheme.wages import lowest_minimum_wage

if TYPE_CHECKING:
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.amount import Whole
    from semesta.scheme.reading import Reading

Segment: TypeAlias = Literal["PU", "BPU", "JAKON", "PMI"]
#: How work ended.
Ending: TypeAlias = Literal["layoff", "resigned", "total-disability", "retired", "died", "contract-ended"]


@formula("benefits")
def income_class(law: Reading, income: Whole) -> Whole:
    """The base of the BPU income class in which an income lies (PP 44/2015 Lampiran II)."""
    return law.by_amount("bpu.base", income)


def base_of(law: Reading, wage: Whole, segment: Segment) -> Whole:
    """The wage itself, or for BPU the base of its income class: benefits follow the class, not the income declared.

    Raises:
        SemestaError: E-BENEFITS-012, benefits of migrant workers follow other rules.
    """
    if segment == "PMI":
        raise refusal("E-BENEFITS-012")
    return income_class(law, wage) if segment == "BPU" else wage


def not_below_zero(**given: int | None) -> None:
    """Refuse amounts and months below zero.

    Raises:
        SemestaError: E-BENEFITS-010 for each.
    """
    from semesta.errors import SemestaError

    below = [
        problem("E-BENEFITS-010", option=option(name), value=value)
        for name, value in given.items()
        if value is not None and value < 0
    ]
    if below:
        raise SemestaError(below)


def wage_warnings(law: Reading, wage: int, segment: Segment) -> tuple[Problem, ...]:
    """What is to be said about a wage; the benefit is computed on it all the same.

    W-BENEFITS-001: it is zero. W-BENEFITS-003: a wage earner's is below every minimum wage that is known.
    """
    if wage == 0:
        return (problem("W-BENEFITS-001"),)
    floor = lowest_minimum_wage(law) if segment == "PU" else None
    if floor is None or wage >= cast("int", floor.value):
        return ()
    return (problem("W-BENEFITS-003", wage=wage, floor=floor.value, year=cast("date", law.day).year),)


def not_in_future(birth_date: date | None, day: date) -> None:
    """Refuse a birth date after the day that is asked about.

    Raises:
        SemestaError: E-BENEFITS-011.
    """
    if birth_date is not None and birth_date > day:
        raise refusal("E-BENEFITS-011", birth_date=birth_date, day=day)


def option(name: str) -> str:
    """The option of the command line under which a value is given."""
    return f"--{name.replace('_', '-')}"
