"""From judged rows to what is stored, what goes back to the user, and what the user is told."""

from __future__ import annotations

import csv
import dataclasses
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from semesta.engine import records
from semesta.language import preferred
from semesta.registers.defusing import defused
from semesta.registers.duplicates import position
from semesta.registers.explain import explain
from semesta.registers.faults import FaultyRow, describe_faults, faulty_rows, first_in_words
from semesta.registers.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ibis

    from semesta.language import Language
    from semesta.registers.batch import Batch
    from semesta.registers.faults import Judged
    from semesta.registers.repair import CellFault, RepairRow, RepairSheet
    from semesta.workspace import Workspace

MOST_WARNINGS = 100_000


def settle(
    judged: Judged, entry: Batch, workspace: Workspace, *, dry_run: bool
) -> tuple[Report, Batch, ibis.Table | None]:
    """Count, write the repair workbook and the list of warnings, and hand over the rows to store.

    Returns the report, the ledger's entry with its counts, and the rows (None when there is nothing to store).
    """
    language = preferred(workspace.settings.language)
    rows = judged.rows
    rejects = judged.is_rejected
    warned_of = ~rejects & (rows.warnings != 0)
    line = records(judged.con, rows.agg(rows=rows.count(), rejected=rejects.sum(), warned=warned_of.sum()))[0]
    number, rejected, warned = int(line["rows"]), int(line["rejected"]), int(line["warned"])
    faults = describe_faults(judged, language) if rejected or warned else ()
    repair = workspace.repair / f"{entry.batch}.xlsx" if rejected and not dry_run else None
    if repair is not None:
        _write_repair(repair, judged, entry, language)
    listed = workspace.repair / f"{entry.batch}.warnings.csv" if warned and not dry_run else None
    if listed is not None:
        _write_warnings(listed, judged, language)
    entry = dataclasses.replace(
        entry,
        rows=number,
        accepted=number - rejected,
        warnings=warned,
        rejected=rejected,
        repair_file=repair.name if repair else None,
    )
    stored = number - rejected > 0 and not dry_run
    report = Report(
        batch=entry.batch if stored else None,
        register=entry.register,
        period=entry.period,
        rows=number,
        accepted=entry.accepted,
        warnings=warned,
        rejected=rejected,
        repair_file=repair,
        warnings_file=listed,
        faults=faults,
        notes=(),
        dry_run=dry_run,
    )
    return report, entry, _sound_rows(judged) if stored else None


def _sound_rows(judged: Judged) -> ibis.Table:
    """The accepted rows as they are stored."""
    kept = judged.rows.filter(~judged.is_rejected)
    return kept.select(*(column.name for column in judged.register.columns), "row")


def _write_repair(path: Path, judged: Judged, entry: Batch, language: Language) -> None:
    from semesta.registers.repair import RepairSheet, write_repair

    def sheets() -> Iterator[RepairSheet]:
        chosen = judged.rows.filter(judged.is_rejected)
        for index, rows in groupby(faulty_rows(judged, chosen), key=lambda row: row.sheet):
            sheet = judged.sheets[index]
            yield RepairSheet(
                sheet.name or Path(judged.files[index]).stem,
                sheet.labels,
                sheet.positions,
                (_repair_row(judged, row, language) for row in rows),
            )

    write_repair(path, judged.register, sheets(), batch=entry.batch, period=entry.period, language=language)


def _repair_row(judged: Judged, row: FaultyRow, language: Language) -> RepairRow:
    from semesta.registers.repair import RepairRow

    return RepairRow(
        row.number,
        row.cells,
        tuple(_cell_fault(judged, row, code, column, language) for code, column in row.codes),
    )


def _cell_fault(
    judged: Judged, row: FaultyRow, code: str, column: str | None, language: Language
) -> CellFault:
    from semesta.registers.repair import CellFault

    other = first_in_words(judged, row, language)
    explained = explain(
        code, column, row.row, judged.register, judged.period, language, other=other, hinted=False
    )
    return CellFault(
        column=column,
        code=code,
        message=explained.message(language),
        next_step=explained.next_step(language),
        suggestion=explained.suggestion,
        severity="error" if code.startswith("E-") else "warning",
    )


def _write_warnings(path: Path, judged: Judged, language: Language) -> None:
    """The accepted rows that were warned of: file, sheet, row, column, code, message (private values masked)."""
    chosen = judged.rows.filter(~judged.is_rejected & (judged.rows.warnings != 0))
    chosen = chosen.order_by(position(chosen)).limit(MOST_WARNINGS)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("file", "sheet", "row", "column", "code", "message"))
        for row in faulty_rows(judged, chosen):
            for code, column in row.codes:
                text = explain(code, column, row.row, judged.register, judged.period, language, masked=True)
                heading = judged.register.column(column).heading if column else ""
                sheet = judged.sheets[row.sheet].name or ""
                where = (defused(judged.files[row.sheet]), defused(sheet), row.number, defused(heading))
                writer.writerow((*where, code, defused(text.message(language))))
