"""Pairs into a file: CSV, Excel or Parquet by its ending."""

# ruff: noqa: S608 - the query is ours, the path is quoted

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.identity.lists import text

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

COLUMNS = ("id_left", "id_right", "probability", "explanation")
ENDINGS = (".csv", ".xlsx", ".parquet")
EXCEL_ROWS = 1_048_575


def check_target(target: Path) -> None:
    """Refuse what cannot be written before anything is computed.

    Raises:
        SemestaError: E-IDENTITY-007 its ending is none of ours, E-IDENTITY-008 its folder is not there.
    """
    if target.suffix.lower() not in ENDINGS:
        raise refusal("E-IDENTITY-007", file=target, endings=", ".join(ENDINGS))
    if not target.parent.is_dir() or target.is_dir():
        raise refusal("E-IDENTITY-008", file=target, reason=target.parent)


def write_pairs(con: DuckDBPyConnection, query: str, target: Path) -> None:
    """Write the rows of a query (``COLUMNS``); a file that is there is replaced when the new one is whole.

    Raises:
        SemestaError: E-IDENTITY-008 it cannot be written, E-IDENTITY-009 too many pairs for Excel.
    """
    import duckdb

    ending = target.suffix.lower()
    draft = target.with_name(f".semesta-{target.name}")
    try:
        if ending == ".xlsx":
            _write_workbook(con, query, draft, target)
        else:
            how = "FORMAT parquet" if ending == ".parquet" else "FORMAT csv, HEADER"
            con.execute(f"COPY ({query}) TO {text(draft)} ({how})")
        draft.replace(target)
    except (duckdb.IOException, OSError) as error:
        raise refusal("E-IDENTITY-008", file=target, reason=error) from error
    finally:
        draft.unlink(missing_ok=True)


def _write_workbook(con: DuckDBPyConnection, query: str, draft: Path, target: Path) -> None:
    import xlsxwriter

    pairs = con.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0]
    if pairs > EXCEL_ROWS:
        raise refusal("E-IDENTITY-009", file=target.name, pairs=pairs, most=EXCEL_ROWS)
    with xlsxwriter.Workbook(str(draft), {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("pairs")
        sheet.write_row(0, 0, COLUMNS)
        cursor = con.execute(query)
        row = 0
        while many := cursor.fetchmany(10_000):
            for left, right, probability, said in many:
                row += 1
                sheet.write_string(row, 0, left)
                sheet.write_string(row, 1, right)
                sheet.write_number(row, 2, probability)
                sheet.write_string(row, 3, said[:32_000])
