"""``semesta link``: persons across the registers of a month, with numbers that stay."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from semesta.cli.linking import link_month
from semesta.cli.options import EngineOption, FormatOption, PeriodOption, WorkspaceOption, opened
from semesta.language import say

Entity = Literal["person", "employer"]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("link", help=say("identity.cli.link"))(link)


def link(
    ctx: typer.Context,
    period: PeriodOption,
    entity: Annotated[Entity, typer.Option("--entity", help=say("identity.cli.entity"))] = "person",
    engine: EngineOption = "duckdb",
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Link the month and print what came of it."""
    from semesta.cli.output import print_csv, print_json, print_table
    from semesta.registers.period import parse

    office = opened(ctx, workspace)
    month = str(parse(period))
    found = link_month(office, month, entity, engine)
    row = asdict(found)
    if format_ == "json":
        print_json(row)
    elif format_ == "csv":
        print_csv(list(row), [row])
    else:
        shown = {name: say(f"identity.link.{name}") for name in row}
        print_table(shown, [{**row, "loss": f"{found.loss:.2%}"}])
