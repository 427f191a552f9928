"""How ``semesta trend`` prints: projections with their remarks, or month by month; csv and json unrounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from semesta.cli import output
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.cli.options import Format
    from semesta.coverage.trend import Projection

COUNTS = frozenset({
    "participants", "workers", "net_additions", "monthly_net_additions", "needed_per_month",
})  # fmt: skip
RATIOS = frozenset({"coverage", "low", "high", "target"})
SHOWN = (
    "area_name", "counted", "last_period", "participants", "workers", "coverage", "aim", "monthly_net_additions",
    "needed_per_month", "reaches_target_in", "between",
)  # fmt: skip
MONTHS_SHOWN = (
    "area_name", "counted", "period", "kind", "participants", "net_additions", "workers", "coverage",
    "low", "high",
)  # fmt: skip
MOST_TESTS = 5
"""Up to so many projections, each says how it was tested; more are told by csv and json."""


def print_projections(found: Sequence[Projection], format_: Format, absent: str | None = None) -> None:
    """One row for each projection, or a single one for the area ``absent`` that has no figures."""
    from semesta.coverage.trend import COLUMNS, empty_row, row
    from semesta.errors import problem

    none = () if absent is None else (problem("F-TREND-020"),)
    rows = [row(made) for made in found] if absent is None else [empty_row(absent, none)]
    if format_ == "csv":
        output.print_csv(COLUMNS, rows)
    elif format_ == "json":
        output.print_json(rows)
    else:
        remarks = [made.notes for made in found] or [none]
        _print_table(SHOWN, [_marked(each, place) for place, each in enumerate(rows, start=1)])
        said: dict[str, list[int]] = {}
        for place, notes in enumerate(remarks, start=1):
            for note in notes:
                said.setdefault(note.text(), []).append(place)
        for text, places in said.items():
            typer.echo(f"{''.join(f'[{place}]' for place in places)} {text}")
        for place, made in enumerate(found[:MOST_TESTS], start=1):
            _print_test(made, place)


def print_months(found: Sequence[Projection], format_: Format) -> None:
    """The known months of each projection, then the projected ones."""
    from semesta.coverage.trend import months
    from semesta.coverage.trend.months import COLUMNS

    rows = [month for made in found for month in months(made)]
    if format_ == "csv":
        output.print_csv(COLUMNS, rows)
    elif format_ == "json":
        output.print_json(rows)
    else:
        _print_table(MONTHS_SHOWN, [_month(each) for each in rows])


def _marked(row: Mapping[str, Any], place: int) -> dict[str, Any]:
    """A row as people read it: with the number of its remarks, and the reason where there is no month."""
    aim = [] if row["target"] is None else [output.percent(row["target"]), row["target_by"] or ""]
    ends = [row["earliest"], row["latest"] or ""] if row["earliest"] else []
    return {
        **row,
        "area_name": f"{row['area_name'] or row['area_code']} [{place}]",
        "counted": _counted(row),
        "aim": " ".join(aim).strip() or "-",
        "reaches_target_in": row["reaches_target_in"] or say(f"trend.reason.{row['reason']}"),
        "between": " .. ".join(ends).rstrip() or "-",
    }


def _month(row: Mapping[str, Any]) -> dict[str, Any]:
    """A month as people read it."""
    return {**row, "counted": _counted(row), "kind": say(f"trend.kind.{row['kind']}")}


def _counted(row: Mapping[str, Any]) -> str:
    """Basis and definition, and whether persons were counted one by one; a dash for an area without figures."""
    if row["basis"] is None:
        return "-"
    persons = [say("trend.source.persons")] if row["source"] == "persons" else []
    return ", ".join([say(f"coverage.basis.{row['basis']}"), row["definition"], *persons])


def _print_test(made: Projection, place: int) -> None:
    """How the projection did in its back-test."""
    from semesta.coverage.wording import Count, Term

    if made.outlook is None:
        return
    tested = made.outlook.backtest
    if not tested.beats_naive:
        return  # F-TREND-012 says it already
    text = say(
        "trend.tested",
        origins=tested.origins,
        mae=Count(round(tested.mae)),
        no_change=Count(round(tested.no_change_mae)),
        last_year=Count(round(tested.last_year_mae)),
        method=Term(f"trend.method.{tested.method.name}"),
    )
    typer.echo(f"[{place}] {text}")


def _print_table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    headings = {name: say(f"trend.cli.column.{name}") for name in columns}
    output.print_table(headings, rows, right=COUNTS | RATIOS | {"aim"}, show=_show)


def _show(column: str, value: Any) -> str:
    if value is None:
        return "-"
    if column in COUNTS:
        return output.whole(round(value))
    return output.percent(value) if column in RATIOS else str(value)
