"""``semesta areas``: an area with its parents and children, and the fuzzy search of names."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from semesta.areas import Level, Match, children, parents, resolve, search
from semesta.cli.options import FormatOption
from semesta.cli.output import print_csv, print_json, print_table
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from semesta.areas import Area

app = typer.Typer(help=say("area.cli.help"), no_args_is_help=True)

LevelOption = Annotated[Level | None, typer.Option(help=say("area.cli.level"))]

_SHOWN = ("relation", "code", "name", "level", "kind")
_FOUND = ("code", "name", "level", "kind", "score", "path")
_FOUND_IN_TABLE = ("code", "name", "kind", "score", "path")


@app.command("show", help=say("area.cli.show.help"))
def show(
    code: Annotated[str, typer.Argument(help=say("area.cli.code"))],
    output: FormatOption = "table",
) -> None:
    """Print an area with its parents and children."""
    area = _area(code)
    above, below = parents(area.code), children(area.code)
    if output == "json":
        listed = {"parents": [asdict(one) for one in above], "children": [asdict(one) for one in below]}
        print_json({"area": asdict(area), **listed})
        return
    related = [("parent", one) for one in above] + [("area", area)] + [("child", one) for one in below]
    rows = [{"relation": relation, **asdict(one)} for relation, one in related]
    if output == "csv":
        print_csv((*_SHOWN, "parent_code"), rows)
    else:
        _print_table(_SHOWN, rows)


@app.command("search", help=say("area.cli.search.help"))
def search_areas(
    text: Annotated[str, typer.Argument(help=say("area.cli.text"))],
    level: LevelOption = None,
    within: Annotated[str | None, typer.Option(help=say("area.cli.within"))] = None,
    limit: Annotated[int, typer.Option(min=1, help=say("area.cli.limit"))] = 10,
    output: FormatOption = "table",
) -> None:
    """Print the areas whose name is like a text."""
    top = _area(within).code if within is not None else None
    rows = [_as_row(match) for match in search(text, level=level, within=top, limit=limit)]
    if output == "json":
        print_json(rows)
    elif output == "csv":
        print_csv(_FOUND, rows)
    elif rows:
        _print_table(_FOUND_IN_TABLE, rows)
    else:
        typer.echo(say("area.cli.none", text=text), err=True)


def _area(code: str) -> Area:
    """The area that a user's code means; a warning on stderr when it was led or meant another place before."""
    area, warnings = resolve(code)
    for warning in warnings:
        typer.echo(warning.text(), err=True)
    return area


def _as_row(match: Match) -> dict[str, Any]:
    row = {name: value for name, value in asdict(match.area).items() if name != "parent_code"}
    return {**row, "score": match.score, "path": match.path}


def _print_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    headings = {column: say(f"area.column.{column}") for column in columns}
    print_table(headings, rows, right=frozenset({"score"}), show=_in_words)


def _in_words(column: str, value: Any) -> str:
    if column in ("relation", "level", "kind"):
        return say(f"area.{column}.{value}")
    return f"{value:.1f}" if isinstance(value, float) else str(value)
