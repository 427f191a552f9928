"""The repair workbook: rejected rows as their sheet had them, bad cells coloured and explained, ready to go back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.language import Language, current
from semesta.registers.repair_book import Book, Limits
from semesta.registers.repair_guide import MAPPING_SHEET, write_guide, write_mapping
from semesta.registers.repair_layout import OWN_PREFIX
from semesta.registers.repair_page import write_rows
from semesta.registers.repair_row import CellFault, RepairRow, RepairSheet, Severity
from semesta.registers.workbook_file import new_workbook
from semesta.registers.workbook_look import make_look

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from semesta.registers.schema import Register

__all__ = [
    "MAPPING_SHEET", "OWN_PREFIX", "CellFault", "Limits", "RepairRow", "RepairSheet", "Severity", "write_repair",
]  # fmt: skip


def write_repair(
    path: Path,
    register: Register,
    sheets: Iterable[RepairSheet],
    *,
    batch: str,
    period: str,
    language: Language | None = None,
    limits: Limits | None = None,
) -> Path:
    """Write the rejected rows of a batch as an Excel workbook that can be corrected and imported again.

    Each source sheet comes back with the same headings in the same order, all cells as text, its faulty cells
    coloured and commented, and two columns of ours (headings "Semesta: ..."): the source row number, and all faults in
    words. After them a hidden sheet "_semesta" (register column, heading) and the instructions. Rows are taken one by
    one, never kept. The file appears whole or not at all, and replaces one of the same name.

    Args:
        path: where the workbook goes (.xlsx).
        register: the register that the rows were meant for.
        sheets: the source sheets; one without rows is left out.
        batch: the batch that the rows were rejected from.
        period: its month, ``2025-12``.
        language: of the instructions and headings; the one in force unless given.
        limits: rows of a sheet (Excel's unless given), comments of a workbook, heights of rows.

    Raises:
        SemestaError: E-REPAIR-001, the file cannot be written.
    """
    with new_workbook(path, row_by_row=True) as workbook:
        book = Book(workbook, make_look(workbook), register, language or current(), limits or Limits())
        for sheet in sheets:
            write_rows(book, sheet)
        write_mapping(book)
        write_guide(book, file_name=path.name, batch=batch, period=period)
        for name, value in (("register", register.name), ("period", period), ("batch", batch)):
            workbook.set_custom_property(f"semesta.{name}", value, "text")
    return path
