"""``semesta coverage``: the number, for every area, with its definition, its source and its flags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from semesta.cli import output
from semesta.cli.options import Format, FormatOption, PeriodOption, WorkspaceOption, opened
from semesta.language import say

if TYPE_CHECKING:
    from semesta.coverage import Result
    from semesta.workspace import Workspace

Level = Literal["nation", "province", "regency", "district", "village"]
By = Literal["segment", "sex", "age_band", "formality", "kbli_section"]
Basis = Literal["residence", "workplace", "unstated"]

COUNTS = frozenset({"participants", "workers", "gap"})
RATIOS = frozenset({"coverage", "low", "high", "target"})
#: What people see; sources and flags follow below the table, where there is room for sentences.
SHOWN = ("area_name", "period", "basis", "participants", "workers", "coverage", "gap", "target", "definition")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("coverage", help=say("cli.coverage.help"))(coverage)


def coverage(
    ctx: typer.Context,
    period: PeriodOption,
    area: Annotated[str | None, typer.Option("--area", help=say("cli.coverage.area"))] = None,
    level: Annotated[Level | None, typer.Option("--level", help=say("cli.coverage.level"))] = None,
    by: Annotated[By | None, typer.Option("--by", help=say("cli.coverage.by"))] = None,
    basis: Annotated[Basis | None, typer.Option("--basis", help=say("cli.coverage.basis"))] = None,
    definition: Annotated[
        str | None, typer.Option("--definition", help=say("cli.coverage.definition"))
    ] = None,
    latest: Annotated[bool, typer.Option("--latest", help=say("cli.coverage.latest"))] = False,
    chart: Annotated[
        Path | None, typer.Option("--chart", help=say("cli.coverage.chart"), metavar="FILE")
    ] = None,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Print coverage."""
    from semesta import areas

    office = opened(ctx, workspace)
    code = None
    if area is not None:
        place, warnings = areas.resolve(area)
        code = place.code
        for warning in warnings:
            typer.echo(warning.text(), err=True)
    result = from_workspace(
        office,
        period=period,
        area=code,
        level=level,
        by=by,
        basis=basis,
        definition=definition,
        latest=latest,
    )
    print_result(result, format_)
    if chart is not None:
        from semesta.publish import save_coverage_chart

        for path in save_coverage_chart(result.rows, chart):
            typer.echo(say("cli.coverage.chart_done", path=path), err=True)


def from_workspace(office: Workspace, **question: Any) -> Result:
    """Coverage from the registers of counts of a workspace.

    Raises:
        SemestaError: as ``semesta.coverage.from_counts``; E-WORKSPACE-006.
    """
    from semesta.coverage import from_counts
    from semesta.engine import connect
    from semesta.registers.store import Store

    store = Store(office)
    with office.scratch() as scratch:
        con = connect(scratch, office.settings.memory_limit)
        try:
            counts, workers, targets = (
                store.read(name, con) for name in ("participant_counts", "workforce_counts", "targets")
            )
            return from_counts(counts, workers, targets, **question)
        finally:
            con.disconnect()


def print_result(result: Result, format_: Format) -> None:
    """The table, and in words what belongs to it."""
    if format_ == "csv":
        output.print_csv(result.columns, result.table().to_pylist())
    elif format_ == "json":
        output.print_json(result.table().to_pylist())
    else:
        _print_people(result)
    if format_ != "table":
        for note in result.notes:
            typer.echo(note.text(), err=True)


def _print_people(result: Result) -> None:
    from semesta.coverage import basis_note

    shown = SHOWN if result.by is None else (*SHOWN[:3], result.by, *SHOWN[3:])
    headings = {name: say(f"cli.coverage.column.{name}") for name in shown}
    rows = []
    for number, row in enumerate(result.table().to_pylist(), start=1):
        name = f"{row['area_name'] or row['area_code']}"
        marks = f" [{number}]" if row["flags"] else ""
        rows.append({**row, "area_name": name + marks, "basis": _basis(row["basis"])})
    output.print_table(headings, rows, right=COUNTS | RATIOS, show=_show)
    said: dict[str, list[int]] = {}
    for number, one in enumerate(result.rows, start=1):
        for flag in one.flags:
            said.setdefault(flag.text(), []).append(number)
    for text, numbers in said.items():
        typer.echo(f"{''.join(f'[{number}]' for number in numbers)} {text}")
    for note in result.notes:
        typer.echo(note.text())
    sentence = basis_note(result.rows)
    if sentence:
        typer.echo(f"\n{sentence}")


def _basis(basis: str | None) -> str | None:
    return say(f"cli.basis.{basis}") if basis else None


def _show(column: str, value: Any) -> str:
    if value is None:
        return "-"
    if column in COUNTS:
        return output.whole(value)
    return output.percent(value) if column in RATIOS else str(value)
