"""Views of the engine on a file: read lazily, as text, each row with its number in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import ibis
    from duckdb import DuckDBPyConnection
    from ibis.backends.duckdb import Backend

_BLANKS = " \t\r\n\v\f\u00a0"


@dataclass(frozen=True)
class Scan:
    """SQL that reads a file: the table to select from, the row's number, and each cell (``c0`` ... -> expression)."""

    table: str
    row: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Measure:
    """What one pass over all cells tells: rows, rows without text, and each column's longest cell in bytes."""

    rows: int
    blank: int
    longest: tuple[int, ...]


def csv_table(path: Path, delimiter: str, width: int, *, skip: int) -> str:
    """A strict scan of a UTF-8 text file: every cell text, every row exactly ``width`` cells."""
    columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(width))
    return (
        f"read_csv({_file(path)}, header = false, skip = {skip}, delim = {_literal(delimiter)}, quote = '\"', "
        f"escape = '\"', auto_detect = false, strict_mode = true, columns = {{{columns}}})"
    )


def parquet_table(path: Path, *, with_row_number: bool = False) -> str:
    """A scan of a Parquet file, with ``file_row_number`` (from 0) when asked for."""
    return f"read_parquet({_file(path)}, file_row_number = {str(with_row_number).lower()})"


def plain_cells(width: int) -> dict[str, str]:
    """``c0`` ... under their own names."""
    return {f"c{index}": f"c{index}" for index in range(width)}


def filled_cells(width: int) -> dict[str, str]:
    """``c0`` ... under their own names, NULL where they hold empty text."""
    return {f"c{index}": f"nullif(c{index}, '')" for index in range(width)}


def measure(con: DuckDBPyConnection, scan: Scan) -> Measure:
    """One parallel pass over all cells.

    Raises:
        duckdb.Error: the file cannot be read so.
    """
    cells = scan.cells.values()
    # A CASE stops at the first cell with text, and nearly every first cell begins with a visible ASCII character.
    visible = [f"WHEN {cell} >= '!' AND {cell} < chr(127) THEN 0" for cell in cells]
    any_text = [f"WHEN trim({cell}, {_literal(_BLANKS)}) <> '' THEN 0" for cell in cells]
    blank = f"coalesce(sum(CASE {' '.join(visible + any_text)} ELSE 1 END), 0)"
    longest = ", ".join(f"coalesce(max(strlen({cell})), 0)" for cell in cells)
    query = f"SELECT count(*), {blank}, {longest} FROM {scan.table}"  # noqa: S608 - our own names and numbers
    row = con.execute(query).fetchall()[0]
    return Measure(int(row[0]), int(row[1]), tuple(int(value) for value in row[2:]))


def first_longer(con: DuckDBPyConnection, scan: Scan, cell: str, limit: int) -> int | None:
    """The number of the first row whose ``cell`` has more than ``limit`` characters."""
    numbered = f"SELECT {scan.row} AS row, {scan.cells[cell]} AS cell FROM {scan.table}"  # noqa: S608 - names and numbers of our own
    query = f"SELECT min(row) FROM ({numbered}) WHERE length(cell) > {limit}"  # noqa: S608 - names and numbers of our own
    value = con.execute(query).fetchall()[0][0]
    return None if value is None else int(value)


def view(con: Backend, scan: Scan, *, drop_blank: bool) -> ibis.Table:
    """A lazy table with ``row`` (int64) and the cells (text), without rows that hold no text if ``drop_blank``."""
    query = f"SELECT CAST({scan.row} AS BIGINT) AS row, {_columns(scan)} FROM {scan.table}"  # noqa: S608 - names and numbers of our own
    if drop_blank:
        visible = [f"({cell} >= '!' AND {cell} < chr(127))" for cell in scan.cells]
        any_text = [f"trim({cell}, {_literal(_BLANKS)}) <> ''" for cell in scan.cells]
        query = f"SELECT * FROM ({query}) WHERE {' OR '.join(visible + any_text)}"  # noqa: S608 - names and numbers of our own
    return _named(con, query, {"row": "int64", **dict.fromkeys(scan.cells, "string")})


def bare_view(con: Backend, scan: Scan) -> ibis.Table:
    """A lazy table of the cells alone, in the file's order, which several threads can read."""
    query = f"SELECT {_columns(scan)} FROM {scan.table}"  # noqa: S608 - names and numbers of our own
    return _named(con, query, dict.fromkeys(scan.cells, "string"))


def quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _columns(scan: Scan) -> str:
    return ", ".join(f"{expression} AS {cell}" for cell, expression in scan.cells.items())


def _named(con: Backend, query: str, columns: Mapping[str, str]) -> ibis.Table:
    import ibis
    import ibis.expr.operations as ops

    name = f"semesta_read_{uuid4().hex}"
    con.con.execute(f"CREATE TEMP VIEW {name} AS {query}")
    # con.table() would ask the engine for the columns, through a method that DuckDB 2 calls deprecated.
    return ops.DatabaseTable(
        name=name, schema=ibis.schema(columns), source=con, namespace=ops.Namespace()
    ).to_expr()


def _file(path: Path) -> str:
    # DuckDB reads *, ? and [ in a path as a pattern over several files.
    return _literal("".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path.resolve())))


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
