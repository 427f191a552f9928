"""CSV: the engine reads a clean file directly; anything odd goes through Python's csv module first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.registers.reading.csv_slow import clean_copy
from semesta.registers.reading.encoding import utf8_text
from semesta.registers.reading.found import Found, refuse_empty, refuse_long, refuse_wide, unnamed_columns
from semesta.registers.reading.text_body import scan_body, text_table
from semesta.registers.reading.text_head import read_head
from semesta.registers.reading.views import (
    Scan,
    bare_view,
    csv_table,
    filled_cells,
    measure,
    parquet_table,
    plain_cells,
    view,
)
from semesta.registers.recognise import recognise
from semesta.registers.source import Bare, Sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from semesta.errors import Problem
    from semesta.registers.reading.request import Request
    from semesta.registers.reading.text_body import TextTable
    from semesta.registers.reading.views import Measure


def read_csv(request: Request) -> Found:
    """The one sheet of a CSV file.

    Raises:
        SemestaError: E-READ-004, E-READ-006, E-READ-007, E-READ-020 to E-READ-023, E-READ-030 to E-READ-036,
            E-READ-041.
    """
    path, notes = utf8_text(request.file, request.scratch)
    head = read_head(path, request.name, request.register, request.mapping)
    header = recognise(head.rows, request.register, request.mapping, request.name)
    refuse_wide(request.name, len(header.labels))
    text = text_table(path, request.name, head, header)
    body = scan_body(text)
    direct = None if body.is_odd else _direct(text, body.lines, request.con.con)
    if direct:
        scan, measured = direct
        short: tuple[Problem, ...] = ()
    else:
        copy = request.scratch / "clean.parquet"
        short = clean_copy(text, copy)
        scan = Scan(parquet_table(copy), "row", filled_cells(text.width))
        measured = measure(request.con.con, scan)
    refuse_long(request.con.con, scan, header.labels, measured, request.name)
    refuse_empty(request.name, measured)
    sheet = Sheet(
        name=None,
        labels=header.labels,
        header_row=header.row,
        positions=header.positions,
        table=view(request.con, scan, drop_blank=measured.blank > 0),
        # Without blank rows the rows can be numbered later, so that several threads read the file.
        bare=Bare(bare_view(request.con, scan), text.last_row + 1) if direct and not measured.blank else None,
    )
    unnamed = unnamed_columns(header.labels, measured, request.name)
    return Found((sheet,), (*notes, *header.notes, *short, *unnamed))


def _direct(text: TextTable, lines: int, con: DuckDBPyConnection) -> tuple[Scan, Measure] | None:
    """The engine's own scan of the file, or None when the engine refuses it or cannot be trusted with it.

    It can when there are as many rows as lines: then no cell runs over several lines, so no thread began inside a cell,
    and no quote that is never closed swallowed the end of the file (which a single thread would not even report).
    """
    import duckdb

    table = csv_table(text.path, text.delimiter, text.width, skip=text.skip_rows)
    scan = Scan(table, f"{text.last_row} + row_number() OVER ()", plain_cells(text.width))
    try:
        measured = measure(con, scan)
    except duckdb.Error:
        return None
    return (scan, measured) if measured.rows == lines else None
