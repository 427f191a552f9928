"""``semesta synth``: the extracts of a synthetic province and their truth."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from semesta.cli import output
from semesta.language import say

if TYPE_CHECKING:
    from rich.progress import Progress


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("synth", help=say("synth.help"))(synth)


def synth(
    out: Annotated[Path, typer.Argument(help=say("synth.out"), metavar="OUT")],
    area: Annotated[str, typer.Option("--area", help=say("synth.area"))] = "31",
    share: Annotated[float, typer.Option("--share", help=say("synth.share"))] = 1.0,
    period: Annotated[str, typer.Option("--period", help=say("cli.period"))] = "2025-12",
    seed: Annotated[int, typer.Option("--seed", help=say("synth.seed"))] = 1,
    file_format: Annotated[
        Literal["csv", "parquet"], typer.Option("--file-format", help=say("synth.file_format"))
    ] = "csv",
) -> None:
    """Write a synthetic province."""
    from semesta.synth import write_extracts

    with progress_bar() as shown:
        task = shown.add_task(say("synth.progress"), total=None)
        written = write_extracts(
            out,
            area,
            share,
            period=period,
            seed=seed,
            file_format=file_format,
            progress=lambda done, total: shown.update(task, completed=done, total=total),
        )
    typer.echo(say("synth.done", folder=written.folder))
    for register, rows in written.rows.items():
        typer.echo(say("synth.rows", file=f"{register}.{file_format}", rows=output.whole(rows)))
    typer.echo(say("synth.truth"))


def progress_bar() -> Progress:
    """A progress bar on stderr, on a terminal only."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        console=output.console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
