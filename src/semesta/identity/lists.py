"""Reading a list of persons or companies whose columns nobody has declared: CSV, Excel or Parquet, all cells as text."""

# ruff: noqa: S608 - names of tables are ours, paths and headings are quoted

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.identity.headings import is_heading
from semesta.registers.reading.detection import detect
from semesta.registers.reading.encoding import utf8_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

HEAD = 20
"""Rows of a workbook among which the header is looked for."""


@dataclass(frozen=True)
class PersonList:
    """A list as read: the table that holds it (``row`` and its columns, all text), its headings and its rows."""

    file: Path
    table: str
    labels: tuple[str, ...]
    rows: int


def read_list(con: DuckDBPyConnection, file: Path, table: str, scratch: Path) -> PersonList:
    """Read a list into ``table``: ``row`` (1 is the first below the header) and its columns as text, empty cells NULL.

    Raises:
        SemestaError: E-READ codes, the file cannot be read; E-IDENTITY-001, it has no rows.
    """
    import duckdb

    source = _source(con, file, scratch)
    try:
        relation = con.sql(f"SELECT * FROM {source} LIMIT 0")
        labels = tuple(relation.columns)
        number = "row_number() OVER ()"
        if source.startswith("read_parquet") and "file_row_number" not in labels:
            # The file knows its rows, so that all cores can read it; a number given while reading needs one after another.
            number, source = "file_row_number + 1", f"{source[:-1]}, file_row_number = true)"
        cells = ", ".join(
            f"nullif(trim(CAST({quoted(label)} AS VARCHAR)), '') AS {quoted(label)}" for label in labels
        )
        con.execute(
            f'CREATE OR REPLACE TEMP TABLE {table} AS SELECT {number} AS "semesta row", {cells} FROM {source}'
        )
    except duckdb.Error as error:
        raise refusal("E-READ-008", where=file.name) from error
    rows = count(con, table)
    if not rows:
        raise refusal("E-IDENTITY-001", file=file.name)
    return PersonList(file, table, labels, rows)


def count(con: DuckDBPyConnection, table: str) -> int:
    """The rows of a table."""
    found = con.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(found[0][0])


def quoted(name: str) -> str:
    """A column's name in SQL."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def text(value: object) -> str:
    """A text in SQL."""
    escaped = str(value).replace("'", "''")
    return f"'{escaped}'"


def _source(con: DuckDBPyConnection, file: Path, scratch: Path) -> str:
    if file.name.lower().endswith(".csv.gz") and file.is_file():
        return _csv(file)
    match detect(file):
        case "parquet":
            return f"read_parquet({text(file)})"
        case "csv":
            path, _ = utf8_text(file, scratch)
            return _csv(path)
        case _:
            return _workbook(con, file)


def _csv(path: Path) -> str:
    return f"read_csv({text(path)}, all_varchar = true, header = true, null_padding = true, sample_size = 2000, max_line_size = 4000000)"


def _workbook(con: DuckDBPyConnection, file: Path) -> str:
    """The first sheet with rows, its header found among the first rows."""
    import fastexcel

    try:
        workbook = fastexcel.read_excel(file)
        for name in workbook.sheet_names:
            sheet = workbook.load_sheet(name, header_row=None, dtypes="string")
            if sheet.height and sheet.width:
                break
        table = sheet.to_arrow()
    except (fastexcel.FastExcelError, UnboundLocalError):
        raise refusal("E-READ-008", where=file.name) from None
    head = [
        [str(cell or "").strip() for cell in row]
        for row in zip(
            *(table.column(place).slice(0, HEAD).to_pylist() for place in range(table.num_columns)),
            strict=True,
        )
    ]
    place = _header(head)
    names = _distinct(head[place])
    con.register("semesta_sheet", table.slice(place + 1).rename_columns(names))
    kept = ", ".join(quoted(name) for name, cell in zip(names, head[place], strict=True) if cell)
    return f"(SELECT {kept} FROM semesta_sheet)"


def _header(head: Sequence[Sequence[str]]) -> int:
    """The row that names most fields, else the fullest; of equals the first."""
    scores = [(sum(is_heading(cell) for cell in row), sum(1 for cell in row if cell)) for row in head]
    return max(range(len(head)), key=lambda place: (scores[place][0], scores[place][1], -place))


def _distinct(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for place, name in enumerate(names):
        label = name or f"column {place + 1}"
        found.append(label if label not in found else f"{label} ({place + 1})")
    return found
