"""Workbooks (xlsx, xls, ods): every visible sheet that has all required columns is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from semesta.errors import Problem, SemestaError, problem, refusal
from semesta.registers.reading.archive import has_error_cells
from semesta.registers.reading.found import Found, refuse_empty, refuse_long, refuse_wide, unnamed_columns
from semesta.registers.reading.views import Scan, measure, parquet_table, plain_cells, view
from semesta.registers.reading.workbook_choice import Choice, choose_sheets
from semesta.registers.reading.workbook_process import WorkbookProcess, memory_for
from semesta.registers.recognise import recognise
from semesta.registers.source import Sheet

if TYPE_CHECKING:
    from semesta.registers.reading.request import Request
    from semesta.registers.reading.workbook_choice import Candidate
    from semesta.registers.reading.workbook_sheets import Reply
    from semesta.registers.source import Format


def read_workbook(request: Request, kind: Format) -> Found:
    """The sheets of a workbook that fit the register.

    Raises:
        SemestaError: E-READ-004, E-READ-008, E-READ-009, E-READ-015, E-READ-020, E-READ-021, E-READ-030 to E-READ-037,
            E-READ-041; the problems of all fitting sheets at once.
    """
    with WorkbookProcess(memory_for(request.file.stat().st_size)) as process:
        # The worker takes a moment to start; meanwhile this process looks for error cells.
        with_errors = kind != "xlsx" or has_error_cells(request.file)
        reply = process.convert(linked(request, kind), request.scratch, with_errors=with_errors)
    return sheets_of(reply, request)


def linked(request: Request, kind: Format) -> Path:
    """The workbook under a name with the ending of its real format, by which the parsing library goes."""
    link = request.scratch / f"workbook.{kind}"
    link.symlink_to(request.file.resolve())
    return link


def sheets_of(reply: Reply, request: Request) -> Found:
    """The sheets that fit the register, from what the worker answered.

    Raises:
        SemestaError: as :func:`read_workbook`.
    """
    if "refused" in reply:
        raise refusal(reply["refused"], where=request.name, **reply.get("fields", {}))
    choice = choose_sheets(reply, request)
    sheets: list[Sheet] = []
    notes: list[Problem] = list(_left_out(choice, request.name))
    problems: list[Problem] = []
    for candidate in choice.fitting:
        try:
            sheet, said = _sheet(candidate, request)
        except SemestaError as error:
            problems += error.problems
        else:
            sheets.append(sheet)
            notes += said
    empty = [found for found in problems if found.code == "E-READ-030"]
    if len(empty) < len(problems) or not sheets:
        raise SemestaError(problems)
    return Found(tuple(sheets), tuple(notes))


def _sheet(candidate: Candidate, request: Request) -> tuple[Sheet, tuple[Problem, ...]]:
    where = candidate.where
    refuse_wide(where, candidate.width)
    header = recognise(candidate.head, request.register, candidate.mapping, where)
    last_row = candidate.head[header.skip - 1].row
    data = f"(SELECT * FROM {parquet_table(Path(candidate.table))} WHERE row > {last_row})"  # noqa: S608 - names and numbers of our own
    scan = Scan(data, "row", plain_cells(len(header.labels)))
    measured = measure(request.con.con, scan)
    refuse_long(request.con.con, scan, header.labels, measured, where)
    refuse_empty(where, measured)
    sheet = Sheet(
        name=candidate.name,
        labels=header.labels,
        header_row=header.row,
        positions=header.positions,
        table=view(request.con, scan, drop_blank=measured.blank > 0),
    )
    return sheet, (*header.notes, *unnamed_columns(header.labels, measured, where))


def _left_out(choice: Choice, name: str) -> tuple[Problem, ...]:
    return tuple(
        problem(code, where=name, sheets=sheets)
        for code, sheets in (("W-READ-002", choice.others), ("W-READ-007", choice.hidden))
        if sheets
    )
