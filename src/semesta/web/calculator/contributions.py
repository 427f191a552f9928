"""Contributions of one case, from its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta.language import say
from semesta.scheme import law
from semesta.scheme.contributions import Case, contribution
from semesta.scheme.wages import counted_wage
from semesta.web.calculator.answer import (
    Answer,
    Row,
    long_day,
    problems_of,
    rupiah,
    steps_of,
    unverified_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from semesta.scheme.contributions import Contribution

PAYERS = ("employer", "worker", "government", "total")


def answer_contribution(segment: Any, given: Mapping[str, Any]) -> Answer:
    """The contributions of a month.

    Args:
        segment: PU, BPU, JAKON or PMI.
        given: the values of the form.

    Raises:
        SemestaError: as ``semesta.scheme.contributions.contribution``.
    """
    on = law().on(given["day"])
    wages = given.get("wages")
    wage = None if wages is None else counted_wage(on, given.get("wage_kind") or "monthly", wages)
    group, months = given.get("jkk_group"), given.get("contract_months")
    case = Case(
        day=given["day"],
        segment=segment,
        wage=wage,
        jkk_group=int(group) if group else None,
        scale=given.get("scale") or None,
        programmes=tuple(given.get("programmes") or ()) or None,
        payer=given.get("payer") or "self",
        occupation=given.get("occupation") or None,
        contract_value=given.get("contract_value"),
        vat_included=bool(given.get("vat_included")),
        province=given.get("area") or None,
        birth_date=given.get("birth_date"),
        industry=given.get("industry") or None,
        workers=given.get("workers"),
        months=int(months) if months else None,
        extension_months=given.get("extension_months") or 0,
        independent=bool(given.get("independent")),
        jht_amount=given.get("jht_amount"),
        relief=not given.get("no_relief"),
        paid_on=given.get("paid_on"),
        collective_leave=bool(given.get("collective_leave")),
    )
    return _told(contribution(case, before=on))


def _told(found: Contribution) -> Answer:
    record = found.record()
    steps = steps_of(record["trace"])
    segment = say(f"calculator.choice.segment.{found.case.segment}")
    shares = [
        Row(name, (share.employer, share.worker, share.government, share.total))
        for name, share in found.programmes.items()
    ]
    sums = (found.employer_total, found.worker_total, found.government_total, found.total)
    key = "month" if found.case.segment in {"PU", "BPU"} else "once"
    return Answer(
        title=say("calculator.answer.contribution", None, segment=segment, day=long_day(found.case.day)),
        big=rupiah(found.total),
        sentence=say(
            f"calculator.answer.{key}", None, employer=rupiah(sums[0]), worker=rupiah(sums[1]), government=rupiah(sums[2])
        ),
        headings=(say("calc.column.programme"), *(say(f"calc.column.{name}") for name in PAYERS)),
        rows=shares,
        total=Row(say("calc.total"), sums),
        remarks=list(_remarks(found)),
        warnings=problems_of(found.warnings),
        unverified=unverified_names(steps, found.unverified),
        steps=steps,
        note=record["rounding"],
    )  # fmt: skip


def _remarks(found: Contribution) -> Iterator[str]:
    for name, share in found.programmes.items():
        for part, amount in share.extra.items():
            yield f"{name}: {say(f'calc.extra.{part}', None, amount=rupiah(amount))}"
    if found.late is not None:
        yield say("calc.due", None, day=long_day(found.late.due.day))
        if found.late.months:
            yield say("calc.late", None, months=found.late.months, charge=rupiah(found.late.charge))
