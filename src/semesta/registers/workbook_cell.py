"""A text goes into a cell as text, whatever it looks like."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from semesta.registers.workbook_text import cut, write_safely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINE_HEIGHT = 15
"""Points, Excel's default height of a row."""

_MOST_LINES = 20


def write_text(sheet: Worksheet, row: int, index: int, text: str | None, form: Format | None) -> None:
    """Write a text as a string, never as a formula, a link or a number; an empty one as a blank with its format."""
    if not text:
        sheet.write_blank(row, index, None, form)
        return
    fitting = cut(write_safely(text), mark="")
    if fitting.startswith("<r>") and fitting.endswith("</r>"):
        # XlsxWriter takes such a text for ready-made XML and would not escape it; in pieces it is escaped.
        sheet.write_rich_string(row, index, "<", "r>", fitting[3:], form)
    else:
        sheet.write_string(row, index, fitting, form)


def height_for(texts: Iterable[tuple[str, float]]) -> int:
    """The height in points of a row whose (text, column width) pairs are wrapped.

    Excel would find it out by itself; LibreOffice and phones would show the first line only.
    """
    needed = (sum(max(1, ceil(len(line) / width)) for line in text.split("\n")) for text, width in texts)
    return LINE_HEIGHT * min(_MOST_LINES, max(needed, default=1))
