"""What every reader hands back: its sheets and its notes; and the checks that all of them share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semesta.errors import Problem, problem, refusal
from semesta.registers.reading.limits import MAX_CELL, MAX_COLUMNS
from semesta.registers.reading.views import first_longer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from semesta.registers.reading.views import Measure, Scan
    from semesta.registers.source import Sheet


@dataclass(frozen=True)
class Found:
    """The sheets of a file and what the reader has to say about them."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Problem, ...] = field(default=())


def refuse_wide(where: str, width: int) -> None:
    """Refuse more than 200 columns.

    Raises:
        SemestaError: E-READ-020.
    """
    if width > MAX_COLUMNS:
        raise refusal("E-READ-020", where=where, columns=width, limit=MAX_COLUMNS)


def refuse_long(
    con: DuckDBPyConnection, scan: Scan, labels: Sequence[str], measured: Measure, where: str
) -> None:
    """Refuse cells of more than 32,767 characters.

    Raises:
        SemestaError: E-READ-021 with the first row that has one.
    """
    for cell, label, longest in zip(scan.cells, labels, measured.longest, strict=True):
        if longest > MAX_CELL:
            row = first_longer(con, scan, cell, MAX_CELL)
            if row is not None:
                raise refusal("E-READ-021", where=where, row=row, column=label or "-", limit=MAX_CELL)


def refuse_empty(where: str, measured: Measure) -> None:
    """Refuse a header without any row below it.

    Raises:
        SemestaError: E-READ-030.
    """
    if measured.rows == measured.blank:
        raise refusal("E-READ-030", where=where)


def unnamed_columns(labels: Sequence[str], measured: Measure, where: str) -> tuple[Problem, ...]:
    """A note on columns that hold text but have no heading."""
    numbers = [
        str(index + 1)
        for index, (label, longest) in enumerate(zip(labels, measured.longest, strict=True))
        if longest and not label
    ]
    return (problem("W-READ-004", where=where, columns=", ".join(numbers)),) if numbers else ()
