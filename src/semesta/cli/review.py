"""``semesta review``: the pairs that are undecided, and what people decide of them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from semesta.cli.options import FormatOption, WorkspaceOption, opened
from semesta.language import say

Verdict = Literal["merge", "unmerge"]

app = typer.Typer(help=say("identity.cli.review"), no_args_is_help=True)


def add_to(program: typer.Typer) -> None:
    """Add the commands."""
    program.add_typer(app, name="review")


@app.command("next", help=say("identity.cli.review_next"))
def following(
    ctx: typer.Context,
    most: Annotated[int, typer.Option("--limit", min=1, help=say("identity.cli.limit"))] = 10,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Print the pairs that change published coverage most."""
    from semesta.cli.output import print_csv, print_json, print_table
    from semesta.engine import connect
    from semesta.identity.review import queue

    office = opened(ctx, workspace)
    with office.scratch() as scratch:
        con = connect(scratch, office.settings.memory_limit)
        try:
            found = [asdict(pair) for pair in queue(con, office, most)]
        finally:
            con.disconnect()
    columns = ("left", "right", "probability", "explanation", "area_code", "effect")
    if format_ == "json":
        print_json(found)
    elif format_ == "csv":
        print_csv(columns, found)
    else:
        shown = [
            {**row, "probability": f"{row['probability']:.3f}", "effect": f"{row['effect']:.5%}"}
            for row in found
        ]
        print_table({name: say(f"identity.review.{name}") for name in columns}, shown)


@app.command("decide", help=say("identity.cli.review_decide"))
def decide(
    ctx: typer.Context,
    left: Annotated[str, typer.Argument(help=say("identity.cli.record"), metavar="REGISTER:KEY")],
    right: Annotated[str, typer.Argument(help=say("identity.cli.record"), metavar="REGISTER:KEY")],
    verdict: Annotated[Verdict, typer.Argument(help=say("identity.cli.verdict"))],
    who: Annotated[str, typer.Option("--who", help=say("identity.cli.who"))],
    why: Annotated[str, typer.Option("--why", help=say("identity.cli.why"))],
    workspace: WorkspaceOption = None,
) -> None:
    """Keep a decision."""
    from semesta.identity import review
    from semesta.identity.decisions import Decision

    office = opened(ctx, workspace)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    review.decide(office, Decision(left, right, verdict, when, who, why))
    typer.echo(say("identity.review.decided", left=left, right=right, verdict=verdict))


@app.command("export", help=say("identity.cli.review_export"))
def export(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(help=say("identity.cli.decisions"), metavar="FILE")],
    workspace: WorkspaceOption = None,
) -> None:
    """Write the decisions to a file."""
    from semesta.identity.review import export_decisions

    count = export_decisions(opened(ctx, workspace), target)
    typer.echo(say("identity.review.exported", count=count, file=target))


@app.command("import", help=say("identity.cli.review_import"))
def take_over(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(help=say("identity.cli.decisions"), metavar="FILE")],
    workspace: WorkspaceOption = None,
) -> None:
    """Take over the decisions of a file."""
    from semesta.identity.review import import_decisions

    count = import_decisions(opened(ctx, workspace), source)
    typer.echo(say("identity.review.imported", count=count, file=source))
