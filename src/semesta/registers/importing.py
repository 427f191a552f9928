"""One import: files in, a batch in the store, a repair workbook for the rest; all or nothing."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from semesta import __version__
from semesta.errors import Problem, problem, refusal
from semesta.registers import schema
from semesta.registers.batch import Batch
from semesta.registers.period import parse
from semesta.registers.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import ibis
    from ibis.backends.duckdb import Backend

    from semesta.registers.codebook import Codes
    from semesta.registers.period import Period
    from semesta.registers.report import Report
    from semesta.registers.schema import Register
    from semesta.workspace import Workspace


@dataclass(frozen=True)
class Request:
    """What a user asks to import."""

    register: str
    files: Sequence[Path]
    period: str
    source: str | None = None
    mapping: Mapping[str, str] | None = None
    codes: Codes | None = None
    dry_run: bool = False


def import_files(workspace: Workspace, request: Request) -> Report:
    """Check files and store what is sound as one batch.

    Another import that runs waits or is waited for. When no row is sound, nothing is stored and ``report.batch`` is
    None, but the repair workbook is there.

    Raises:
        SemestaError: E-READ-nnn, a file cannot be read as this register; E-IMPORT-001 to -011, the request or a whole
            file is refused; E-WORKSPACE-005 to -007, nothing can be written, a table is damaged, or memory is short.
            Nothing is stored then.
    """
    import duckdb

    register = schema.get(request.register)
    period = parse(request.period)
    hashes = _fingerprints(request.files)
    try:
        with workspace.locked(), workspace.scratch() as scratch:
            workspace.sweep()
            notes = _notice_repeats(Store(workspace), request, period, hashes)
            return _import(workspace, request, register, period, hashes, notes, scratch)
    except duckdb.OutOfMemoryException as error:
        raise refusal("E-WORKSPACE-007", limit=workspace.settings.memory_limit) from error
    except (OSError, duckdb.IOException) as error:
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise refusal("E-WORKSPACE-005", path=workspace.path, reason=reason) from error


def _import(
    workspace: Workspace,
    request: Request,
    register: Register,
    period: Period,
    hashes: Sequence[str],
    notes: list[Problem],
    scratch: Path,
) -> Report:
    from semesta.engine import connect
    from semesta.registers.judging import judge
    from semesta.registers.outcome import settle

    con = connect(scratch, workspace.settings.memory_limit)
    store = Store(workspace)
    try:
        judged, more = judge(con, scratch, workspace, request, register, period)
        entry = Batch(
            batch=_next_number(workspace, store),
            register=register.name,
            period=str(period),
            rows=0,
            accepted=0,
            warnings=0,
            rejected=0,
            files=tuple(file.name for file in request.files),
            sha256=tuple(hashes),
            imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
            program=__version__,
            source=request.source,
        )
        report, entry, rows = settle(judged, entry, workspace, dry_run=request.dry_run)
        if rows is not None:
            _append(store, entry, con, rows, report)
        return dataclasses.replace(report, notes=(*notes, *more))
    finally:
        con.disconnect()


def _append(store: Store, entry: Batch, con: Backend, rows: ibis.Table, report: Report) -> None:
    """Store the rows; when that fails, what was written about a batch that is none goes away again."""
    try:
        store.append(entry, con, rows)
    except Exception:
        for file in (report.repair_file, report.warnings_file):
            if file is not None:
                file.unlink(missing_ok=True)
        raise


def _fingerprints(files: Sequence[Path]) -> list[str]:
    """The SHA-256 of each file's bytes.

    Raises:
        SemestaError: E-READ-nnn, a file is not there or cannot be opened; E-IMPORT-010, one file is given twice.
    """
    from semesta.registers.reading.detection import detect
    from semesta.registers.reading.fingerprint import fingerprint

    seen: dict[str, Path] = {}
    for file in files:
        detect(file)
        digest = fingerprint(file)
        if digest in seen:
            raise refusal("E-IMPORT-010", file=file.name, other=seen[digest].name)
        seen[digest] = file
    return list(seen)


def _notice_repeats(store: Store, request: Request, period: Period, hashes: Sequence[str]) -> list[Problem]:
    """Refuse a file that is in the period already; note one that is in another period."""
    notes = []
    for entry in store.batches():
        if entry.undone_at is not None or entry.register != request.register:
            continue
        for file, digest in zip(request.files, hashes, strict=True):
            if digest not in entry.sha256:
                continue
            if entry.period == str(period):
                raise refusal("E-IMPORT-004", file=file.name, period=period, batch=entry.batch)
            notes.append(problem("W-IMPORT-280", file=file.name, period=entry.period, batch=entry.batch))
    return notes


def _next_number(workspace: Workspace, store: Store) -> str:
    """The next batch number: ``B0001``, never one that a batch, its rows or a repair workbook bear."""
    used = [batch.batch for batch in store.batches()] + store.numbers()
    used += [file.name.split(".")[0] for file in workspace.repair.iterdir()]
    numbers = [int(name[1:]) for name in used if re.fullmatch("B[0-9]+", name)]
    return f"B{max(numbers, default=0) + 1:04d}"
