"""One page of a repair workbook: the source's headings, rejected rows with coloured cells, and our two columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semesta.errors import problem
from semesta.language import say
from semesta.registers.repair_layout import Layout, lay_out
from semesta.registers.repair_row import CellFault
from semesta.registers.repair_words import Mark, comment_on, explain
from semesta.registers.workbook_cell import height_for, write_text
from semesta.registers.workbook_text import count_units, is_too_long

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from semesta.registers.repair_book import Book
    from semesta.registers.repair_row import RepairRow, RepairSheet

_LOOKED_AT = 500
_NARROWEST, _WIDEST = 10, 40
_ROW_WIDTH, _WORDS_WIDTH = 22, 90
_COMMENT_WIDTH, _COMMENT_HEIGHT, _LINE_HEIGHT, _LINE_LENGTH = 340, 420, 16, 52


def write_rows(book: Book, sheet: RepairSheet) -> None:
    """Write the rejected rows of a source sheet, on as many pages as Excel's row limit asks for; none if no rows."""
    layout = lay_out(sheet, book.register)
    page: Page | None = None
    for row in sheet.rows:
        if page is not None and page.is_full:
            page.finish()
            page = None
        if page is None:
            page = _new_page(book, sheet.name, layout)
        page.add(row)
    if page is not None:
        page.finish()


def _new_page(book: Book, name: str | None, layout: Layout) -> Page:
    book.note_headings({column: layout.labels[place] for column, place in layout.places.items()})
    title = book.names.take(name, book.register.title_in(book.language))
    page = Page(book, layout, book.workbook.add_worksheet(title))
    page.begin()
    return page


@dataclass
class Page:
    """A worksheet that is filled from the top; ``written`` counts its rows, the header among them."""

    book: Book
    layout: Layout
    sheet: Worksheet
    written: int = 0
    widths: list[int] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether Excel takes no more rows on this page."""
        return self.written >= self.book.limits.rows

    def begin(self) -> None:
        """Write the header: the source's headings, then ours."""
        look, language = self.book.look, self.book.language
        self.widths = [max(len(label), _NARROWEST) for label in self.layout.labels]
        for index, label in enumerate(self.layout.labels):
            write_text(self.sheet, 0, index, label, look.heading)
        own = len(self.layout.labels)
        write_text(self.sheet, 0, own, say("repair.column.row", language), look.own_heading)
        write_text(self.sheet, 0, own + 1, say("repair.column.words", language), look.own_heading)
        self.sheet.set_row(0, height_for((label, _WIDEST - 8) for label in self.layout.labels))
        self.sheet.freeze_panes(1, 0)
        self.sheet.set_comments_author("Semesta")
        # Without this Excel puts a green corner on every number that is kept as text, beside our own marks.
        self.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self.written = 1

    def add(self, row: RepairRow) -> None:
        """Write one rejected row with its colours, comments and words."""
        cells = [row.cells[index] for index in self.layout.kept]
        marks = [self.layout.mark(fault) for fault in row.faults] + self._cut_marks(cells)
        by_cell: dict[int, list[Mark]] = {}
        for mark in marks:
            by_cell.setdefault(mark.index, []).append(mark)
            self.book.tally.count(mark.fault)
        for index, text in enumerate(cells):
            write_text(self.sheet, self.written, index, text, self._format_of(by_cell.get(index, ())))
            if text and self.written <= _LOOKED_AT:
                self.widths[index] = max(self.widths[index], len(text))
        own = len(cells)
        self.sheet.write_number(self.written, own, row.row, self.book.look.number)
        words = explain(marks, self.book.language)
        write_text(self.sheet, self.written, own + 1, words, self.book.look.words)
        if self.written <= self.book.limits.heights:
            self.sheet.set_row(self.written, height_for([(words, _WORDS_WIDTH)]))
        for index, here in by_cell.items():
            self._comment(index, here)
        self.book.tally.rows += 1
        self.written += 1

    def finish(self) -> None:
        """Set the filter and the widths, which need to know all rows."""
        own = len(self.layout.labels)
        self.sheet.autofilter(0, 0, self.written - 1, own + 1)
        for index, width in enumerate(self.widths):
            self.sheet.set_column(index, index, min(width + 3, _WIDEST), self.book.look.cell)
        self.sheet.set_column(own, own, _ROW_WIDTH)
        self.sheet.set_column(own + 1, own + 1, _WORDS_WIDTH)

    def _format_of(self, marks: Iterable[Mark]) -> Format:
        severities = {mark.fault.severity for mark in marks}
        look = self.book.look
        return look.error if "error" in severities else look.warning if severities else look.cell

    def _comment(self, index: int, marks: list[Mark]) -> None:
        tally = self.book.tally
        tally.marked += 1
        if tally.commented >= self.book.limits.comments:
            return
        tally.commented += 1
        text = comment_on(marks, self.book.language)
        lines = sum(1 + len(line) // _LINE_LENGTH for line in text.split("\n"))
        height = min(_COMMENT_HEIGHT, _LINE_HEIGHT * (lines + 1))
        box = {"width": _COMMENT_WIDTH, "height": height, "font_size": 9}
        self.sheet.write_comment(self.written, index, text, box)

    def _cut_marks(self, cells: list[str | None]) -> list[Mark]:
        return [self._cut_mark(index, text) for index, text in enumerate(cells) if text and is_too_long(text)]

    def _cut_mark(self, index: int, text: str) -> Mark:
        found = problem("W-REPAIR-001", length=count_units(text))
        language = self.book.language
        fault = CellFault(
            None, found.code, found.what(language), found.next_step(language), severity="warning"
        )
        return Mark(index, self.layout.labels[index], fault)
