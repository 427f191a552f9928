"""From a workbook to tables in the scratch folder; runs in the worker process, where a broken file does no harm."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from semesta.registers.reading.cells import row_text
from semesta.registers.reading.limits import MAX_COLUMNS
from semesta.registers.reading.scratch_table import PIECE, ScratchTable
from semesta.registers.recognise import HEAD_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from python_calamine import CalamineSheet, CalamineWorkbook

MAPPING_SHEET = "_semesta"
# Long texts are no headings: what the head needs is short.
_HEAD_CELL = 1_000
_ERRORS = {
    "Div0": "#DIV/0!",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}

Head = list[list[str | None]]


class SheetReply(TypedDict):
    """One sheet: its first rows, how many columns hold text, and its table (None when it has too many columns)."""

    name: str
    hidden: bool
    width: int
    head: Head
    table: str | None


class Reply(TypedDict, total=False):
    """What the worker answers: the sheets and the rows of ``_semesta``, or why the workbook was refused."""

    sheets: list[SheetReply]
    semesta: list[list[str | None]]
    refused: str
    fields: dict[str, object]


def convert(file: str, scratch: str, *, with_errors: bool) -> Reply:
    """Write every sheet with cells to ``scratch`` as Parquet (``row``, ``c0`` ...), sheets named "_..." left out.

    Args:
        file: an xlsx, xls or ods workbook.
        scratch: an existing folder.
        with_errors: also look for cells such as #REF!, which are empty otherwise (costs as much again).
    """
    from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, load_workbook

    reply: Reply = {"sheets": [], "semesta": []}
    try:
        with load_workbook(file) as workbook:
            for number, info in enumerate(workbook.sheets_metadata):
                if info.name == MAPPING_SHEET:
                    sheet = workbook.get_sheet_by_name(info.name)
                    reply["semesta"] = [row_text(row) for row in islice(sheet.iter_rows(), 10 * HEAD_ROWS)]
                elif not info.name.startswith("_"):
                    hidden = info.visible != SheetVisibleEnum.Visible
                    table = Path(scratch) / f"sheet{number}.parquet"
                    found = _sheet(workbook, info.name, file if with_errors else None, table)
                    if found:
                        reply["sheets"].append({**found, "hidden": hidden})
    except PasswordError:
        return {"refused": "E-READ-009"}
    except (CalamineError, ValueError, OverflowError, MemoryError):
        return {"refused": "E-READ-008"}
    return reply


def _sheet(workbook: CalamineWorkbook, name: str, errors_in: str | None, table: Path) -> SheetReply | None:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.start is None or sheet.end is None:
        return None
    top, left = sheet.start
    errors = _error_cells(errors_in, name, top, left) if errors_in else {}
    width = sheet.end[1] + 1
    if width > MAX_COLUMNS:
        width = _real_width(sheet, left)
    is_wide = width > MAX_COLUMNS
    shown = min(width, MAX_COLUMNS)
    rows = _rows(sheet, left, shown, errors)
    head = list(islice(rows, HEAD_ROWS))
    if not is_wide:
        with ScratchTable(table, width) as target:
            target.add(1, head)
            first = len(head) + 1
            while piece := list(islice(rows, PIECE)):
                target.add(first, piece)
                first += len(piece)
    return {
        "name": name,
        "hidden": False,
        "width": width,
        "head": [[cell[:_HEAD_CELL] if cell else None for cell in cells] for cells in head],
        "table": None if is_wide else str(table),
    }


def _rows(
    sheet: CalamineSheet, left: int, width: int, errors: Mapping[int, Mapping[int, str]]
) -> Iterator[list[str | None]]:
    """Rows from the first of the sheet on, each ``width`` cells from column A on."""
    indent: list[str | None] = [None] * left
    for row, values in enumerate(sheet.iter_rows(), 1):
        cells = indent + row_text(values)
        for column, text in errors.get(row, {}).items():
            if column < len(cells):
                cells[column] = text
        yield cells[:width]


def _real_width(sheet: CalamineSheet, left: int) -> int:
    """The number of the last column that holds any text."""
    last = 0
    for values in sheet.iter_rows():
        filled = (index for index in range(len(values) - 1, last - 1, -1) if values[index] != "")
        last = max(last, next(filled, -1) + 1)
    return left + last


def _error_cells(file: str, name: str, top: int, left: int) -> dict[int, dict[int, str]]:
    """Row number -> column index -> text of error cells, but for #N/A, which means "nothing here"."""
    import fastexcel

    try:
        sheet = fastexcel.read_excel(file).load_sheet(name, header_row=None, dtypes="string")
        errors = sheet.to_arrow_with_errors()[1]
    except fastexcel.FastExcelError:
        # The other library could read the sheet: error cells stay empty then.
        return {}
    found: dict[int, dict[int, str]] = {}
    for cell in errors.errors if errors else ():
        kind = re.search(r"Error\((\w+)\)", cell.detail)
        if kind and kind.group(1) != "NA":
            row, column = cell.position
            found.setdefault(top + row + 1, {})[left + column] = _ERRORS.get(kind.group(1), "#ERROR!")
    return found
