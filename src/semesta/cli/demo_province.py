"""The demo's second half: a synthetic province, imported and counted person by person, with its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from semesta.cli import output
from semesta.cli.counting import steps_shown
from semesta.cli.coverage_output import print_result
from semesta.cli.linking import link_month
from semesta.cli.synth import progress_bar
from semesta.language import say

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.coverage import Row
    from semesta.registers.report import Report
    from semesta.workspace import Workspace

PERIOD = "2025-12"
REGISTERS = ("workers", "employers", "participants", "licences", "contributions", "rosters")
"""The registers of the extracts; its counts and targets are left out, since the published ones are there already."""
EXTRACTS = "extracts"
SYNTHETIC = "synthetic"
LINKED_UP_TO = 0.2
"""The share up to which the demo links persons: at 0.1 it takes most of a minute."""


def show_province(office: Workspace, area: str, share: float) -> None:
    """Make the extracts of a synthetic province, import them, count, and print what came out."""
    from semesta.coverage import Asked, answer
    from semesta.coverage.runs import make
    from semesta.definition import DEFAULT_NAME

    reports = _import(office, _extracts(office, area, share))
    typer.echo()
    typer.echo(
        say(
            "cli.demo.synthetic",
            share=f"{share:g}",
            files=len(reports),
            rows=output.whole(sum(report.rows for report in reports)),
            warnings=output.whole(sum(report.warnings for report in reports)),
            rejected=output.whole(sum(report.rejected for report in reports)),
        )
    )
    _link(office, share)
    typer.echo(f"\n{say('cli.demo.regencies', period=PERIOD)}")
    with steps_shown() as progress:
        run = make(office, PERIOD, DEFAULT_NAME, progress=progress).run
    print_result(answer(office, Asked(run=run, area=area)), "table")
    villages = answer(office, Asked(run=run, area=area, level="village")).rows
    _show_villages(office, area, villages)


def _link(office: Workspace, share: float) -> None:
    """Say who is who across the registers; of a large province it is left to the user, since it takes minutes."""
    if share > LINKED_UP_TO:
        typer.echo(say("cli.demo.link_later", path=office.path, period=PERIOD))
        return
    with steps_shown() as progress:
        progress(say("cli.demo.linking"))
        found = link_month(office, PERIOD, "person")
    typer.echo(
        say(
            "cli.demo.linked",
            records=output.whole(found.records),
            persons=output.whole(found.persons),
            undecided=output.whole(found.undecided),
            path=office.path,
        )
    )


def _extracts(office: Workspace, area: str, share: float) -> Path:
    from semesta.synth import write_extracts

    folder = office.path / EXTRACTS
    with progress_bar() as shown:
        task = shown.add_task(say("cli.demo.making"), total=None)
        write_extracts(
            folder,
            area,
            share,
            period=PERIOD,
            progress=lambda done, total: shown.update(task, completed=done, total=total),
        )
    return folder


def _import(office: Workspace, folder: Path) -> list[Report]:
    from rich.progress import track

    from semesta.registers.importing import Request, import_files

    console = output.console(stderr=True)
    steps = track(
        REGISTERS,
        say("cli.demo.importing_persons"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    return [
        import_files(
            office,
            Request(name, [folder / f"{name}.csv"], PERIOD, source=SYNTHETIC, codes="kemendagri"),
        )
        for name in steps
    ]


def _show_villages(office: Workspace, area: str, villages: tuple[Row, ...]) -> None:
    """The village where most workers are missing, and the map."""
    from semesta.publish import save_coverage_map

    known = [row for row in villages if row.gap is not None]
    largest = max(known, key=lambda row: (row.gap or 0, row.area_code))
    typer.echo()
    typer.echo(
        say(
            "cli.demo.largest",
            area=largest.area_name,
            code=largest.area_code,
            gap=output.whole(largest.gap),
            percent=output.percent(largest.coverage),
            path=office.path,
            period=PERIOD,
        )
    )
    for path in save_coverage_map(known, area, "village", office.path / "villages.svg"):
        typer.echo(say("cli.demo.map", path=path))
