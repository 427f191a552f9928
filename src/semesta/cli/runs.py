"""``semesta runs``: the stored runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from semesta.cli import output
from semesta.cli.options import FormatOption, WorkspaceOption, opened
from semesta.language import say

if TYPE_CHECKING:
    from semesta.coverage.runs import Run

COLUMNS = ("run", "period", "definition", "made_at", "rows", "versions", "program")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("runs", help=say("runs.help"))(runs)


def runs(ctx: typer.Context, format_: FormatOption = "table", workspace: WorkspaceOption = None) -> None:
    """List the stored runs."""
    from semesta.coverage.runs import Results

    found = [_line(run) for run in Results(opened(ctx, workspace)).runs()]
    if format_ == "json":
        output.print_json(found)
    elif format_ == "csv":
        output.print_csv(COLUMNS, found)
    elif found:
        output.print_table(
            {name: say(f"runs.column.{name}") for name in COLUMNS}, found, right=frozenset({"rows"})
        )
    else:
        typer.echo(say("runs.none"))


def _line(run: Run) -> dict[str, object]:
    versions = " ".join(
        f"{name}@{reading.version}" for name, reading in run.versions.items() if reading.version is not None
    )
    facts = {name: getattr(run, name) for name in COLUMNS if name != "versions"}
    return {**facts, "versions": versions}
