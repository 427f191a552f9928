"""The workbook of a computed payroll: amounts with their totals, what is wrong with each row, and the law that was used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta.language import current, say
from semesta.payroll.row import AMOUNTS
from semesta.registers.workbook_cell import write_text
from semesta.registers.workbook_file import new_workbook
from semesta.registers.workbook_look import make_look
from semesta.scheme.trace import parameter_row

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from semesta.payroll.row import Payroll, PayrollRow
    from semesta.registers.workbook_look import Look
    from semesta.scheme.parameter import Dated

_SHOWN = ("name", "nik", "segment", "jkk_group", "programmes")
_MONEY = "#,##0"
_WIDE, _NARROW, _NOTES = 24, 14, 80


def write_workbook(path: Path, found: Payroll) -> Path:
    """Write a computed payroll in the language in force.

    Sheets: the amounts of each worker with a row of totals and a column of problems; each problem in a row of its own; the
    parameters of the law that were used, with their dates, articles and whether they are verified. Texts of the file are
    written as texts, so that no cell can become a formula.

    Raises:
        SemestaError: E-REPAIR-001, the file cannot be written.
    """
    with new_workbook(path, row_by_row=False) as workbook:
        look = make_look(workbook)
        _amounts(workbook, look, found)
        _problems(workbook, look, found)
        _law(workbook, look, found)
    return path


def _amounts(workbook: Workbook, look: Look, found: Payroll) -> None:
    sheet = workbook.add_worksheet(say("payroll.sheet.amounts"))
    money = workbook.add_format({"num_format": _MONEY, "valign": "top"})
    sum_form = workbook.add_format({"num_format": _MONEY, "bold": True, "top": 1})
    title = say("payroll.title", day=found.request.day)
    write_text(sheet, 0, 0, title, look.title)
    headings = [
        say("payroll.column.row"),
        *(say(f"payroll.column.{name}") for name in (*_SHOWN, "wage", *AMOUNTS, "unverified", "problems")),
    ]
    for index, heading in enumerate(headings):
        write_text(sheet, 2, index, heading, look.heading)
        sheet.set_column(index, index, _WIDE if index == 1 else _NARROW)
    first = 1 + len(_SHOWN)
    for line, row in enumerate(found.rows, 3):
        _row(sheet, line, row, look, money)
    bottom = 3 + len(found.rows)
    write_text(sheet, bottom, 0, say("calc.total"), look.title)
    sheet.write_number(bottom, first, sum(row.wage or 0 for row in found.rows if row.found), sum_form)
    for index, amount in enumerate(found.totals.values(), first + 1):
        sheet.write_number(bottom, index, amount, sum_form)
    sheet.set_column(len(headings) - 1, len(headings) - 1, _NOTES)
    sheet.freeze_panes(3, 2)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _row(sheet: Worksheet, line: int, row: PayrollRow, look: Look, money: Any) -> None:
    form = look.cell if row.found else look.error
    write_text(sheet, line, 0, str(row.number), form)
    shown = dict(row.cells)
    if row.found is not None:
        case = row.found.case
        shown |= {
            "segment": case.segment,
            "jkk_group": None if case.jkk_group is None else str(case.jkk_group),
            "programmes": "+".join(row.found.programmes),
        }
    for index, name in enumerate(_SHOWN, 1):
        write_text(sheet, line, index, shown.get(name), form)
    place = 1 + len(_SHOWN)
    if row.wage is None:
        write_text(sheet, line, place, row.cells.get("wage"), form)
    else:
        sheet.write_number(line, place, row.wage, money)
    for index, amount in enumerate(row.amounts.values(), place + 1):
        sheet.write_number(line, index, amount, money)
    place += 1 + len(AMOUNTS)
    write_text(sheet, line, place, ", ".join(row.found.unverified) if row.found else None, look.cell)
    text = "\n".join(each.text() for each in row.problems)
    write_text(sheet, line, place + 1, text, look.warning if row.found and text else form)


def _problems(workbook: Workbook, look: Look, found: Payroll) -> None:
    sheet = workbook.add_worksheet(say("payroll.sheet.problems"))
    for index, name in enumerate(("row", "code", "what", "next")):
        write_text(sheet, 0, index, say(f"payroll.column.{name}"), look.heading)
    sheet.set_column(1, 1, _WIDE)
    sheet.set_column(2, 3, _NOTES)
    line = 1
    for row in found.rows:
        for each in row.problems:
            cells = (str(row.number), each.code, each.what(), each.next_step())
            for index, text in enumerate(cells):
                write_text(sheet, line, index, text, look.words)
            line += 1


def _law(workbook: Workbook, look: Look, found: Payroll) -> None:
    sheet = workbook.add_worksheet(say("payroll.sheet.law"))
    names = ("id", "name", "value", "from", "to", "regulation", "article", "status", "source", "note")
    for index, name in enumerate(names):
        write_text(sheet, 0, index, say(f"payroll.law.{name}"), look.heading)
        sheet.set_column(index, index, _WIDE)
    used: dict[Dated, Any] = {}
    for row in found.rows:
        if row.found is not None:
            used |= {each: row.found.law for step in row.found.steps for each in step.used}
    for line, (dated, law) in enumerate(used.items(), 1):
        record = parameter_row(dated, current(), law)
        for index, name in enumerate(names):
            value = record[name]
            write_text(sheet, line, index, "" if value is None else str(value), look.words)
    write_text(sheet, len(used) + 2, 0, say("contribution.rounding"), None)
