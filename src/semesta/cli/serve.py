"""``semesta serve``: the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from semesta.cli.options import WorkspaceOption, opened
from semesta.language import say

if TYPE_CHECKING:
    from semesta.web.people.demo import Account
    from semesta.workspace import Workspace


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
    open_site(opened(ctx, workspace), host, port)


def open_site(office: Workspace, host: str, port: int) -> None:
    """Open the site of a workspace, say where it is, and keep it open until SIGINT or SIGTERM.

    Raises:
        SemestaError: E-WEB-001, the port is taken; E-WEB-002, a part ended by itself; E-WORKSPACE-005.
    """
    from semesta.web import preparing, serving

    typer.echo(say("web.serve.preparing"), err=True)
    accounts, password = preparing.prepare(office, host)
    address = f"http://{'localhost' if host in {'0.0.0.0', '127.0.0.1'} else host}:{port}/"  # noqa: S104 - compared, not bound
    serving.keep_open(host, port, opened=lambda: _tell(address, accounts, password))
    typer.echo(say("web.serve.closed"), err=True)


def _tell(address: str, accounts: list[Account], password: str) -> None:
    """The address, and the accounts of a demo."""
    from semesta import areas

    typer.echo()
    typer.echo(say("web.serve.open", address=address))
    if not accounts:
        return
    typer.echo(say("web.serve.accounts", password=password))
    for each in accounts:
        role = say(f"web.role.{each.role.value}")
        typer.echo(f"  {each.email:<32} {role}, {areas.get(each.area).name} ({each.area})")
    typer.echo(say("web.serve.two_steps"))
