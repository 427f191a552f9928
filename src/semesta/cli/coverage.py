"""``semesta coverage``: the number, for every area, with its definition, its source and its flags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from semesta.cli.counting import steps_shown
from semesta.cli.coverage_output import print_result
from semesta.cli.options import EngineOption, FormatOption, WorkspaceOption, opened
from semesta.language import say

if TYPE_CHECKING:
    from semesta.coverage import Result
    from semesta.workspace import Workspace

Level = Literal["nation", "province", "regency", "district", "village"]
By = Literal["segment", "sex", "age_band", "formality", "kbli_section"]
Basis = Literal["residence", "workplace", "unstated"]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("coverage", help=say("cli.coverage.help"))(coverage)


def coverage(
    ctx: typer.Context,
    period: Annotated[str | None, typer.Option("--period", help=say("cli.period"))] = None,
    area: Annotated[str | None, typer.Option("--area", help=say("cli.coverage.area"))] = None,
    level: Annotated[Level | None, typer.Option("--level", help=say("cli.coverage.level"))] = None,
    by: Annotated[By | None, typer.Option("--by", help=say("cli.coverage.by"))] = None,
    basis: Annotated[Basis | None, typer.Option("--basis", help=say("cli.coverage.basis"))] = None,
    definition: Annotated[
        str | None, typer.Option("--definition", help=say("cli.coverage.definition"))
    ] = None,
    latest: Annotated[bool, typer.Option("--latest", help=say("cli.coverage.latest"))] = False,
    run: Annotated[str | None, typer.Option("--run", help=say("runs.option.run"), metavar="ID")] = None,
    engine: EngineOption = "duckdb",
    explain: Annotated[bool, typer.Option("--explain", help=say("runs.option.explain"))] = False,
    chart: Annotated[
        Path | None, typer.Option("--chart", help=say("cli.coverage.chart"), metavar="FILE")
    ] = None,
    map_: Annotated[Path | None, typer.Option("--map", help=say("runs.option.map"), metavar="FILE")] = None,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Print coverage."""
    from semesta import areas
    from semesta.coverage import Asked, answer

    office = opened(ctx, workspace)
    if period is None and (run is None or explain):
        raise typer.BadParameter(say("runs.option.period_or_run"), param_hint="--period")
    if explain:
        _explain(office, str(period), definition, engine)
        return
    code = None
    if area is not None:
        place, warnings = areas.resolve(area)
        code = place.code
        for warning in warnings:
            typer.echo(warning.text(), err=True)
    asked = Asked(
        period=period,
        area=code,
        level=level,
        by=by,
        basis=basis,
        definition=definition,
        latest=latest,
        run=run,
    )
    with steps_shown() as progress:
        result = answer(office, asked, engine, progress)
    print_result(result, format_)
    if map_ is not None:
        _draw_map(result, code or office.settings.area, map_)
    if chart is not None:
        from semesta.publish import save_coverage_chart

        for path in save_coverage_chart(result.rows, chart):
            typer.echo(say("cli.coverage.chart_done", path=path), err=True)


def _draw_map(result: Result, area: str, path: Path) -> None:
    """The map of the areas of the table that lie below the area."""
    from semesta.areas import get
    from semesta.publish import save_coverage_map

    below = [row for row in result.rows if row.area_code != area and row.level and row.split is None]
    level = below[0].level if below else get(area).level
    for written in save_coverage_map(below, area, level, path):  # type: ignore[arg-type] # a row's level is text
        typer.echo(say("runs.option.map_done", path=written), err=True)


def _explain(office: Workspace, period: str, definition: str | None, engine: str) -> None:
    """Print the steps of a count as the SQL of the engine, each with its name."""
    from semesta.coverage.runs import explained
    from semesta.definition import DEFAULT_NAME

    with steps_shown() as progress:
        steps = explained(office, period, definition or DEFAULT_NAME, engine, progress)
    for name, sql in steps:
        typer.echo(f"-- {name}\n{sql};\n")
