"""Benefits and the pension age, from their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from semesta.errors import refusal
from semesta.language import has, say
from semesta.scheme.benefits import Child, arguments, benefit, pension_age, shortfall
from semesta.scheme.benefits.wording import component_name, plain
from semesta.scheme.trace import trace_rows
from semesta.web.calculator.answer import (
    Answer,
    Row,
    long_day,
    problems_of,
    rupiah,
    steps_of,
    unverified_names,
)
from semesta.web.calculator.layout import CHILDREN, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from semesta.scheme.benefits import Benefit, Shortfall

MONEY = frozenset({"balance", "before_limits"})


def answer_benefit(kind: str, given: Mapping[str, Any]) -> Answer:
    """A benefit.

    Args:
        kind: one of ``semesta.scheme.benefits.KINDS``.
        given: the values of the form.

    Raises:
        SemestaError: as ``semesta.scheme.benefits.benefit``.
    """
    usable = arguments(kind)[1]
    told = {name: value for name, value in given.items() if name in usable and _is_told(value)}
    children = _children(given)
    if children:
        told["child"] = children
    found, said = benefit(kind, given["day"], told)
    real = given.get("actual_wage")
    owed = None if real is None else shortfall(kind, given["day"], told, real)
    record = found.as_dict()
    steps = steps_of(record["trace"])
    name = say(f"calculator.kind.{kind}")
    return Answer(
        title=say("calculator.answer.benefit", None, kind=name, day=long_day(found.day)),
        big=rupiah(found.amount),
        sentence=say("benefits.show.for_life") if found.is_for_life else _how(found),
        headings=(say("benefits.column.component"), say("benefits.column.rupiah")),
        rows=[Row(component_name(part), (paid,)) for part, paid in found.components.items()],
        total=Row(say("calc.total"), (found.amount,)) if len(found.components) > 1 else None,
        remarks=[*_remarks(found), *_owed(real, owed)],
        warnings=problems_of((*said, *found.warnings)),
        unverified=unverified_names(steps, found.unverified),
        steps=steps,
    )


def answer_pension_age(given: Mapping[str, Any]) -> Answer:
    """When somebody may draw the pension.

    Raises:
        SemestaError: E-BENEFITS-011, not born yet; E-SCHEME-001.
    """
    born, today = given["birth_date"], timezone.localdate()
    if born > today:
        raise refusal("E-BENEFITS-011", birth_date=born, day=today)
    found = pension_age(born)
    steps = steps_of(trace_rows([step for reading in found.readings for step in reading.steps]))
    days = {name: long_day(getattr(found, name)) for name in ("reached_on", "starts_on", "deferred_until")}
    return Answer(
        title=say("calculator.tab.pension_age"),
        big=say("calculator.answer.years", None, years=found.age),
        sentence=say("benefits.show.starts_on", None, value=days["starts_on"]),
        headings=(),
        rows=[],
        total=None,
        remarks=[say(f"benefits.show.{name}", None, value=days[name]) for name in ("reached_on", "deferred_until")],
        warnings=[],
        unverified=unverified_names(steps, [name for reading in found.readings for name in reading.unverified]),
        steps=steps,
    )  # fmt: skip


def _is_told(value: object) -> bool:
    return value is not None and value is not False and value not in ("", [])


def _children(given: Mapping[str, Any]) -> tuple[Child, ...]:
    found = []
    for place in CHILDREN:
        years = {level: given.get(f"child_{place}_{level}") or 0 for level in LEVELS}
        if any(years.values()):
            found.append(Child(**years, birth_date=given.get(f"child_{place}_born")))
    return tuple(found)


def _how(found: Benefit) -> str:
    paid = found.payments or ([(found.months, found.monthly)] if found.months and found.monthly else [])
    said = [say("calculator.answer.payment", None, months=many, monthly=rupiah(each)) for many, each in paid]
    if found.lump_sum:
        said.append(say("calculator.answer.at_once", None, amount=rupiah(found.lump_sum)))
    return " ".join(said) or say("calculator.answer.in_all")


def _remarks(found: Benefit) -> Iterator[str]:
    for name, value in found.details.items():
        if has(f"benefits.show.{name}"):
            shown = rupiah(int(value)).removeprefix("Rp") if name in MONEY else _shown(value)
            yield say(f"benefits.show.{name}", None, value=shown)


def _shown(value: Any) -> str:
    return long_day(value) if hasattr(value, "isoformat") else plain(value)


def _owed(real: int | None, owed: Shortfall | None) -> Iterator[str]:
    if real is not None and owed is not None:
        fields = {"wage": real, "real": owed.real, "difference": owed.difference}
        told = {name: rupiah(value).removeprefix("Rp") for name, value in fields.items()}
        yield say("benefits.show.shortfall", None, **told)
