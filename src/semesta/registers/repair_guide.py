"""The sheets of a repair workbook that hold no rows: the hidden mapping, and the instructions at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.language import say
from semesta.registers.workbook_lines import Lines, spell
from semesta.registers.workbook_text import write_safely

if TYPE_CHECKING:
    from semesta.registers.repair_book import Book

MAPPING_SHEET = "_semesta"
_WIDTHS = (16, 18, 10, 70, 60)
_STEPS_BEFORE_COMMAND, _STEPS = 5, 6


def write_mapping(book: Book) -> None:
    """The hidden sheet "_semesta": two columns, register column and heading, so that the reader need not guess.

    A column that the file does not have stands without a heading. One that has different headings on different
    sheets is left out: each of them was known without a mapping, and one line could name only one of them.
    """
    sheet = book.workbook.add_worksheet(MAPPING_SHEET)
    sheet.hide()
    lines = Lines(sheet, (24, 40))
    for column in book.register.columns:
        headings = book.headings.get(column.name, [])
        if len(headings) <= 1:
            lines.add(column.name, *map(write_safely, headings), form=book.look.cell)


def write_guide(book: Book, *, file_name: str, batch: str, period: str) -> None:
    """The last sheet: how to correct and import again, what the colours mean, and what was found how often."""
    language, look = book.language, book.look
    lines = Lines(book.workbook.add_worksheet(say("repair.guide.sheet", language)), _WIDTHS)
    lines.add(say("repair.guide.title", language), form=look.title)
    lines.skip()
    for step in range(1, _STEPS + 1):
        lines.add(f"{step}.", say(f"repair.guide.step.{step}", language))
        if step == _STEPS_BEFORE_COMMAND:
            lines.add("", f'semesta import {book.register.name} "{file_name}" --period {period}')
    lines.skip()
    for severity, form in (("error", look.error), ("warning", look.warning)):
        lines.add("", say(f"repair.guide.{severity}", language), forms=(form, None))
    _write_cut_note(book, lines)
    lines.skip()
    lines.add(
        say("repair.guide.register", language), f"{book.register.title_in(language)} ({book.register.name})"
    )
    lines.add(say("repair.guide.period", language), period)
    lines.add(say("repair.guide.batch", language), batch)
    lines.add(say("repair.guide.rows", language), spell(book.tally.rows, language))
    lines.skip()
    _write_table(book, lines)


def _write_cut_note(book: Book, lines: Lines) -> None:
    tally, language = book.tally, book.language
    if tally.commented < tally.marked:
        written, marked = spell(tally.commented, language), spell(tally.marked, language)
        lines.add("", say("repair.guide.comments_cut", language, written=written, marked=marked))


def _write_table(book: Book, lines: Lines) -> None:
    language, look = book.language, book.look
    lines.add(say("repair.guide.table", language), form=look.title)
    columns = ("code", "severity", "count", "meaning", "next_step")
    lines.add(*(say(f"repair.guide.{column}", language) for column in columns), form=look.heading)
    for found in book.tally.by_weight():
        fault = found.first
        severity = say(f"repair.severity.{fault.severity}", language)
        colour = look.error if fault.severity == "error" else look.warning
        forms = (colour, look.words, look.number, look.words, look.words)
        lines.add(fault.code, severity, found.count, fault.message, fault.next_step, forms=forms)
