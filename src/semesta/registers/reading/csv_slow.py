"""The careful way through a CSV file: Python's csv module, row by row, into a clean table in the scratch folder."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

from semesta.errors import Problem, problem, refusal
from semesta.registers.reading.limits import MAX_CELL
from semesta.registers.reading.scratch_table import PIECE, ScratchTable
from semesta.registers.reading.text_lines import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from semesta.registers.reading.text_body import TextTable

_NAMED_ROWS = 10
_SAMPLE = 2_000_000


def clean_copy(text: TextTable, copy: Path) -> tuple[Problem, ...]:
    """Write the data to the Parquet file ``copy``, empty cells as empty text; returns a note on short rows.

    Rows with fewer cells than the header are filled up with empty cells. Spaces before a quote are not part of the cell
    (``1, "2"``), as the engine's own reader has it.

    Raises:
        SemestaError: E-READ-021 a cell too long, E-READ-022 rows with more cells than the header, E-READ-023 quotes
            that do not fit.
    """
    too_wide: list[int] = []
    short = 0
    width = text.width
    skip_spaces = _has_padded_quotes(text)
    with text_lines(text.path, text.name) as lines, ScratchTable(copy, width) as table:
        data = islice(lines, text.skip_lines, None)
        reader = csv.reader(data, delimiter=text.delimiter, strict=True, skipinitialspace=skip_spaces)
        for first, rows in _pieces(reader, text):
            for place, cells in enumerate(rows):
                if len(cells) == width:
                    continue
                if any(map(str.strip, cells[width:])):
                    too_wide.append(first + place)
                short += len(cells) < width and any(map(str.strip, cells))
                rows[place] = [*cells[:width], *[""] * (width - len(cells))]
            table.add(first, rows)
    if too_wide:
        numbers = ", ".join(map(str, too_wide[:_NAMED_ROWS])) + (
            ", ..." if len(too_wide) > _NAMED_ROWS else ""
        )
        raise refusal("E-READ-022", where=text.name, count=len(too_wide), rows=numbers, columns=width)
    return (problem("W-READ-006", where=text.name, count=short),) if short else ()


def _has_padded_quotes(text: TextTable) -> bool:
    """Whether, among the first lines, cells are quoted after a space: then skipping the space takes their quotes away."""
    with text_lines(text.path, text.name, at_most=_SAMPLE) as lines:
        sample = list(islice(lines, text.skip_lines, None))
    kept = csv.reader(sample, delimiter=text.delimiter)
    skipped = csv.reader(sample, delimiter=text.delimiter, skipinitialspace=True)
    try:
        return any(
            cell.startswith(' "') and not other.startswith(" ")
            for cells, others in zip(kept, skipped, strict=False)
            for cell, other in zip(cells, others, strict=False)
        )
    except csv.Error:
        return False


def _pieces(reader: Iterator[list[str]], text: TextTable) -> Iterator[tuple[int, list[list[str]]]]:
    """Pieces of rows, each with the number of its first row as a spreadsheet counts it.

    A blank line is a row too; a line end between quotes is none.
    """
    first = text.last_row + 1
    while True:
        rows: list[list[str]] = []
        try:
            # What was read before an error stays in the list, so that the row of the error is known.
            rows.extend(islice(reader, PIECE))
        except csv.Error as error:
            row = first + len(rows)
            if "field limit" in str(error):
                raise refusal("E-READ-021", where=text.name, row=row, column="?", limit=MAX_CELL) from None
            raise refusal("E-READ-023", where=text.name, row=row) from None
        if not rows:
            return
        yield first, rows
        first += len(rows)
