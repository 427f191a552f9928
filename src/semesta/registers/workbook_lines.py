"""A sheet of explanations, written line by line from the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.registers.workbook_cell import height_for, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from semesta.language import Language


class Lines:
    """Writes lines of texts and numbers, one below the other; cells with a format are made high enough for them."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float]) -> None:
        self._sheet = sheet
        self._widths = widths
        self._row = 0
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)

    def add(self, *cells: str | int, form: Format | None = None, forms: Sequence[Format | None] = ()) -> None:
        """Write one line; ``form`` is the format of all its cells, ``forms`` one for each."""
        wrapped: list[tuple[str, float]] = []
        for index, cell in enumerate(cells):
            chosen = forms[index] if forms else form
            if isinstance(cell, int):
                self._sheet.write_number(self._row, index, cell, chosen)
            elif cell or chosen:
                write_text(self._sheet, self._row, index, cell, chosen)
                wrapped += [(cell, self._widths[index])] if forms and chosen else []
        self._sheet.set_row(self._row, height_for(wrapped))
        self._row += 1

    def skip(self) -> None:
        """Leave a line empty."""
        self._row += 1


def spell(number: int, language: Language) -> str:
    """A count with the thousands separator of the language: 20.000 in Indonesian, 20,000 in English."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if language == "id" else grouped
