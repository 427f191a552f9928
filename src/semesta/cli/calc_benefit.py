"""``semesta calc benefit``, ``pension-age`` and ``jkk-group``: what a member gets, when, and in which group a business is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

import typer

from semesta.cli.options import FormatOption
from semesta.errors import problem, refusal
from semesta.language import say

Kind = Literal[
    "jkm", "jkk-death", "jkk-disability", "jkk-total-disability", "jkk-stmb", "jkk-transport", "jkk-home-care",
    "jht", "jp", "jkp", "scholarship",
]  # fmt: skip
Segment = Literal["PU", "BPU", "JAKON", "PMI"]
Ending = Literal["layoff", "resigned", "total-disability", "retired", "died", "contract-ended"]
Scale = Literal["micro", "small", "medium", "large"]
Recipient = Literal["self", "disability", "spouse", "child", "parent"]
Purpose = Literal["full", "housing", "other"]
Route = Literal["JKK", "JKM"]

_DAY = "YYYY-MM-DD"


def _option(name: str, metavar: str | None = None) -> Any:
    """An option under its name, with its text of ``benefits.cli``."""
    return typer.Option(f"--{name}", help=say(f"benefits.cli.{name.replace('-', '_')}"), metavar=metavar)


def add_to(app: typer.Typer) -> None:
    """Add the commands to the group ``calc``."""
    from semesta.cli.calc_jkk_group import jkk_group

    app.command("benefit", help=say("benefits.cli.help"))(benefit)
    app.command("pension-age", help=say("benefits.pension_age.help"))(pension_age)
    app.command("jkk-group", help=say("benefits.jkk_group.help"))(jkk_group)


def benefit(
    kind: Annotated[Kind, typer.Argument(help=say("benefits.cli.kind"))],
    day: Annotated[str | None, _option("date", _DAY)] = None,
    wage: Annotated[str | None, _option("wage", "RP")] = None,
    actual_wage: Annotated[str | None, _option("actual-wage", "RP")] = None,
    segment: Annotated[Segment | None, _option("segment")] = None,
    months: Annotated[int | None, _option("months")] = None,
    average_wage: Annotated[str | None, _option("average-wage", "RP")] = None,
    balance: Annotated[str | None, _option("balance", "RP")] = None,
    birth_date: Annotated[str | None, _option("birth-date", _DAY)] = None,
    children: Annotated[int | None, _option("children")] = None,
    child: Annotated[list[str] | None, _option("child")] = None,
    programme: Annotated[Route | None, _option("programme")] = None,
    percent: Annotated[str | None, _option("percent")] = None,
    part: Annotated[str | None, _option("part")] = None,
    units: Annotated[int | None, _option("units")] = None,
    loss: Annotated[str | None, _option("loss")] = None,
    left_handed: Annotated[bool, _option("left-handed")] = False,
    land: Annotated[str | None, _option("land", "RP")] = None,
    sea: Annotated[str | None, _option("sea", "RP")] = None,
    air: Annotated[str | None, _option("air", "RP")] = None,
    cost: Annotated[str | None, _option("cost", "RP")] = None,
    rate: Annotated[str | None, _option("rate")] = None,
    years: Annotated[int | None, _option("years")] = None,
    purpose: Annotated[Purpose | None, _option("purpose")] = None,
    reason: Annotated[Ending | None, _option("reason")] = None,
    left_on: Annotated[str | None, _option("left-on", _DAY)] = None,
    already_drawn: Annotated[bool, _option("already-drawn")] = False,
    recipient: Annotated[Recipient | None, _option("recipient")] = None,
    membership_months: Annotated[int | None, _option("membership-months")] = None,
    consecutive_months: Annotated[int | None, _option("consecutive-months")] = None,
    claim: Annotated[int | None, _option("claim")] = None,
    months_since_claim: Annotated[int | None, _option("months-since-claim")] = None,
    claimed_on: Annotated[str | None, _option("claimed-on", _DAY)] = None,
    rule_date: Annotated[str | None, _option("rule-date", _DAY)] = None,
    registered_on: Annotated[str | None, _option("registered-on", _DAY)] = None,
    scale: Annotated[Scale | None, _option("scale")] = None,
    programmes: Annotated[str | None, _option("programmes")] = None,
    arrears_months: Annotated[int | None, _option("arrears-months")] = None,
    output: FormatOption = "table",
) -> None:
    """Print a benefit."""
    from semesta.cli.calc_benefit_output import print_benefit
    from semesta.cli.calc_output import print_problems
    from semesta.scheme.benefits import arguments, read_child, shortfall
    from semesta.scheme.benefits import benefit as compute
    from semesta.scheme.given import optional_day, optional_rupiah, programme_names

    given = {
        "segment": segment, "months": months, "children": children, "programme": programme, "part": part,
        "units": units, "left_handed": left_handed or None, "years": years, "purpose": purpose, "reason": reason,
        "already_drawn": already_drawn or None, "recipient": recipient, "membership_months": membership_months,
        "consecutive_months": consecutive_months, "claim": claim, "months_since_claim": months_since_claim,
        "scale": scale, "arrears_months": arrears_months, "programmes": programme_names(programmes),
        "child": tuple(read_child(each) for each in child) if child else None,
        "wage": optional_rupiah("--wage", wage),
        "average_wage": optional_rupiah("--average-wage", average_wage),
        "balance": optional_rupiah("--balance", balance),
        "land": optional_rupiah("--land", land),
        "sea": optional_rupiah("--sea", sea),
        "air": optional_rupiah("--air", air),
        "cost": optional_rupiah("--cost", cost),
        "percent": _number("percent", percent),
        "loss": _number("loss", loss),
        "rate": _number("rate", rate),
        "birth_date": optional_day("--birth-date", birth_date),
        "left_on": optional_day("--left-on", left_on),
        "claimed_on": optional_day("--claimed-on", claimed_on),
        "rule_date": optional_day("--rule-date", rule_date),
        "registered_on": optional_day("--registered-on", registered_on),
    }  # fmt: skip
    on = optional_day("--date", day) or date.today()  # noqa: DTZ011 - the law counts days of the office's own calendar
    found, said = compute(kind, on, given)
    real = optional_rupiah("--actual-wage", actual_wage)
    is_by_wage = not {"wage", "average_wage"}.isdisjoint(arguments(kind)[1])
    owed = shortfall(kind, on, given, real) if real is not None and is_by_wage else None
    if real is not None and not is_by_wage:
        said.append(problem("W-BENEFITS-002", kind=kind, options="--actual-wage"))
    print_benefit(found, output, real, owed)
    print_problems((*said, *found.warnings))


def pension_age(
    birth_date: Annotated[str, typer.Argument(help=say("benefits.pension_age.birth_date"), metavar=_DAY)],
    output: FormatOption = "table",
) -> None:
    """Print when somebody may draw the pension."""
    from semesta.cli.calc_benefit_output import print_pension_age
    from semesta.scheme.benefits import pension_age as compute
    from semesta.scheme.given import day

    born = day(_DAY, birth_date)
    today = date.today()  # noqa: DTZ011 - as above
    if born > today:
        raise refusal("E-BENEFITS-011", birth_date=born, day=today)
    print_pension_age(compute(born), output)


def _number(option: str, text: str | None) -> Decimal | None:
    """A number of an option: ``17,5`` and ``70%`` are understood too.

    Raises:
        SemestaError: E-BENEFITS-092, it is none.
    """
    if text is None:
        return None
    try:
        number = Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise refusal("E-BENEFITS-092", option=f"--{option}", text=text)
    return number
