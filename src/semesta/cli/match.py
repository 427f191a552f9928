"""``semesta match``: any two lists of persons or companies, or one with itself, without a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from semesta.cli.options import EngineOption
from semesta.language import say

Entity = Literal["person", "employer"]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("match", help=say("identity.cli.match"))(match)


def match(
    left: Annotated[Path | None, typer.Argument(help=say("identity.cli.left"), metavar="LEFT")] = None,
    right: Annotated[Path | None, typer.Argument(help=say("identity.cli.right"), metavar="RIGHT")] = None,
    out: Annotated[Path, typer.Option("--out", help=say("identity.cli.out"), metavar="FILE")] = ...,  # type: ignore[assignment] # Typer: required, after arguments that are not
    dedupe: Annotated[
        Path | None, typer.Option("--dedupe", help=say("identity.cli.dedupe"), metavar="LIST")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--map", help=say("identity.cli.map"), metavar="MAP.toml")
    ] = None,
    id_left: Annotated[str | None, typer.Option("--id-left", help=say("identity.cli.id_left"))] = None,
    id_right: Annotated[str | None, typer.Option("--id-right", help=say("identity.cli.id_right"))] = None,
    threshold: Annotated[float, typer.Option("--threshold", help=say("identity.cli.threshold"))] = 0.5,
    entity: Annotated[Entity, typer.Option("--entity", help=say("identity.cli.entity"))] = "person",
    engine: EngineOption = "duckdb",
    save_model: Annotated[
        Path | None, typer.Option("--save-model", help=say("identity.cli.save_model"), metavar="DIR")
    ] = None,
    memory: Annotated[str, typer.Option("--memory", help=say("identity.cli.memory"))] = "3GB",
) -> None:
    """Match and write the pairs."""
    import tempfile

    first, second = (dedupe, None) if dedupe is not None else (left, right)
    is_clear = (
        (left is None and right is None) if dedupe is not None else (left is not None and right is not None)
    )
    if first is None or not is_clear:
        raise typer.BadParameter(say("identity.cli.lists"), param_hint="LEFT RIGHT")
    from semesta.cli.output import percent, whole
    from semesta.engine import connect_bare
    from semesta.errors import problem
    from semesta.identity import Question, load_splink, place_of
    from semesta.identity import match as run

    load_splink()
    question = Question(first, second, entity, mapping, (id_left, id_right), threshold)
    with tempfile.TemporaryDirectory(prefix="semesta-") as folder:
        con = connect_bare(Path(folder), memory)
        try:
            with place_of(engine, Path(folder), memory, save_model) as place:
                found = run(con, question, out, Path(folder), lambda line: typer.echo(line, err=True), place)
        finally:
            con.close()
    remarks = list(found.warnings)
    if found.loss >= NOTABLE_LOSS:
        remarks.append(problem("W-IDENTITY-002", share=percent(found.loss)))
    for remark in remarks:
        typer.echo(remark.text(), err=True)
    typer.echo(say("identity.match.done", pairs=whole(found.pairs), file=out), err=True)


NOTABLE_LOSS = 0.001
"""The share of pairs lost by blocking from which on it is said."""
