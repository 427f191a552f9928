"""Options that many commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from semesta.language import preferred, say, use
from semesta.workspace import Workspace, open_workspace

Format = Literal["table", "csv", "json"]
FormatOption = Annotated[Format, typer.Option("--format", help=say("cli.format"))]
WorkspaceOption = Annotated[Path | None, typer.Option("--workspace", "-w", help=say("cli.workspace"))]
EngineOption = Annotated[
    str, typer.Option("--engine", help=say("engine.option"), metavar="duckdb|local[N]|spark://HOST:PORT")
]
PeriodOption = Annotated[str, typer.Option("--period", help=say("cli.period"))]


def opened(ctx: typer.Context, given: Path | None) -> Workspace:
    """The workspace that the command or the program was told, in whose language the user is spoken to.

    Raises:
        SemestaError: E-WORKSPACE-001, there is none.
    """
    outer = (ctx.find_root().obj or {}).get("workspace")
    workspace = open_workspace(given or outer)
    use(preferred(workspace.settings.language))
    return workspace
