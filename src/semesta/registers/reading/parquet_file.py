"""Parquet: every column as text, read lazily; its first row counts as row 2, as if the names stood in row 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.registers.reading.found import Found, refuse_empty, refuse_long, refuse_wide
from semesta.registers.reading.views import Scan, measure, parquet_table, quoted, view
from semesta.registers.recognise import HeadRow, recognise
from semesta.registers.recognise_problems import shorten
from semesta.registers.source import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from semesta.registers.reading.request import Request

_NESTED = ("STRUCT", "MAP", "UNION", "VARIANT", "GEOMETRY", "BIT")
_ROW_NUMBER = "file_row_number"


def read_parquet(request: Request) -> Found:
    """The one sheet of a Parquet file.

    Raises:
        SemestaError: E-READ-012 damaged, E-READ-013 columns that are not plain values, E-READ-020, E-READ-021,
            E-READ-030 to E-READ-036, E-READ-041.
    """
    import duckdb

    name = request.name
    types: dict[str, str] = {}
    # A damaged file can bring the engine to an internal error, after which a connection is of no more use: this pass
    # over every value is made on a connection of its own.
    probe = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(request.scratch / "spill")})
    try:
        types |= _column_types(probe, request.file)
        refuse_wide(name, len(types))
        _refuse_nested(name, types)
        header = recognise([HeadRow(1, tuple(types))], request.register, request.mapping, name)
        scan = _scan(request.file, types)
        measured = measure(probe, scan)
        refuse_long(probe, scan, header.labels, measured, name)
        refuse_empty(name, measured)
        table = view(request.con, scan, drop_blank=measured.blank > 0)
    except (duckdb.Error, UnicodeError):
        binary = [column for column, kind in types.items() if kind == "BLOB"]
        if binary:
            raise refusal("E-READ-013", where=name, columns=shorten(binary)) from None
        raise refusal("E-READ-012", where=name) from None
    finally:
        probe.close()
    sheet = Sheet(None, header.labels, header.row, header.positions, table)
    return Found((sheet,), header.notes)


def _scan(file: Path, types: Mapping[str, str]) -> Scan:
    cells = {f"c{index}": _text(quoted(column), kind) for index, (column, kind) in enumerate(types.items())}
    if any(column.lower() == _ROW_NUMBER for column in types):
        return Scan(parquet_table(file), "row_number() OVER () + 1", cells)
    return Scan(parquet_table(file, with_row_number=True), f"{_ROW_NUMBER} + 2", cells)


def _column_types(con: DuckDBPyConnection, file: Path) -> dict[str, str]:
    rows = con.execute(f"DESCRIBE SELECT * FROM {parquet_table(file)}").fetchall()  # noqa: S608 - names and numbers of our own
    return {str(row[0]): str(row[1]).upper() for row in rows}


def _refuse_nested(where: str, types: Mapping[str, str]) -> None:
    nested = [name for name, kind in types.items() if kind.endswith("]") or kind.startswith(_NESTED)]
    if nested:
        raise refusal("E-READ-013", where=where, columns=shorten(nested))


def _text(column: str, kind: str) -> str:
    """SQL that writes a value as our spreadsheets would: whole numbers without a point, dates as ISO."""
    if kind in {"DOUBLE", "FLOAT"}:
        value = (
            f"CAST({column} AS DOUBLE)" if kind == "DOUBLE" else f"CAST(CAST({column} AS VARCHAR) AS DOUBLE)"
        )
        return (
            f"CASE WHEN isnan({value}) THEN NULL WHEN isinf({value}) THEN CAST({value} AS VARCHAR) "
            f"WHEN abs({value}) >= 1e15 THEN format('{{:.14E}}', {value}) "
            f"WHEN {value} = trunc({value}) THEN CAST(CAST({value} AS BIGINT) AS VARCHAR) "
            f"WHEN abs({value}) < 1e-4 THEN rtrim(format('{{:.20f}}', {value}), '0') "
            f"ELSE format('{{:.15g}}', {value}) END"
        )
    if kind.startswith("DECIMAL"):
        return f"regexp_replace(CAST({column} AS VARCHAR), '\\.0+$', '')"
    if kind.startswith("TIMESTAMP"):
        value = f"timezone('UTC', {column})" if kind.endswith("TIME ZONE") else f"CAST({column} AS TIMESTAMP)"
        zone = "Z" if kind.endswith("TIME ZONE") else ""
        return (
            f"CASE WHEN {value} = date_trunc('day', {value}) THEN strftime({value}, '%Y-%m-%d') "
            f"ELSE strftime({value}, '%Y-%m-%d %H:%M:%S{zone}') END"
        )
    if kind == "BOOLEAN":
        return f"upper(CAST({column} AS VARCHAR))"
    if kind == "BLOB":
        return f"nullif(decode({column}), '')"
    return f"nullif(CAST({column} AS VARCHAR), '')"
