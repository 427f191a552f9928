"""Printing: tables for people, CSV and JSON with unrounded values for programs."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from semesta.registers.defusing import defused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.console import Console


def print_json(value: object) -> None:
    """JSON on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))  # noqa: T201 - stdout is the product


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """CSV on stdout, with a header; missing values are empty."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(
        ["" if row[name] is None else _plain_cell(row[name]) for name in columns] for row in rows
    )


def print_table(
    headings: Mapping[str, str],
    rows: Iterable[Mapping[str, Any]],
    *,
    title: str | None = None,
    right: frozenset[str] = frozenset(),
    show: Callable[[str, Any], str] | None = None,
) -> None:
    """A table on stdout for people: ``headings`` name the columns and what stands above them."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for name, heading in headings.items():
        table.add_column(heading, justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        cells = [show(name, row[name]) if show else _text(row[name]) for name in headings]
        table.add_row(*[Text(cell) for cell in cells])
    console().print(table)


def console(*, stderr: bool = False) -> Console:
    """A console that is as wide as the terminal, or wide enough for any table when there is none."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else 160, highlight=False)


def whole(number: int | None) -> str:
    """A whole number in the reader's form: ``2.123.056`` in Indonesian, ``2,123,056`` in English."""
    from semesta.language import current

    if number is None:
        return "-"
    text = f"{number:,}"
    return text.replace(",", ".") if current() == "id" else text


def percent(ratio: float | Decimal | None) -> str:
    """A ratio as a percentage of two decimals in the reader's form: ``51,39%`` or ``51.39%``."""
    from semesta.language import current

    if ratio is None:
        return "-"
    text = f"{ratio * 100:.2f}%"
    return text.replace(".", ",") if current() == "id" else text


def _text(value: object) -> str:
    if value is None:
        return "-"
    return whole(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _plain_cell(value: object) -> object:
    if isinstance(value, str):
        return defused(value)
    return _plain(value) if isinstance(value, Decimal | date | Path) else value


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return str(value)
