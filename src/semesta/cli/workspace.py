"""``semesta init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from semesta.language import current, say


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("init", help=say("cli.init.help"))(init)


def init(
    folder: Annotated[Path, typer.Argument(help=say("cli.init.folder"), metavar="DIR")],
    area: Annotated[str, typer.Option("--area", help=say("cli.init.area"))] = "ID",
) -> None:
    """Make a new workspace."""
    from semesta import areas
    from semesta.workspace import create

    place, _ = areas.resolve(area)
    workspace = create(folder, place.code, current())
    typer.echo(say("cli.init.done", path=workspace.path, area=f"{place.code} {place.name}"))
