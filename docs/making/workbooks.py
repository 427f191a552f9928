"""What a reader does in a spreadsheet, done from the tables that stand in the pages."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def read_table(markdown: str) -> list[list[str]]:
    """The cells of a Markdown table, headings first, without the line of dashes."""
    lines = [line.strip().strip("|").split("|") for line in markdown.strip().splitlines()]
    return [[cell.strip().strip("`") for cell in line] for number, line in enumerate(lines) if number != 1]


def write_csv(file: Path, rows: list[list[str]]) -> None:
    """The table as a CSV file, with semicolons as Excel writes them in Indonesia."""
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=";", lineterminator="\n").writerows(rows)


def fill(file: Path, rows: list[list[str]]) -> None:
    """Type the table into the first sheet of a workbook, each cell as text under its heading; a new one if need be."""
    from openpyxl import Workbook, load_workbook

    workbook = load_workbook(file) if file.exists() else Workbook()
    sheet: Worksheet = workbook.worksheets[0]
    headings, *data = rows
    if not file.exists():
        sheet.append(headings)
    places = _headings(sheet)
    for number, row in enumerate(data, start=2):
        for heading, cell in zip(headings, row, strict=True):
            sheet.cell(number, places[heading], cell or None)
    workbook.save(file)


def correct(file: Path, rows: list[list[str]]) -> None:
    """Write new values (source row, heading, new value) into a repair workbook."""
    from openpyxl import load_workbook

    workbook = load_workbook(file)
    sheet: Worksheet = workbook.worksheets[0]
    places = _headings(sheet)
    own = next(place for heading, place in places.items() if heading.startswith("Semesta:"))
    numbers = {str(sheet.cell(number, own).value): number for number in range(2, sheet.max_row + 1)}
    for source, heading, value in rows[1:]:
        sheet.cell(numbers[source], places[heading], value)
    workbook.save(file)


def _headings(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}
