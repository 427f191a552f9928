"""Contributions on the terminal: a table of shares, what to mind, and the trace in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from semesta.cli.output import percent, print_csv, print_json, print_table, whole
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from semesta.cli.options import Format
    from semesta.errors import Problem
    from semesta.payroll import Payroll
    from semesta.scheme.contributions import Contribution

COLUMNS = ("programme", "employer", "worker", "government", "total")


def print_contribution(found: Contribution, output: Format) -> None:
    """The contributions of one case."""
    record = found.record()
    if output == "json":
        print_json(record)
        return
    rows = [
        {"programme": name, **{column: share[column] for column in COLUMNS[1:]}}
        for name, share in record["programmes"].items()
    ]
    if output == "csv":
        unverified = " ".join(found.unverified)
        print_csv((*COLUMNS, "unverified"), [{**row, "unverified": unverified} for row in rows])
        print_problems(found.warnings)
        return
    sums = {column: record[f"{column}_total"] for column in COLUMNS[1:-1]}
    rows.append({"programme": say("calc.total"), **sums, "total": found.total})
    title = say("calc.contribution.title", segment=found.case.segment, day=found.case.day)
    headings = {column: say(f"calc.column.{column}") for column in COLUMNS}
    print_table(headings, rows, title=title, right=frozenset(COLUMNS[1:]))
    for name, share in found.programmes.items():
        for part, amount in share.extra.items():
            words = say(f"calc.extra.{part}", amount=whole(amount))
            typer.echo(f"{name}: {words}")
    if found.late is not None:
        typer.echo(say("calc.due", day=found.late.due.day))
        if found.late.months:
            typer.echo(say("calc.late", months=found.late.months, charge=whole(found.late.charge)))
    print_trace(record["trace"], record["unverified"])
    typer.echo(record["rounding"])
    print_problems(found.warnings)


def print_payroll(found: Payroll, out: Path, output: Format) -> None:
    """The totals of a payroll; json has each problem too (without names and numbers of persons)."""
    totals = found.totals
    counts = {
        "rows": len(found.rows),
        "computed": sum(row.found is not None for row in found.rows),
        "problems": sum(bool(row.problems) for row in found.rows),
    }
    if output == "json":
        told = [
            {"row": row.number, "code": each.code, "text": each.text()}
            for row in found.rows
            for each in row.problems
        ]
        print_json({**counts, "totals": totals, "unverified": found.unverified, "to_check": told, "out": out})
        return
    rows = [{"amount": name, "total": total} for name, total in totals.items()]
    if output == "csv":
        unverified = " ".join(found.unverified)
        print_csv(("amount", "total", "unverified"), [{**row, "unverified": unverified} for row in rows])
        return
    shown = [{**row, "amount": say(f"payroll.column.{row['amount']}")} for row in rows]
    headings = {"amount": say("payroll.programme"), "total": say("payroll.amount")}
    print_table(
        headings, shown, title=say("payroll.title", day=found.request.day), right=frozenset({"total"})
    )
    rows_, computed, problems = counts.values()
    typer.echo(say("payroll.done", rows=rows_, computed=computed, problems=problems, out=out))
    if found.unverified:
        typer.echo(say("calc.unverified", parameters=", ".join(found.unverified)))
    print_problems(found.notes)


def print_trace(trace: Iterable[Mapping[str, Any]], unverified: Iterable[str]) -> None:
    """How amounts came about, step by step, with the articles; then the parameters that are not verified."""
    typer.echo(f"\n{say('calc.trace')}")
    for step in trace:
        given = ", ".join(
            f"{name} {_shown(value)}" for name, value in step["inputs"].items() if _tells(value)
        )
        typer.echo(
            f"{step['step']:>3}. {step['formula']}: {step['words']} = {_shown(step['result'])}  [{given}]"
        )
        for each in step["parameters"]:
            typer.echo(f"       {_parameter(each)}")
    named = ", ".join(unverified)
    if named:
        typer.echo(say("calc.unverified", parameters=named))


def print_problems(problems: Iterable[Problem]) -> None:
    """Warnings on stderr."""
    for each in problems:
        typer.echo(each.text(), err=True)


def _parameter(row: Mapping[str, Any]) -> str:
    value = percent_of(row["value"]) if row["unit"] == "rate" else _table(row["value"])
    until = say("calc.until", day=row["to"]) if row["to"] else ""
    status = "" if row["status"] == "verified" else f" ({say('calc.status.unverified')})"
    rule = f"{row['regulation']} {row['article']}".strip()
    return (
        f"{row['name']}: {value}{status}; {rule}, {say('calc.from', day=row['from'])}{until}; {row['source']}"
    )


def percent_of(rate: Any) -> str:
    """A rate as a percentage with all its places: ``0,635%``."""
    text = f"{(rate * 100).normalize():f}%"
    return text.replace(".", ",") if percent(0).startswith("0,") else text


def _table(value: object) -> str:
    if isinstance(value, list):
        shown = [": ".join(map(str, each)) if isinstance(each, list) else str(each) for each in value]
        return ", ".join(shown[:6]) + (", ..." if len(shown) > 6 else "")  # noqa: PLR2004 - six fit a line
    return _shown(value)


def _tells(value: object) -> bool:
    return value is not False and value is not None


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return say("calc.yes" if value else "calc.no")
    return whole(value) if isinstance(value, int) else str(value)
