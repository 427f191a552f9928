"""A payroll file read and checked with the machinery of the registers: rows of values, texts and broken rules."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from semesta.payroll.layout import payroll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ibis.backends.duckdb import Backend

    from semesta.errors import Problem
    from semesta.registers.checks.assess import Assessment


class ReadRow(NamedTuple):
    """A row of a file: where it stands, its cells as written, its values, and the rules it breaks (code, column)."""

    sheet: str | None
    number: int
    cells: dict[str, str | None]
    values: dict[str, Any]
    broken: tuple[tuple[str, str | None], ...]


def read_payroll(file: Path, day: date) -> tuple[list[ReadRow], tuple[Problem, ...]]:
    """The rows of a payroll, without rows of totals, and remarks about the file.

    Raises:
        SemestaError: E-READ-nnn, the file cannot be read as a payroll.
    """
    from semesta.engine import connect

    with TemporaryDirectory(prefix="semesta-") as folder:
        con = connect(Path(folder) / "engine")
        try:
            return _read(file, day, con, Path(folder))
        finally:
            con.disconnect()


def _read(file: Path, day: date, con: Backend, scratch: Path) -> tuple[list[ReadRow], tuple[Problem, ...]]:
    from semesta.engine import records
    from semesta.registers.checks.assess import assess
    from semesta.registers.checks.reading import Context, clean
    from semesta.registers.period import Period
    from semesta.registers.raw import given_columns, raw_rows
    from semesta.registers.reading import read
    from semesta.settings import Settings

    register = payroll()
    source = read(file, register, con, scratch)
    # Rows are shown with their numbers, so they come with them.
    sheets = [dataclasses.replace(sheet, bare=None) for sheet in source.sheets]
    given = given_columns(sheets, register)
    raw = raw_rows(sheets, register)
    context = Context(Period(day.year, day.month), Settings())
    order = ["sheet", "row"]
    texts = raw.select(*order, "total", **{name: clean(raw[name]) for name in given}).order_by(order)
    found = assess(raw, register, given, context)
    rows = []
    for cells, line in zip(records(con, texts), records(con, found.table.order_by(order)), strict=True):
        if not cells["total"]:
            rows.append(
                ReadRow(
                    sheets[line["sheet"]].name,
                    line["row"],
                    {name: cells[name] for name in given},
                    {column.name: line[column.name] for column in register.columns},
                    tuple(_broken(line, found)),
                )
            )
    return rows, tuple(source.notes)


def _broken(line: dict[str, Any], found: Assessment) -> Iterator[tuple[str, str | None]]:
    named: Sequence[tuple[str, Sequence[tuple[str, str | None]]]] = (
        ("errors", found.rejecting),
        ("warnings", found.warning),
    )
    for bits, rules in named:
        yield from (rule for place, rule in enumerate(rules) if line[bits] >> place & 1)
