"""The contributions of each worker of a payroll, by the calculator itself; problems are collected, never thrown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from semesta.errors import Problem, SemestaError, problem, refusal
from semesta.language import current
from semesta.payroll.layout import payroll
from semesta.payroll.reading import ReadRow, read_payroll
from semesta.payroll.row import Payroll, PayrollRow, Request
from semesta.registers.explain import Row, explain
from semesta.registers.period import Period
from semesta.scheme.contributions import Case, contribution

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from semesta.scheme.contributions.case import Segment
    from semesta.scheme.law import Law
    from semesta.scheme.obligations import Programme

#: Without these a row cannot be computed; what is wrong with other columns is only told.
_NEEDED = {"wage", "segment", "programmes", "jkk_group"}


def compute_payroll(file: Path, request: Request, law: Law | None = None) -> Payroll:
    """Read a payroll and compute every row.

    Raises:
        SemestaError: E-READ-nnn, the file cannot be read as a payroll; E-PAYROLL-001, it has no rows; E-SCHEME-001, the
            day is before the law.
    """
    rows, notes = read_payroll(file, request.day)
    if not rows:
        raise refusal("E-PAYROLL-001", file=file.name)
    contribution(Case(request.day, "BPU", 0), law)  # a day without law is refused once, not in each row
    seen: dict[str, int] = {}
    computed = []
    for row in rows:
        nik = row.values["nik"]
        first = seen.setdefault(nik, row.number) if nik else row.number
        repeated = [problem("W-PAYROLL-002", row=first)] if first != row.number else []
        computed.append(_compute(row, request, law, repeated))
    return Payroll(request, tuple(computed), notes)


def _compute(row: ReadRow, request: Request, law: Law | None, more: list[Problem]) -> PayrollRow:
    problems = [*_told(row, request), *more]
    wrong = {column for code, column in row.broken if code.startswith("E-")}
    found = None
    if not wrong & _NEEDED:
        group, asked = _group(row, request)
        problems += asked
        try:
            found = contribution(_case(row, request, group), law)
            problems += found.warnings
        except SemestaError as error:
            problems += error.problems
    return PayrollRow(row.sheet, row.number, row.cells, row.values["wage"], found, tuple(problems))


def _case(row: ReadRow, request: Request, group: int | None) -> Case:
    values = row.values
    held = values["programmes"]
    segment: Segment = values["segment"] or "PU"
    programmes = request.programmes if segment == "PU" else None
    bad_birth = any(column == "birth_date" and code.startswith("E-") for code, column in row.broken)
    return Case(
        day=request.day,
        segment=segment,
        wage=values["wage"],
        jkk_group=group,
        scale=request.scale if segment == "PU" else None,
        programmes=cast("tuple[Programme, ...]", tuple(held.split("+"))) if held else programmes,
        occupation=values["occupation"],
        province=request.province,
        birth_date=None if bad_birth else values["birth_date"],
        relief=request.relief,
    )


def _group(row: ReadRow, request: Request) -> tuple[int | None, list[Problem]]:
    """The JKK group: the row's own, else that of its business, else the payroll's."""
    from semesta.scheme.jkk_groups_search import nearest

    business = row.values["business"]
    if row.values["jkk_group"] is not None or not business or row.values["segment"] == "BPU":
        return row.values["jkk_group"] or request.jkk_group, []
    answer = nearest(business)
    if answer.group is not None:
        match = answer.matches[0].business
        return answer.group, [
            problem("W-PAYROLL-003", business=business, found=match.name, group=match.group)
        ]
    likely = ", ".join(f"{each.business.name} ({each.business.group})" for each in answer.likely)
    return request.jkk_group, [problem("W-PAYROLL-001", business=business, likely=likely or "-")]


def _told(row: ReadRow, request: Request) -> Iterator[Problem]:
    """Broken rules of the cells in words, with numbers of persons masked."""
    stored: dict[str, Any] = {
        name: None if value is None else str(value) for name, value in row.values.items()
    }
    shown = Row(row.cells, stored)
    period = Period(request.day.year, request.day.month)
    for code, column in row.broken:
        yield explain(code, column, shown, payroll(), period, current(), masked=True, hinted=False).problem
