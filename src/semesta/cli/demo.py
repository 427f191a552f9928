"""``semesta demo``: published figures and a synthetic province go in through the ordinary import; figures come out."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from semesta.cli import output
from semesta.cli.coverage_output import print_result
from semesta.cli.demo_province import show_province
from semesta.cli.serve import open_site
from semesta.errors import refusal
from semesta.language import current, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.coverage import Row
    from semesta.registers.report import Report
    from semesta.workspace import Workspace

FOLDER = Path("demo")
MARK = ".semesta-demo"
PERIOD = "2025-08"
JAKARTA = "31"
HOST, PORT = "127.0.0.1", 8000


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help=say("cli.demo.help"))(demo)


def demo(
    ctx: typer.Context,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-w", help=say("cli.demo.workspace"))
    ] = None,
    share: Annotated[float, typer.Option("--share", help=say("cli.demo.share"))] = 0.1,
    port: Annotated[int | None, typer.Option("--port", help=say("cli.demo.port"), min=1, max=65_535)] = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help=say("cli.demo.no_serve"))] = False,
) -> None:
    """Published figures and a synthetic province in; coverage tables, a chart and a map out; then the site."""
    from semesta.synth import checked

    checked(JAKARTA, share, PERIOD, 1, "csv")
    outer = (ctx.find_root().obj or {}).get("workspace")
    office = _fresh(workspace or outer or FOLDER)
    reports = _import_figures(office)
    typer.echo(
        say(
            "cli.demo.imported",
            files=len(reports),
            path=office.path,
            rows=output.whole(sum(report.rows for report in reports)),
            rejected=sum(report.rejected for report in reports),
        )
    )
    from semesta.coverage import Asked, answer

    typer.echo(f"\n{say('cli.demo.national', period=PERIOD)}")
    national = answer(office, Asked(period=PERIOD, area="ID", latest=True))
    known = dataclasses.replace(national, rows=_newest(national.rows))
    print_result(known, "table")
    typer.echo(say("cli.demo.uncounted", rows=len(national.rows) - len(known.rows)))
    typer.echo(f"\n{say('cli.demo.jakarta')}")
    jakarta = answer(office, Asked(period=PERIOD, area=JAKARTA, latest=True))
    print_result(jakarta, "table")
    for row in jakarta.rows:
        if row.area_code == JAKARTA and row.basis == "residence" and row.coverage is not None:
            typer.echo(f"\n{_headline(row)}")
    for path in _charts(office, known.rows):
        typer.echo(say("cli.demo.chart", path=path))
    show_province(office, JAKARTA, share)
    typer.echo(say("cli.demo.next", path=office.path, period=PERIOD))
    if not no_serve:
        from semesta.web.serving import free_port

        # A port that was asked for is taken as it is, or refused; without one, the next free one will do.
        open_site(office, HOST, port or free_port(HOST, PORT))


def _fresh(path: Path) -> Workspace:
    """A new demo workspace; one of an earlier demo is replaced, anything else is left alone.

    Raises:
        SemestaError: E-WORKSPACE-002, the folder holds something else.
    """
    from semesta.workspace import create

    if path.exists() and any(path.iterdir()):
        if not (path / MARK).is_file():
            raise refusal("E-WORKSPACE-002", path=path)
        shutil.rmtree(path)
    office = create(path, "ID", current())
    (path / MARK).write_text("made by `semesta demo`; the next demo replaces this folder\n", encoding="utf-8")
    return office


def _import_figures(office: Workspace) -> list[Report]:
    """Every file of published figures, through the import that users have."""
    from rich.progress import track

    from semesta.coverage import figures
    from semesta.registers.importing import Request, import_files

    console = output.console(stderr=True)
    steps = track(
        figures.files(),
        say("cli.demo.importing"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    return [
        import_files(
            office, Request(each.register, [each.path], each.period, source="published", codes="kemendagri")
        )
        for each in steps
    ]


def _newest(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Of each area and basis the newest row that has a coverage; older definitions are left to `semesta coverage`."""
    newest: dict[tuple[str, str | None], Row] = {}
    for row in rows:
        known = newest.get((row.area_code, row.basis))
        if row.coverage is not None and (known is None or row.period > known.period):
            newest[row.area_code, row.basis] = row
    return tuple(newest.values())


def _headline(row: Row) -> str:
    return say(
        "cli.demo.headline",
        area=row.area_name,
        period=row.period,
        percent=output.percent(row.coverage),
        participants=output.whole(row.participants),
        workers=output.whole(row.workers),
        basis=say(f"cli.basis.{row.basis}"),
        definition=row.definition,
    )


def _charts(office: Workspace, rows: tuple[Row, ...]) -> list[Path]:
    from semesta.publish import save_coverage_chart

    return save_coverage_chart(rows, office.path / "coverage.svg")
