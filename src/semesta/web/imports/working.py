"""What the worker does for imports: check, store, take back, count. Each may be run a second time after a kill."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from semesta.coverage.runs import make
from semesta.definition import DEFAULT_NAME
from semesta.errors import SemestaError
from semesta.language import LANGUAGES
from semesta.registers import schema
from semesta.registers.importing import Request, import_files
from semesta.registers.mapping import save_mapping, saved_mapping
from semesta.registers.store import Store
from semesta.web.imports.files import path_of, remove
from semesta.web.imports.models import Stage, Upload
from semesta.web.office import office
from semesta.web.tasks.queue import ask
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.errors import Problem
    from semesta.registers.report import Report
    from semesta.web.tasks.models import Task

REPEATED, UNDONE = "E-IMPORT-004", "E-IMPORT-009"


def bring_in(task: Task, is_again: bool, tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: FBT001 - the form of all tasks
    """Check a file without storing, or store it once it was approved.

    Raises:
        SemestaError: as ``import_files``; the upload is then refused.
    """
    upload = Upload.objects.get(pk=task.arguments["upload"])
    is_dry = upload.stage == Stage.CHECKING
    tell(upload.register)
    try:
        report = import_files(office(), _request(upload, is_dry=is_dry))
    except SemestaError as error:
        batch = _stored_before(upload) if is_again and error.problems[0].code == REPEATED else None
        if batch is None:
            upload.stage, upload.report = (
                Stage.REFUSED,
                {"problems": [_words(each) for each in error.problems]},
            )
            upload.save(update_fields=["stage", "report"])
            raise
        # The worker was killed after the batch was in, before anybody was told.
        upload.stage, upload.batch = Stage.STORED, batch
        upload.save(update_fields=["stage", "batch"])
        return {"batch": batch}
    upload.report = _report(report)
    upload.stage = Stage.CHECKED if is_dry else (Stage.STORED if report.batch else Stage.REFUSED)
    upload.batch = report.batch or ""
    upload.save(update_fields=["report", "stage", "batch"])
    if report.batch:
        _after_storing(upload)
    return {"batch": report.batch, "rows": report.rows}


def take_back(task: Task, is_again: bool, _tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: FBT001 - the form of all tasks
    """Take a batch back.

    Raises:
        SemestaError: as ``Store.undo``.
    """
    batch = task.arguments["batch"]
    try:
        with office().locked():
            Store(office()).undo(batch, datetime.now(UTC).isoformat(timespec="seconds"))
    except SemestaError as error:
        if not (is_again and error.problems[0].code == UNDONE):
            raise
    ask("warm", None)
    return {"batch": batch}


def count_people(task: Task, _is_again: bool, tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: FBT001 - the form of all tasks
    """Count a month person by person.

    Raises:
        SemestaError: as ``runs.make``.
    """
    run = make(
        office(), task.arguments["period"], task.arguments.get("definition", DEFAULT_NAME), progress=tell
    )
    ask("warm", None)
    ask("list", None, period=run.period)
    return {"run": run.run}


def _request(upload: Upload, *, is_dry: bool) -> Request:
    register = schema.get(upload.register)
    mapping = upload.mapping or (
        saved_mapping(office().path, register, upload.source) if upload.source else None
    )
    codes: Any = upload.codes or None
    file = path_of(upload.folder, upload.file_name)
    return Request(
        upload.register, [file], upload.period, upload.source or None, mapping or None, codes, is_dry
    )


def _after_storing(upload: Upload) -> None:
    if upload.mapping and upload.source:
        save_mapping(office().path, schema.get(upload.register), upload.source, upload.mapping)
    remove(upload.folder)
    note(
        upload.approved_by, "import.stored", upload.batch, area=upload.area_code,
        register=upload.register, period=upload.period,
    )  # fmt: skip
    ask("warm", None)


def _stored_before(upload: Upload) -> str | None:
    """The batch of the same file name, register and month that is in."""
    same = [
        each
        for each in Store(office()).batches()
        if each.undone_at is None
        and (each.register, each.period, each.files) == (upload.register, upload.period, (upload.file_name,))
    ]
    return same[-1].batch if same else None


def _report(report: Report) -> dict[str, Any]:
    return {
        "rows": report.rows,
        "accepted": report.accepted,
        "warnings": report.warnings,
        "rejected": report.rejected,
        "repair": report.repair_file.name if report.repair_file else None,
        "faults": [
            {
                "code": fault.code,
                "column": fault.column,
                "rows": fault.rows,
                "examples": [{"where": each.where, "text": each.text} for each in fault.examples],
            }
            for fault in report.faults
        ],
        "notes": [_words(each) for each in report.notes],
    }


def _words(problem: Problem) -> dict[str, Any]:
    words: dict[str, Any] = {
        language: {"what": problem.what(language), "next": problem.next_step(language)}
        for language in LANGUAGES
    }
    return words | {"code": problem.code, "column": str(problem.fields.get("column", ""))}
