"""``semesta uncovered``: the list of uncovered workers of an area."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from semesta.cli import output
from semesta.cli.counting import steps_shown
from semesta.cli.options import FormatOption, PeriodOption, WorkspaceOption, opened
from semesta.errors import refusal
from semesta.language import say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("uncovered", help=say("runs.uncovered.help"))(uncovered)


def uncovered(
    ctx: typer.Context,
    period: PeriodOption,
    area: Annotated[str, typer.Option("--area", help=say("runs.uncovered.area"))],
    out: Annotated[Path, typer.Option("--out", help=say("runs.uncovered.out"), metavar="FILE")],
    definition: Annotated[
        str | None, typer.Option("--definition", help=say("runs.uncovered.definition"))
    ] = None,
    unmask: Annotated[bool, typer.Option("--unmask", help=say("runs.uncovered.unmask"))] = False,
    reason: Annotated[str | None, typer.Option("--reason", help=say("runs.uncovered.reason"))] = None,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Write the list of uncovered workers."""
    from semesta import areas, audit
    from semesta.coverage.runs.uncovered import unlinked_of, write_uncovered
    from semesta.definition import DEFAULT_NAME

    office = opened(ctx, workspace)
    # Named here: what knows definitions takes a quarter of a second to load, which `semesta --help` need not wait for.
    definition = definition or DEFAULT_NAME
    why = (reason or "").strip()
    if unmask and not why:
        raise refusal("E-PERSONS-011")
    place, warnings = areas.resolve(area)
    for warning in warnings:
        typer.echo(warning.text(), err=True)
    if unmask:
        # Before the file is there: nobody sees a NIK that the log does not know of.
        audit.record(office, "uncovered: NIK unmasked", why, area=place.code, period=period, file=str(out))
    with steps_shown() as progress:
        rows = write_uncovered(office, period, place.code, out, definition, unmask=unmask, progress=progress)
    if unmask:
        audit.record(office, "uncovered: written", why, area=place.code, period=period, rows=rows)
    line = {"area_code": place.code, "period": period, "rows": rows, "file": str(out)}
    if format_ == "json":
        output.print_json(line)
    elif format_ == "csv":
        output.print_csv(tuple(line), [line])
    else:
        typer.echo(say("runs.uncovered.done", rows=output.whole(rows), area=place.name, path=out))
        doubted = unlinked_of(office, period, place.code, definition)
        if doubted:
            typer.echo(say("runs.uncovered.doubted", people=output.whole(doubted)))
