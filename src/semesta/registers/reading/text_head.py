"""The first rows of a text file, and the character that separates its cells."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.registers.reading.limits import MAX_CELL
from semesta.registers.reading.text_lines import text_lines
from semesta.registers.recognise import HEAD_ROWS, HeadRow, fit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from semesta.registers.schema import Register

DELIMITERS = (",", ";", "\t", "|")
# Enough for every header, and little enough when the rows are hostile.
_HEAD_SIZE = 2_000_000
_EMPTY = ' \t\r\n\v\f\u00a0,;|"'


@dataclass(frozen=True)
class TextHead:
    """The first rows as one delimiter parts them; ``lines`` says how many lines the file has up to each row's end."""

    delimiter: str
    rows: tuple[HeadRow, ...]
    lines: tuple[int, ...]
    is_broken: bool

    @property
    def filled(self) -> int:
        """How many cells hold more than blanks and separators."""
        return sum(1 for row in self.rows for cell in row.cells if cell and cell.strip(_EMPTY))


def read_head(path: Path, name: str, register: Register, mapping: Mapping[str, str]) -> TextHead:
    """The head with the delimiter under which most of the register's columns are found.

    Raises:
        SemestaError: E-READ-004 nothing but blank lines, E-READ-021 a cell too long.
    """
    best: tuple[tuple[int, int], TextHead] | None = None
    for delimiter in DELIMITERS:
        head = _parse(path, name, delimiter)
        fits = fit(head.rows, register, mapping)
        score = (fits.found, head.filled)
        if best is None or score > best[0]:
            best = (score, head)
        if not fits.missing:
            break
    assert best is not None  # noqa: S101 - there is always a delimiter
    (found, filled), head = best
    if head.is_broken and not found:
        raise refusal("E-READ-021", where=name, row=len(head.rows) + 1, column="?", limit=MAX_CELL)
    if not filled:
        raise refusal("E-READ-004", where=name)
    return head


def _parse(path: Path, name: str, delimiter: str) -> TextHead:
    rows: list[HeadRow] = []
    ends: list[int] = []
    is_broken = False
    with text_lines(path, name, at_most=_HEAD_SIZE) as lines:
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for cells in islice(reader, HEAD_ROWS):
                rows.append(HeadRow(len(rows) + 1, tuple(cell or None for cell in cells)))
                ends.append(reader.line_num)
        except csv.Error:
            # A cell without end: perhaps a quote that is never closed. The rows before it may hold the header.
            is_broken = True
    return TextHead(delimiter, tuple(rows), tuple(ends), is_broken)
