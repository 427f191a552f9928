"""The list of uncovered workers as a file: Excel, CSV or Parquet, whole or not at all."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.persons import Scope, Steps, number_people
from semesta.coverage.persons.uncovered import COLUMNS, in_area, listed, uncovered_workers
from semesta.coverage.runs.inputs import registers
from semesta.coverage.runs.links import links_of
from semesta.coverage.runs.making import DUCKDB, engine_of, planned, room_for
from semesta.coverage.runs.results import Results
from semesta.coverage.wording import Count
from semesta.definition import Definition
from semesta.engine import batches, records, small_table, write_parquet
from semesta.errors import SemestaError, refusal
from semesta.registers.defusing import defused
from semesta.registers.period import parse
from semesta.storage import first_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.workspace import Workspace

ENDINGS = (".xlsx", ".csv", ".parquet")
EXCEL_ROWS = 1_048_575
"""Rows of a sheet below its header."""
BATCH = 50_000
WRITTEN = (*COLUMNS[:5], "village", *COLUMNS[5:])


def write_uncovered(
    workspace: Workspace,
    period: str,
    area: str,
    out: Path,
    name: str,
    *,
    unmask: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> int:
    """Write the uncovered workers of an area, ``WRITTEN``; how many they are.

    NIK are masked unless ``unmask``; there are no card numbers.

    Raises:
        SemestaError: E-PERSONS-010, no such form of file; -012, too many rows for Excel; -013, it cannot be written;
            -014, there are no workers of the area; E-WORKSPACE-005, the workspace's disk
            is full; as ``runs.planned``.
    """
    if out.suffix.lower() not in ENDINGS:
        raise refusal("E-PERSONS-010", file=out.name)
    run = planned(workspace, period, name)
    with workspace.scratch() as scratch:
        con = engine_of(workspace, DUCKDB, scratch)
        try:
            steps = Steps(con, scratch, progress=progress)
            scope = Scope(Definition.model_validate(run.rules), parse(run.period))
            sources = registers(con, workspace, run.period, run.versions)
            if steps.is_empty(in_area(sources.workers, area)):
                raise refusal("E-PERSONS-014", area=areas.get(area).name, period=run.period)
            with room_for(workspace):
                links = None if run.link is None else links_of(con, workspace, run.link)
                people = number_people(steps, sources, scope, links)
                missing = uncovered_workers(people, scope).select("record")
                kept = steps.keep("uncovered", missing)
                rows = steps.keep("listed", listed(kept, sources.workers, area, unmask=unmask), is_long=True)
            number = int(records(con, rows.agg(rows=rows.count()))[0]["rows"])
            if out.suffix.lower() == ".xlsx" and number > EXCEL_ROWS:
                raise refusal("E-PERSONS-012", rows=Count(number), most=Count(EXCEL_ROWS))
            _write(con, _named(con, rows), out)
            return number
        finally:
            con.disconnect()


def unlinked_of(workspace: Workspace, period: str, area: str, name: str) -> int:
    """The covered people of an area who are in no workers register, by the stored run; nought when none is stored."""
    results = Results(workspace)
    run = results.find(planned(workspace, period, name).run)
    if run is None:
        return 0
    with workspace.scratch() as scratch:
        con = engine_of(workspace, DUCKDB, scratch)
        try:
            rows = results.read(con, run.run)
            here = rows.filter((rows.basis == "residence") & (rows.area_code == area) & (rows.by == ""))
            return sum(int(row["unlinked"]) for row in records(con, here.select("unlinked")))
        finally:
            con.disconnect()


def _named(con: SQLBackend, rows: ir.Table) -> ir.Table:
    """With the names of the villages, in the order of the list."""
    codes = [row["village_code"] for row in records(con, rows.select("village_code").distinct())]
    known = {code: areas.find(code) for code in codes}
    names = small_table(
        con,
        "village_names",
        {
            "village_code": ("VARCHAR", list(known)),
            "village": ("VARCHAR", [found.name if found else None for found in known.values()]),
        },
    )
    joined = rows.left_join(names, "village_code").select(*WRITTEN)
    return joined.order_by(["village_code", "name", "worker_id"])


def _write(con: SQLBackend, rows: ir.Table, out: Path) -> None:
    import duckdb

    writers = {".parquet": _write_parquet, ".csv": _write_csv, ".xlsx": _write_xlsx}
    try:
        with _draft(out) as draft:
            writers[out.suffix.lower()](con, rows, draft)
    except (OSError, duckdb.IOException, SemestaError) as error:
        raise refusal("E-PERSONS-013", file=out, reason=_reason(error)) from error


def _reason(error: Exception) -> object:
    if isinstance(error, SemestaError):
        # A workbook that cannot be written tells so itself, as one of the repair.
        return error.problems[0].fields["reason"]
    return getattr(error, "strerror", None) or first_line(error)


@contextmanager
def _draft(out: Path) -> Iterator[Path]:
    """A hidden file beside ``out`` (it holds personal data) that takes its name when the block ends well."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix=".semesta-") as folder:
        draft = Path(folder) / out.name
        yield draft
        draft.replace(out)


def _write_parquet(con: SQLBackend, rows: ir.Table, out: Path) -> None:
    write_parquet(con, rows, out)


def _write_csv(con: SQLBackend, rows: ir.Table, out: Path) -> None:
    # The mark at the start is what lets Excel see UTF-8.
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(WRITTEN)
        for row in _texts(con, rows):
            writer.writerow([defused(text) for text in row])


def _write_xlsx(con: SQLBackend, rows: ir.Table, out: Path) -> None:
    from semesta.registers.workbook_cell import write_text
    from semesta.registers.workbook_file import new_workbook

    with new_workbook(out, row_by_row=True) as book:
        sheet = book.add_worksheet("uncovered")
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(WRITTEN):
            sheet.write_string(0, column, heading, bold)
        for number, row in enumerate(_texts(con, rows), start=1):
            for column, value in enumerate(row):
                write_text(sheet, number, column, value, text)


def _texts(con: SQLBackend, rows: ir.Table) -> Iterator[list[str]]:
    """Every row as texts, a batch at a time."""
    for batch in batches(con, rows, BATCH):
        columns: list[list[Any]] = [batch.column(name).to_pylist() for name in WRITTEN]
        for row in zip(*columns, strict=True):
            yield ["" if value is None else str(value) for value in row]
