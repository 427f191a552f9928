"""The sheets of a template that are not filled in: an example, and what each column means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.language import Language, say
from semesta.registers.template_column import accepted, form
from semesta.registers.workbook_lines import Lines

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from semesta.registers.schema import Column, Register
    from semesta.registers.workbook_look import Look

_WIDTHS = (24, 48, 10, 40, 60, 60)
_COLUMNS = ("column", "meaning", "required", "form", "accepted", "other_headings")
_STEPS = 5


def write_guide(
    workbook: Workbook, look: Look, register: Register, language: Language, *, sheet: str, file_name: str
) -> None:
    """The sheet "_petunjuk": how to fill in the sheet ``sheet`` and import the file, and a table of the columns."""
    lines = Lines(workbook.add_worksheet(say("repair.guide.sheet", language)), _WIDTHS)
    title = f"{register.title_in(language)} ({register.name})"
    lines.add(say("repair.template.title", language, register=title), form=look.title)
    lines.skip()
    fields = {
        "sheet": sheet,
        "row": register.row[language],
        "example": say("repair.template.example.sheet", language),
    }
    for step in range(1, _STEPS + 1):
        lines.add(f"{step}.", say(f"repair.template.step.{step}", language, **fields))
    period = say("repair.template.period", language)
    lines.add("", f'semesta import {register.name} "{file_name}" --period {period}')
    lines.skip()
    lines.add("", say("repair.template.required_colour", language), forms=(look.required_heading, None))
    lines.add("", say("repair.template.optional_colour", language), forms=(look.heading, None))
    lines.skip()
    lines.add(*(say(f"repair.template.{name}", language) for name in _COLUMNS), form=look.heading)
    for column in register.columns:
        heading = look.required_heading if column.required else look.heading
        lines.add(*_row(column, language), forms=(heading, *[look.words] * (len(_COLUMNS) - 1)))


def _row(column: Column, language: Language) -> tuple[str, ...]:
    others = [label for label in (column.name, *column.aliases) if label != column.heading]
    return (
        column.heading,
        column.help[language],
        say("repair.template.yes" if column.required else "repair.template.no", language),
        form(column, language),
        accepted(column, language),
        ", ".join(others),
    )
