"""Repair workbooks of a few rows, written and opened again, for the tests of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from semesta.registers import schema
from semesta.registers.repair import CellFault, Limits, RepairRow, RepairSheet, write_repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from semesta.language import Language

ERROR, WARNING, NONE = "FFF4B183", "FFFFF2CC", "00000000"
LABELS = ("No KPJ", "NIK", "Nama", "Catatan")
POSITIONS = {"kpj": 0, "nik": 1, "name": 2}
CELLS = ("12345678901", "3171011203900001", "Contoh Nama", None)


def fault(
    column: str | None = "nik", code: str = "E-IMPORT-021", message: str = "Ada yang salah.", **more: str
) -> CellFault:
    return CellFault(column, code, message, **more)  # type: ignore[arg-type] # what each test gives


def row(
    number: int = 7, cells: tuple[str | None, ...] = CELLS, faults: Iterable[CellFault] = ()
) -> RepairRow:
    return RepairRow(number, cells, tuple(faults))


def sheet(
    rows: Iterable[RepairRow],
    name: str | None = "Data",
    labels: tuple[str, ...] = LABELS,
    positions: Mapping[str, int] = POSITIONS,
) -> RepairSheet:
    return RepairSheet(name, labels, positions, rows)


def write(
    folder: Path,
    *sheets: RepairSheet,
    language: Language = "id",
    limits: Limits | None = None,
    name: str = "r.xlsx",
) -> Path:
    register = schema.get("participants")
    return write_repair(
        folder / name,
        register,
        sheets,
        batch="20260105-7",
        period="2025-12",
        language=language,
        limits=limits,
    )


def reopen(
    folder: Path, *sheets: RepairSheet, language: Language = "id", limits: Limits | None = None
) -> Workbook:
    return load_workbook(write(folder, *sheets, language=language, limits=limits))


def texts(page: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in line] for line in page.iter_rows()]


def fill(cell: Cell | MergedCell) -> str:
    return str(cell.fill.start_color.rgb)


def comments(page: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for line in page.iter_rows() for cell in line if cell.comment}


def fills(page: Worksheet) -> dict[str, str]:
    cells = (cell for line in page.iter_rows(min_row=2) for cell in line)
    return {cell.coordinate: fill(cell) for cell in cells if fill(cell) != NONE}
