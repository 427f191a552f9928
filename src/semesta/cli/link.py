"""``semesta link``: persons across the registers of a month, with numbers that stay."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from semesta.cli.options import FormatOption, PeriodOption, WorkspaceOption, opened
from semesta.language import say

Entity = Literal["person", "employer"]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("link", help=say("identity.cli.link"))(link)


def link(
    ctx: typer.Context,
    period: PeriodOption,
    entity: Annotated[Entity, typer.Option("--entity", help=say("identity.cli.entity"))] = "person",
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Link the month and print what came of it."""
    from semesta.cli.output import print_csv, print_json, print_table
    from semesta.engine import connect
    from semesta.identity.persons import link_persons
    from semesta.registers.period import parse

    office = opened(ctx, workspace)
    month = str(parse(period))
    with office.locked(), office.scratch() as scratch:
        con = connect(scratch, office.settings.run_memory_limit)
        try:
            con.con.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
            found = link_persons(con, office, month, datetime.now(UTC).isoformat(timespec="seconds"), entity)
        finally:
            con.disconnect()
    row = asdict(found)
    if format_ == "json":
        print_json(row)
    elif format_ == "csv":
        print_csv(list(row), [row])
    else:
        shown = {name: say(f"identity.link.{name}") for name in row}
        print_table(shown, [{**row, "loss": f"{found.loss:.2%}"}])
