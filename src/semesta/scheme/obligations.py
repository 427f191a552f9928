"""What an employer must do: the programmes of its size, its size by the law of the day, and its deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from semesta.errors import refusal
from semesta.scheme.calendar import add_working_days
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from datetime import date

    from semesta.scheme.law import Law
    from semesta.scheme.parameter import Dated

Scale = Literal["micro", "small", "medium", "large"]
SCALES: tuple[Scale, ...] = get_args(Scale)
Special = Literal["construction", "business_owner"]
Measure = Literal["capital", "sales", "assets", "workers"]
Programme = Literal["JKK", "JKM", "JHT", "JP", "JKP"]
PROGRAMMES: tuple[Programme, ...] = get_args(Programme)


def required_programmes(day: date, scale: Scale | Special, law: Law | None = None) -> Dated:
    """The programmes that an employer of a size must register its workers in (Perpres 109/2013 Ps.6).

    Args:
        day: on which.
        scale: micro, small, medium or large; ``construction`` for daily, piecework and fixed-term construction workers;
            ``business_owner`` for owners who join as BPU.
        law: the parameters; those that ship unless given.

    Raises:
        SemestaError: E-SCHEME-001, the day is before the law; E-SCHEME-003, there is no such size.
    """
    return (law or shipped()).on(day).dated("obligation", scale)


def missing_programmes(
    day: date, scale: Scale | Special, held: tuple[str, ...], law: Law | None = None
) -> tuple[str, ...]:
    """The programmes that an employer must register but has not (PDS program), in the order of the law.

    Raises:
        SemestaError: as ``required_programmes``.
    """
    wanted = cast("tuple[str, ...]", required_programmes(day, scale, law).value)
    return tuple(each for each in wanted if each not in held)


def scale_of(day: date, measure: Measure, value: int, law: Law | None = None) -> Scale:
    """The size of a business by the law of a day.

    Args:
        day: on which; PP 7/2021 replaced UU 20/2008 in February 2021.
        measure: ``capital`` (new businesses, from 2021), ``sales`` a year, ``assets`` (until 2021), or ``workers`` (BPS,
            for statistics); without land and buildings.
        value: rupiah, or workers.
        law: the parameters; those that ship unless given.

    Raises:
        SemestaError: E-SCHEME-001 or E-SCHEME-002, the measure does not count on that day; E-CONTRIBUTION-021, the value
            is below zero.
    """
    if value < 0:
        raise refusal("E-CONTRIBUTION-021", measure=measure, value=value)
    on = (law or shipped()).on(day)
    for scale in SCALES[:-1]:
        if value <= cast("int", on.value(f"size.{measure}", scale)):
            return scale
    return "large"


@dataclass(frozen=True)
class Deadline:
    """A duty with its last day and where it is written."""

    duty: str
    day: date
    rule: Dated


def deadlines(day: date, law: Law | None = None) -> list[Deadline]:
    """The deadlines of duties that begin on a day (start of work, work order of a project, a change of it).

    Raises:
        SemestaError: E-SCHEME-001, the day is before the law.
    """
    from datetime import timedelta

    on = (law or shipped()).on(day)
    found = []
    for parameter in on.family("duty"):
        rule = on.dated(parameter.id)
        count = cast("int", rule.value)
        match parameter.unit:
            case "working_days":
                end = add_working_days(day, count)
            case "hours":
                end = day + timedelta(hours=count)
            case _:
                end = day + timedelta(days=count)
        found.append(Deadline(parameter.id.rpartition(".")[2], end, rule))
    return found
