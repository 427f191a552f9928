"""The calculator for programs: what goes in is the body of a request, never part of an address."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse
from django.utils import timezone
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from semesta.errors import refusal
from semesta.web.access import public

if TYPE_CHECKING:
    from django.http import HttpRequest

Rupiah = Annotated[int, Field(ge=0, le=10**15, description="Whole rupiah")]
Small = Annotated[int, Field(ge=0, le=2_000)]
Number = Annotated[Decimal, Field(ge=0, le=1_000)]
Day = date
Word = Annotated[str, Field(max_length=80)]
Programme = Literal["JKK", "JKM", "JHT", "JP", "JKP"]
Scale = Literal["micro", "small", "medium", "large"]
Kind = Literal[
    "jkm", "jkk-death", "jkk-disability", "jkk-total-disability", "jkk-stmb", "jkk-transport", "jkk-home-care",
    "jht", "jp", "jkp", "scholarship",
]  # fmt: skip
router = Router(tags=["calculator"])


class Strict(Schema):
    """A body with no other fields than these."""

    model_config = ConfigDict(extra="forbid")


class Contribution(Strict):
    """The options of ``semesta calc contribution``."""

    date: Day
    segment: Literal["PU", "BPU", "JAKON", "PMI"] = "PU"
    wage: Rupiah | None = None
    jkk_group: Annotated[int, Field(ge=1, le=5)] | None = None
    scale: Scale | None = None
    programmes: list[Programme] | None = None
    payer: Literal["self", "employer", "apbn", "apbd", "village", "csr"] = "self"
    occupation: Word | None = None
    contract_value: Rupiah | None = None
    vat_included: bool = False
    area: Annotated[str, Field(max_length=13)] | None = None
    birth_date: Day | None = None
    industry: Literal["food", "textile", "leather", "footwear", "toys", "furniture"] | None = None
    workers: Annotated[int, Field(ge=0, le=10**7)] | None = None
    months: Small | None = None
    extension_months: Small = 0
    independent: bool = False
    jht: Rupiah | None = None
    relief: bool = True
    paid_on: Day | None = None
    collective_leave: bool = False


class ChildIn(Strict):
    """A child with its years at school still to go."""

    primary: Small = 0
    junior: Small = 0
    senior: Small = 0
    higher: Small = 0
    birth_date: Day | None = None


class BenefitIn(Strict):
    """The options of ``semesta calc benefit``; each kind uses some of them."""

    date: Day
    wage: Rupiah | None = None
    segment: Literal["PU", "BPU", "JAKON", "PMI"] | None = None
    months: Small | None = None
    average_wage: Rupiah | None = None
    balance: Rupiah | None = None
    birth_date: Day | None = None
    children: Small | None = None
    child: Annotated[list[ChildIn], Field(max_length=20)] | None = None
    programme: Literal["JKK", "JKM"] | None = None
    percent: Number | None = None
    part: Word | None = None
    units: Small | None = None
    loss: Number | None = None
    left_handed: bool | None = None
    land: Rupiah | None = None
    sea: Rupiah | None = None
    air: Rupiah | None = None
    cost: Rupiah | None = None
    rate: Number | None = None
    years: Small | None = None
    purpose: Literal["full", "housing", "other"] | None = None
    reason: Literal["layoff", "resigned", "total-disability", "retired", "died", "contract-ended"] | None = (
        None
    )
    left_on: Day | None = None
    already_drawn: bool | None = None
    recipient: Literal["self", "disability", "spouse", "child", "parent"] | None = None
    membership_months: Small | None = None
    consecutive_months: Small | None = None
    claim: Small | None = None
    months_since_claim: Small | None = None
    claimed_on: Day | None = None
    rule_date: Day | None = None
    registered_on: Day | None = None
    scale: Scale | None = None
    programmes: list[Programme] | None = None
    arrears_months: Small | None = None


class Born(Strict):
    """A birth date."""

    birth_date: Day


class Encoder(DjangoJSONEncoder):
    """Numbers stay numbers."""

    def default(self, o: Any) -> Any:
        """What JSON does not know."""
        return float(o) if isinstance(o, Decimal) else super().default(o)


@public
@router.post("/contribution", summary="Contributions of one case, with their trace")
def contribution(request: HttpRequest, given: Contribution) -> JsonResponse:
    """As ``semesta calc contribution --format json``."""
    from semesta.scheme import law
    from semesta.scheme.contributions import Case
    from semesta.scheme.contributions import contribution as compute
    from semesta.scheme.given import province

    told = given.dict()
    moved = {"day": told.pop("date"), "jht_amount": told.pop("jht"), "province": province(told.pop("area"))}
    programmes = told.pop("programmes")
    case = Case(**told, **moved, programmes=tuple(programmes) if programmes is not None else None)
    found = compute(case, before=law().on(case.day))
    return _answered(found.record(), found.warnings)


@public
@router.post("/benefit/{kind}", summary="A benefit, with its trace")
def benefit(request: HttpRequest, kind: Kind, given: BenefitIn) -> JsonResponse:
    """As ``semesta calc benefit KIND --format json``."""
    from semesta.scheme.benefits import Child
    from semesta.scheme.benefits import benefit as compute

    told = {name: value for name, value in given.dict().items() if value is not None}
    day = told.pop("date")
    if "child" in told:
        told["child"] = tuple(Child(**each) for each in told["child"])
    if "programmes" in told:
        told["programmes"] = tuple(told["programmes"])
    found, said = compute(kind, day, told)
    return _answered(found.as_dict(), (*said, *found.warnings))


@public
@router.post("/pension-age", summary="When somebody may draw the pension")
def pension_age(request: HttpRequest, given: Born) -> JsonResponse:
    """As ``semesta calc pension-age --format json``."""
    from semesta.scheme.benefits import pension_age as compute

    today = timezone.localdate()
    if given.birth_date > today:
        raise refusal("E-BENEFITS-011", birth_date=given.birth_date, day=today)
    found = compute(given.birth_date)
    rule = next(iter(found.readings[0].used))
    record = {"pension_age": found.age, "reached_on": found.reached_on, "starts_on": found.starts_on,
              "deferred_until": found.deferred_until, "rule": f"{rule.regulation} {rule.article}"}  # fmt: skip
    return _answered(record, ())


def _answered(record: dict[str, Any], warnings: Any) -> JsonResponse:
    told = [{"code": each.code, "what": each.what(), "next": each.next_step()} for each in warnings]
    body = {**record, "warnings": told}
    return JsonResponse(body, encoder=Encoder, json_dumps_params={"ensure_ascii": False})
