"""``semesta invite``: the first account of a site, or one whose owner is locked out."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from semesta.cli.options import WorkspaceOption, opened
from semesta.errors import refusal
from semesta.language import say

Role = Literal[
    "viewer", "data_officer", "area_officer", "compliance_officer", "planner", "award_secretariat", "juror",
    "auditor", "administrator",
]  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("invite", help=say("web.invite.help"))(invite)


def invite(
    ctx: typer.Context,
    email: Annotated[str, typer.Argument(help=say("web.invite.email"))],
    name: Annotated[str, typer.Option("--name", help=say("web.invite.name"))],
    role: Annotated[Role, typer.Option("--role", help=say("web.invite.role"))] = "administrator",
    area: Annotated[str | None, typer.Option("--area", help=say("web.invite.area"))] = None,
    address: Annotated[
        str, typer.Option("--address", help=say("web.invite.address"))
    ] = "http://localhost:8000",
    workspace: WorkspaceOption = None,
) -> None:
    """Print the link of an invitation; whoever may write the workspace may invite anybody."""
    from semesta import areas
    from semesta.web.preparing import set_up

    office = opened(ctx, workspace)
    place = areas.get(area or office.settings.area)
    if "@" not in email or not name.strip():
        raise refusal("E-WEB-033", email=email)
    set_up(office)
    from semesta.web.people.inviting import invite as make
    from semesta.web.trail.writing import note

    token = make(None, email=email, name=name.strip(), role=role, area=place.code)
    note("semesta invite", "people.invite", email.lower(), area=place.code, role=role)
    typer.echo(say("web.invite.link", name=name.strip(), address=f"{address.rstrip('/')}/undangan/{token}"))
