"""``semesta review``: the pairs that are undecided, what people decide of them, and what became of the numbers."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from semesta.cli.options import FormatOption, WorkspaceOption, opened
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

Verdict = Literal["merge", "unmerge"]
Entity = Literal["person", "employer"]
EntityOption = Annotated[Entity, typer.Option("--entity", help=say("identity.cli.review_entity"))]
RecordArgument = Annotated[str, typer.Argument(help=say("identity.cli.record"), metavar="REGISTER:KEY")]
WhoOption = Annotated[str, typer.Option("--who", help=say("identity.cli.who"))]
WhyOption = Annotated[str, typer.Option("--why", help=say("identity.cli.why"))]
NEXT = (
    "left", "right", "probability", "explanation", "is_joined", "area_code", "effect_participants", "effect_points",
)  # fmt: skip
DIARY = ("when", "run", "period", "event", "number", "other", "records", "first", "why")

app = typer.Typer(help=say("identity.cli.review"), no_args_is_help=True)


def add_to(program: typer.Typer) -> None:
    """Add the commands."""
    program.add_typer(app, name="review")


@app.command("next", help=say("identity.cli.review_next"))
def following(
    ctx: typer.Context,
    entity: EntityOption = "person",
    area: Annotated[str | None, typer.Option("--area", help=say("identity.cli.review_area"))] = None,
    most: Annotated[int, typer.Option("--limit", min=1, help=say("identity.cli.limit"))] = 10,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Print the pairs that change published coverage most."""
    from semesta import areas
    from semesta.coverage.reviewing import progress, queue

    office = opened(ctx, workspace)
    code = None if area is None else areas.resolve(area)[0].code
    rows = [
        {name: getattr(pair, name) for name in NEXT} | {"left": pair.left.id, "right": pair.right.id}
        for pair in queue(office, entity, area=code, limit=most)
    ]
    shown = [
        {
            **row,
            "probability": f"{row['probability']:.3f}",
            "is_joined": say("identity.review.yes" if row["is_joined"] else "identity.review.no"),
            "effect_participants": f"{row['effect_participants']:+.0f}",
            "effect_points": f"{row['effect_points']:+.4f}",
        }
        for row in rows
    ]
    _print(rows, shown, NEXT, format_)
    if format_ == "table":
        left = progress(office, entity, code)
        typer.echo(say("identity.review.progress", waiting=left.waiting, decided=left.decided))


@app.command("decide", help=say("identity.cli.review_decide"))
def decide(
    ctx: typer.Context,
    left: RecordArgument,
    right: RecordArgument,
    verdict: Annotated[Verdict, typer.Argument(help=say("identity.cli.verdict"))],
    who: WhoOption,
    why: WhyOption,
    entity: EntityOption = "person",
    workspace: WorkspaceOption = None,
) -> None:
    """Keep a decision."""
    from semesta.identity import review

    review.decide(opened(ctx, workspace), left, right, verdict, who, why, entity)
    typer.echo(say("identity.review.decided", left=left, right=right, verdict=verdict))


@app.command("undo", help=say("identity.cli.review_undo"))
def undo(
    ctx: typer.Context,
    left: RecordArgument,
    right: RecordArgument,
    who: WhoOption,
    why: WhyOption,
    entity: EntityOption = "person",
    workspace: WorkspaceOption = None,
) -> None:
    """Take the decision of a pair back."""
    from semesta.identity import review

    undone = review.undo(opened(ctx, workspace), left, right, who, why, entity)
    key = "identity.review.undone" if undone else "identity.review.nothing_to_undo"
    typer.echo(say(key, left=left, right=right))


@app.command("export", help=say("identity.cli.review_export"))
def export(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(help=say("identity.cli.decisions"), metavar="FILE")],
    entity: EntityOption = "person",
    workspace: WorkspaceOption = None,
) -> None:
    """Write the decisions to a file."""
    from semesta.identity.review import export_decisions

    count = export_decisions(opened(ctx, workspace), target, entity)
    typer.echo(say("identity.review.exported", count=count, file=target))


@app.command("import", help=say("identity.cli.review_import"))
def take_over(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(help=say("identity.cli.decisions"), metavar="FILE")],
    entity: EntityOption = "person",
    workspace: WorkspaceOption = None,
) -> None:
    """Take over the decisions of a file."""
    from semesta.identity.review import import_decisions

    count = import_decisions(opened(ctx, workspace), source, entity)
    typer.echo(say("identity.review.imported", count=count, file=source))


@app.command("diary", help=say("identity.cli.review_diary"))
def diary(
    ctx: typer.Context,
    entity: EntityOption = "person",
    number: Annotated[int | None, typer.Option("--number", help=say("identity.cli.number"))] = None,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Print which numbers were joined and split."""
    from semesta.engine import connect
    from semesta.identity.diary import diary as entries

    office = opened(ctx, workspace)
    with office.scratch() as scratch:
        con = connect(scratch, office.settings.memory_limit)
        try:
            rows = [asdict(entry) for entry in entries(con, office, entity, number)]
        finally:
            con.disconnect()
    shown = [
        {
            **row,
            "event": say(f"identity.diary.{row['event']}"),
            "why": say(f"identity.diary.{row['why'] or 'unknown'}"),
        }
        for row in rows
    ]
    _print(rows, shown, DIARY, format_, "diary")


def _print(
    rows: Sequence[dict[str, object]],
    shown: Sequence[dict[str, object]],
    columns: Sequence[str],
    format_: str,
    domain: str = "review",
) -> None:
    from semesta.cli.output import print_csv, print_json, print_table

    if format_ == "json":
        print_json(list(rows))
    elif format_ == "csv":
        print_csv(columns, rows)
    else:
        print_table({name: say(f"identity.{domain}.{name}") for name in columns}, list(shown))
