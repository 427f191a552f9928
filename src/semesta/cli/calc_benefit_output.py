"""How a benefit is printed: its components and how it was computed for people, all of it for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from semesta.cli.calc_output import print_trace
from semesta.cli.output import print_csv, print_json, print_table, whole
from semesta.language import has, say
from semesta.scheme.benefits.wording import component_name, plain

if TYPE_CHECKING:
    from semesta.cli.options import Format
    from semesta.scheme.benefits import Benefit, PensionAge, Shortfall

COLUMNS = ("component", "rupiah")
_MONEY = ("balance", "before_limits")


def print_benefit(
    found: Benefit, output: Format, actual_wage: int | None = None, owed: Shortfall | None = None
) -> None:
    """Print a benefit: json with everything, csv with its components, a table with its trace for people."""
    record = found.as_dict()
    if output == "json":
        if owed is not None:
            record["shortfall"] = {
                "actual_wage": actual_wage, "actual_amount": owed.real, "difference": owed.difference,
            }  # fmt: skip
        print_json(record)
        return
    rows = [{"component": name, "rupiah": paid} for name, paid in found.components.items()]
    if output == "csv":
        print_csv(COLUMNS, rows)
        return
    _print_components(found)
    _print_remarks(found)
    if owed is not None:
        fields = {"wage": actual_wage, "real": owed.real, "difference": owed.difference}
        _echo("shortfall", **{name: whole(value) for name, value in fields.items()})
    print_trace(record["trace"], found.unverified)


def print_pension_age(found: PensionAge, output: Format) -> None:
    """Print a pension age and the days that follow from it."""
    record: dict[str, Any] = {
        "pension_age": found.age, "reached_on": found.reached_on, "starts_on": found.starts_on,
        "deferred_until": found.deferred_until,
    }  # fmt: skip
    rule = next(iter(found.readings[0].used))
    record["rule"] = f"{rule.regulation} {rule.article}"
    if output == "json":
        print_json(record)
    elif output == "csv":
        print_csv(tuple(record), [record])
    else:
        for name in ("pension_age", "reached_on", "starts_on", "deferred_until"):
            _echo(name, value=record[name])
        typer.echo(record["rule"])


def _print_components(found: Benefit) -> None:
    rows = [{"component": component_name(name), "rupiah": paid} for name, paid in found.components.items()]
    last = "show.for_life" if found.is_for_life else "show.total"
    if len(rows) > 1 or found.is_for_life:
        rows.append({"component": say(f"benefits.{last}"), "rupiah": found.amount})
    title = say("benefits.show.title", kind=found.kind, day=found.day)
    headings = {name: say(f"benefits.column.{name}") for name in COLUMNS}
    typer.echo(title)
    print_table(headings, rows, right=frozenset({"rupiah"}))


def _print_remarks(found: Benefit) -> None:
    """How it is paid, and what was found on the way."""
    paid = found.payments or ([(found.months, found.monthly)] if found.months and found.monthly else [])
    for months, monthly in paid:
        _echo("payment", months=months, monthly=whole(monthly))
    if found.lump_sum:
        _echo("lump_sum", amount=whole(found.lump_sum))
    for name, value in found.details.items():
        if has(f"benefits.show.{name}"):
            _echo(name, value=whole(value) if name in _MONEY else plain(value))


def _echo(name: str, **fields: Any) -> None:
    typer.echo(say(f"benefits.show.{name}", **fields))
