"""The careful way through a CSV file: Python's csv module, row by row, into a clean table in the scratch folder."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from semesta.errors import Problem, problem, refusal
from semesta.registers.reading.limits import MAX_CELL
from semesta.registers.reading.scratch_table import ScratchTable, TooLongError
from semesta.registers.reading.text_lines import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from semesta.registers.reading.text_body import TextTable

_NAMED_ROWS = 10
_SAMPLE = 1_000


def clean_copy(text: TextTable, copy: Path) -> tuple[Problem, ...]:
    """Write the data to the Parquet file ``copy`` (``row``, ``c0`` ..., empty cells as empty text); returns a note on short rows.

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
    with text_lines(text.path, text.name) as lines, _table(text, copy) as table:
        data = islice(lines, text.skip_lines, None)
        reader = csv.reader(data, delimiter=text.delimiter, strict=True, skipinitialspace=skip_spaces)
        for row, cells in _numbered(reader, text):
            if len(cells) == width:
                table.add(row, cells)
            elif any(map(str.strip, cells[width:])):
                too_wide.append(row)
            else:
                short += len(cells) < width and any(map(str.strip, cells))
                table.add(row, [*cells[:width], *[""] * (width - len(cells))])
    if too_wide:
        rows = ", ".join(map(str, too_wide[:_NAMED_ROWS])) + (", ..." if len(too_wide) > _NAMED_ROWS else "")
        raise refusal("E-READ-022", where=text.name, count=len(too_wide), rows=rows, columns=width)
    return (problem("W-READ-006", where=text.name, count=short),) if short else ()


def _has_padded_quotes(text: TextTable) -> bool:
    """Whether quotes stand after a space among the first rows."""
    with text_lines(text.path, text.name) as lines:
        reader = csv.reader(islice(lines, text.skip_lines, None), delimiter=text.delimiter)
        try:
            return any(cell.startswith(' "') for cells in islice(reader, _SAMPLE) for cell in cells)
        except csv.Error:
            return False


def _numbered(reader: Iterator[list[str]], text: TextTable) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number as a spreadsheet counts it: a blank line is a row too, a quoted line end is not."""
    row = text.last_row
    while True:
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise refusal("E-READ-021", where=text.name, row=row, column="?", limit=MAX_CELL) from None
            raise refusal("E-READ-023", where=text.name, row=row) from None
        yield row, cells


@contextmanager
def _table(text: TextTable, copy: Path) -> Iterator[ScratchTable]:
    try:
        with ScratchTable(copy, text.width) as table:
            yield table
    except TooLongError as error:
        raise refusal(
            "E-READ-021", where=text.name, row=error.row, column=error.column + 1, limit=MAX_CELL
        ) from None
