"""``semesta trend``: how coverage moved, when it reaches its target at this pace, and what pace the target needs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from semesta.cli.options import FormatOption, WorkspaceOption, opened
from semesta.errors import SemestaError, refusal
from semesta.language import say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.trend import Projection, Target
    from semesta.workspace import Workspace

Level = Literal["nation", "province", "regency", "district", "village"]
Basis = Literal["residence", "workplace", "unstated"]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("trend", help=say("trend.cli.help"))(trend)


def trend(
    ctx: typer.Context,
    area: Annotated[str | None, typer.Option("--area", help=say("trend.cli.area"))] = None,
    level: Annotated[Level | None, typer.Option("--level", help=say("trend.cli.level"))] = None,
    first: Annotated[str | None, typer.Option("--from", help=say("trend.cli.from"), metavar="P")] = None,
    last: Annotated[str | None, typer.Option("--to", help=say("trend.cli.to"), metavar="P")] = None,
    basis: Annotated[Basis | None, typer.Option("--basis", help=say("cli.coverage.basis"))] = None,
    definition: Annotated[
        str | None, typer.Option("--definition", help=say("cli.coverage.definition"))
    ] = None,
    target: Annotated[float | None, typer.Option("--target", help=say("trend.cli.target"))] = None,
    target_by: Annotated[
        str | None, typer.Option("--target-by", help=say("trend.cli.target_by"), metavar="P")
    ] = None,
    monthly: Annotated[bool, typer.Option("--monthly", help=say("trend.cli.monthly"))] = False,
    chart: Annotated[
        Path | None, typer.Option("--chart", help=say("trend.cli.chart"), metavar="FILE")
    ] = None,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Print projections, or the months themselves."""
    from semesta import areas
    from semesta.cli.trend_output import print_months, print_projections
    from semesta.registers.period import parse

    office = opened(ctx, workspace)
    place, warnings = areas.resolve(area or office.settings.area)
    for warning in warnings:
        typer.echo(warning.text(), err=True)
    found = from_workspace(
        office,
        area=place.code,
        level=level,
        basis=basis,
        definition=definition,
        first=None if first is None else parse(first),
        last=None if last is None else parse(last),
        target=_target(target, target_by),
    )
    if monthly:
        print_months(found, format_)
    else:
        print_projections(found, format_, absent=None if found else place.code)
    if chart is not None:
        from semesta.publish.chart_trend import save_trend_chart

        for path in save_trend_chart(found, chart):
            typer.echo(say("cli.coverage.chart_done", path=path), err=True)


def from_workspace(office: Workspace, **question: Any) -> list[Projection]:
    """Projections from the registers of counts and the stored runs of a workspace.

    Raises:
        SemestaError: as ``semesta.coverage.trend.from_published``; E-WORKSPACE-006.
    """
    from semesta import areas
    from semesta.coverage.runs import totals
    from semesta.coverage.trend import from_runs
    from semesta.engine import connect
    from semesta.registers.store import Store

    store = Store(office)
    with office.scratch() as scratch:
        con = connect(scratch, office.settings.memory_limit)
        try:
            counts, workers, targets = (
                store.read(name, con) for name in ("participant_counts", "workforce_counts", "targets")
            )
            found = _published(office, counts, workers, targets, question)
            runs = totals(con, office, question["level"] or areas.get(question["area"]).level)
            if runs is not None:
                found += from_runs(con, runs, targets, **question)
        finally:
            con.disconnect()
    return found


def _published(
    office: Workspace, counts: ir.Table, workers: ir.Table, targets: ir.Table, question: dict[str, Any]
) -> list[Projection]:
    """Projections of published figures; none for a definition of ``semesta.toml`` that only runs have."""
    from semesta.coverage.trend import from_published

    try:
        return from_published(counts, workers, targets, **question)
    except SemestaError as error:
        is_of_runs = question["definition"] in office.settings.definitions
        if error.problems[0].code != "E-COVERAGE-004" or not is_of_runs:
            raise
        return []


def _target(ratio: float | None, by: str | None) -> Target | None:
    """The target that was given by hand.

    Raises:
        SemestaError: E-TREND-001, it is no share; E-IMPORT-002, its date is no month.
    """
    from semesta.coverage.trend import Target
    from semesta.registers.period import parse

    if ratio is None:
        if by is not None:
            raise typer.BadParameter(say("trend.cli.target_missing"), param_hint="--target-by")
        return None
    if not 0 < ratio <= 1:
        raise refusal("E-TREND-001", target=ratio)
    return Target(Decimal(str(ratio)), None if by is None else parse(by))
