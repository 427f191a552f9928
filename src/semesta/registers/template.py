"""The template workbook: an empty sheet with the usual headings of a register, ready to be filled in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from semesta.language import Language, current, say
from semesta.registers.template_column import choices, example, number_format
from semesta.registers.template_guide import write_guide
from semesta.registers.workbook_cell import write_text
from semesta.registers.workbook_file import new_workbook
from semesta.registers.workbook_look import make_look
from semesta.registers.workbook_text import SheetNames

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from semesta.registers.schema import Column, Register
    from semesta.registers.workbook_look import Look

_LAST_ROW = 1_048_575
_CREATED = datetime(2025, 1, 1)  # noqa: DTZ001 - any fixed moment: the same template is the same bytes
_COMMENT_BOX = {"width": 300, "height": 110, "font_size": 9}
_NARROWEST, _MARGIN = 14, 4
_ERROR_TEXT_LIMIT = 255


def write_template(path: Path, register: Register, language: Language | None = None) -> Path:
    """Write an empty workbook to fill in, the same bytes whenever it is written.

    Its first sheet has the usual Indonesian headings (required ones coloured, each with a comment), text cells for
    codes and numbers, date cells for dates, and drop-down lists for choices; "_contoh" shows one example row, and
    "_petunjuk" a table of the columns. The readers skip the last two.

    Args:
        path: where the workbook goes (.xlsx); a file of that name is replaced.
        register: what is to be filled in.
        language: of comments and instructions; the one in force unless given.

    Raises:
        SemestaError: E-REPAIR-001, the file cannot be written.
    """
    chosen = language or current()
    with new_workbook(path, row_by_row=False) as workbook:
        workbook.set_properties({"created": _CREATED})
        look = make_look(workbook)
        name = SheetNames().take(None, register.title_in(chosen))
        sheet = workbook.add_worksheet(name)
        _write_headings(sheet, register, look)
        _prepare_columns(workbook, sheet, register, chosen)
        _write_example(workbook, register, look, chosen)
        write_guide(workbook, look, register, chosen, sheet=name, file_name=path.name)
    return path


def _write_headings(sheet: Worksheet, register: Register, look: Look) -> None:
    for index, column in enumerate(register.columns):
        write_text(
            sheet, 0, index, column.heading, look.required_heading if column.required else look.heading
        )
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _prepare_columns(workbook: Workbook, sheet: Worksheet, register: Register, language: Language) -> None:
    sheet.set_comments_author("Semesta")
    for index, column in enumerate(register.columns):
        cells = workbook.add_format({"num_format": number_format(column)})
        sheet.set_column(index, index, _width(column), cells)
        must = say("repair.template.must" if column.required else "repair.template.may", language)
        sheet.write_comment(0, index, f"{column.help[language]}\n{must}", _COMMENT_BOX)
        offered = choices(column, language)
        if offered:
            sheet.data_validation(1, index, _LAST_ROW, index, _drop_down(offered, language))


def _drop_down(offered: tuple[str, ...], language: Language) -> dict[str, object]:
    # A warning that can be passed over: the checks know more words than the list offers.
    message = say("repair.template.choose", language, choices=", ".join(offered))
    title = say("repair.template.choose.title", language)
    return {
        "validate": "list", "source": list(offered), "error_type": "warning",
        "error_title": title, "error_message": message[:_ERROR_TEXT_LIMIT],
    }  # fmt: skip


def _write_example(workbook: Workbook, register: Register, look: Look, language: Language) -> None:
    sheet = workbook.add_worksheet(say("repair.template.example.sheet", language))
    _write_headings(sheet, register, look)
    for index, column in enumerate(register.columns):
        style = {"num_format": number_format(column), "italic": True, "font_color": "#808080"}
        grey = workbook.add_format(style)
        sheet.set_column(index, index, _width(column))
        value = example(column)
        if isinstance(value, datetime):
            sheet.write_datetime(1, index, value, grey)
        elif isinstance(value, str):
            write_text(sheet, 1, index, value, grey)
        else:
            sheet.write_number(1, index, value, grey)


def _width(column: Column) -> int:
    return max(len(column.heading), len(column.example), _NARROWEST) + _MARGIN
