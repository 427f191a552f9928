"""``semesta audit verify``: nothing in the audit was changed, removed or moved."""

from __future__ import annotations

import typer

from semesta.cli import output
from semesta.cli.options import FormatOption, WorkspaceOption, opened
from semesta.errors import SemestaError
from semesta.language import say

group = typer.Typer(help=say("web.audit.help"), no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group.command("verify", help=say("web.audit.verify.help"))(verify)
    app.add_typer(group, name="audit")


def verify(ctx: typer.Context, format_: FormatOption = "table", workspace: WorkspaceOption = None) -> None:
    """Check every row of the audit; exit code 1 when one was changed, removed or moved."""
    office = opened(ctx, workspace)
    from semesta.web.trail.checking import check_workspace

    rows, wrong = check_workspace(office.path)
    line = {"rows": rows, "wrong": len(wrong)}
    if format_ == "json":
        output.print_json(
            line | {"problems": [{"code": each.code, "message": each.what()} for each in wrong]}
        )
    elif format_ == "csv":
        output.print_csv(("rows", "wrong"), [line])
    elif not wrong:
        typer.echo(say("web.audit.sound", rows=output.whole(rows)))
    if wrong:
        raise SemestaError(wrong)
