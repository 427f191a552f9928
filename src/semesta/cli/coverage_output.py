"""The coverage table on the screen: figures in the reader's form, sources and flags in sentences below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from semesta.cli import output
from semesta.language import has, say

if TYPE_CHECKING:
    from semesta.cli.options import Format
    from semesta.coverage import Result

COUNTS = frozenset({"participants", "workers", "gap"})
RATIOS = frozenset({"coverage", "low", "high", "target"})
#: What people see; sources and flags follow below the table, where there is room for sentences.
SHOWN = ("area_name", "period", "basis", "participants", "workers", "coverage", "gap", "target", "definition")
BOUNDS = ("low", "high")


def print_result(result: Result, format_: Format) -> None:
    """The table, and in words what belongs to it."""
    if format_ == "csv":
        output.print_csv(result.columns, result.records())
    elif format_ == "json":
        output.print_json(result.records())
    else:
        _print_people(result)
    if format_ != "table":
        for note in result.notes:
            typer.echo(note.text(), err=True)


def _print_people(result: Result) -> None:
    from semesta.coverage import basis_note

    headings = {name: say(f"cli.coverage.column.{name}") for name in _shown(result)}
    rows = []
    for number, row in enumerate(result.records(), start=1):
        name = f"{row['area_name'] or row['area_code']}"
        marks = f" [{number}]" if row["flags"] else ""
        split = {} if result.by is None else {result.by: _value(result.by, row[result.by])}
        rows.append({**row, **split, "area_name": name + marks, "basis": _basis(row["basis"])})
    output.print_table(headings, rows, right=COUNTS | RATIOS, show=_show)
    said: dict[str, list[int]] = {}
    for number, one in enumerate(result.rows, start=1):
        for flag in one.flags:
            said.setdefault(flag.text(), []).append(number)
    for text, numbers in said.items():
        typer.echo(f"{''.join(f'[{number}]' for number in numbers)} {text}")
    for note in result.notes:
        typer.echo(note.text())
    sentence = basis_note(result.rows)
    if sentence:
        typer.echo(f"\n{sentence}")


def _shown(result: Result) -> list[str]:
    """The columns, with the split and the bounds where there are any."""
    shown = list(SHOWN)
    if any(row.low is not None and row.low != row.coverage for row in result.rows):
        shown[shown.index("gap") : shown.index("gap")] = BOUNDS
    if result.by is not None:
        shown.insert(3, result.by)
    return shown


def _value(by: str, value: str | None) -> str | None:
    """A value of a split in words, where it has some."""
    key = f"coverage.value.{by}.{value}"
    return say(key) if has(key) else value


def _basis(basis: str | None) -> str | None:
    return say(f"cli.basis.{basis}") if basis else None


def _show(column: str, value: Any) -> str:
    if value is None:
        return "-"
    if column in COUNTS:
        return output.whole(value)
    return output.percent(value) if column in RATIOS else str(value)
