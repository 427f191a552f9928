"""``semesta serve``: the site."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer

from semesta.cli.options import WorkspaceOption, opened
from semesta.language import say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help=say("web.serve.help"))(serve)


def serve(
    ctx: typer.Context,
    port: Annotated[int, typer.Option("--port", help=say("web.serve.port"), min=1, max=65_535)] = 8000,
    host: Annotated[str, typer.Option("--host", help=say("web.serve.host"))] = "127.0.0.1",
    workspace: WorkspaceOption = None,
) -> None:
    """Open the site and keep it open until it is told to stop."""
    # By name: the command line and the site are neighbours, and neither is built on the other.
    site = import_module("semesta.web.serving")
    office = opened(ctx, workspace)
    typer.echo(say("web.serve.preparing"), err=True)
    accounts, password = site.prepare(office, host)
    address = f"http://{'localhost' if host in {'0.0.0.0', '127.0.0.1'} else host}:{port}/"  # noqa: S104 - compared, not bound
    site.keep_open(host, port, opened=lambda: _tell(address, accounts, password))
    typer.echo(say("web.serve.closed"), err=True)


def _tell(address: str, accounts: list[Any], password: str) -> None:
    """The address, and the accounts of a demo."""
    typer.echo(say("web.serve.open", address=address))
    if accounts:
        typer.echo(say("web.serve.accounts", password=password))
    for each in accounts:
        typer.echo(f"  {each.email:<36} {say(f'web.role.{each.role.value}')}, {each.area}")
