"""Filling the list from a month's registers: new names come in, those that are covered now go, outcomes are compared."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.db import transaction

from semesta.coverage.runs.uncovered import write_uncovered
from semesta.definition import DEFAULT_NAME
from semesta.web.office import office
from semesta.web.trail.writing import note
from semesta.web.worklist.models import Case, Echo, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from semesta.web.tasks.models import Task

CHUNK = 2_000
PAUSE = 0.05
"""Seconds between two lots in which others may write: SQLite lets one write at a time, and does not queue them."""
TAKEN = ("name", "birth_date", "sex", "village_code", "formality", "occupation", "decile", "nik")
LONGEST = {"name": 160, "occupation": 120, "nik": 20}


def fill(task: Task, _is_again: bool, tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: FBT001 - the form of all tasks
    """Take up the uncovered workers of a month. A second run of it changes nothing more.

    They come in by thousands, each lot by itself: others write in between, and a task that was ended goes on where it was.

    Raises:
        SemestaError: as ``write_uncovered``.
    """
    period, area = task.arguments["period"], task.arguments.get("area", office().settings.area)
    with TemporaryDirectory(dir=_folder()) as folder:
        file = Path(folder) / "uncovered.parquet"
        rows = write_uncovered(office(), period, area, file, DEFAULT_NAME, progress=tell)
        for records in _records(file):
            with transaction.atomic():
                _take(records, period)
            time.sleep(PAUSE)
        with transaction.atomic():
            echoed = _echo(period)
    note(task.person, "list.fill", period, area=area, rows=rows)
    return {"rows": rows, **echoed}


def _take(records: list[dict[str, Any]], period: str) -> None:
    cases = [
        Case(
            worker_id=record["worker_id"],
            first_seen=period,
            last_seen=period,
            **{name: _cut(name, record[name]) for name in TAKEN},
        )
        for record in records
    ]
    Case.objects.bulk_create(
        cases, update_conflicts=True, unique_fields=["worker_id"], update_fields=[*TAKEN, "last_seen"]
    )


def _echo(period: str) -> dict[str, int]:
    """Compare the outcomes of earlier months with this month's list."""
    here = Case.objects.filter(last_seen=period)
    here.filter(is_open=False).update(is_open=True)
    still = here.filter(outcome=Outcome.REGISTERED, first_seen__lt=period)
    left = Case.objects.filter(is_open=True, last_seen__lt=period)
    return {
        "contradicted": still.update(echo=Echo.CONTRADICTED),
        "confirmed": left.filter(outcome=Outcome.REGISTERED).update(is_open=False, echo=Echo.CONFIRMED),
        "gone": left.exclude(outcome=Outcome.REGISTERED).update(is_open=False, echo=Echo.GONE),
    }


def _cut(name: str, value: Any) -> Any:
    if value is None:
        return None if name in {"birth_date", "decile"} else ""
    if name == "decile":
        return int(value)
    return str(value)[: LONGEST[name]] if name in LONGEST else value


def _records(file: Path) -> Iterator[list[dict[str, Any]]]:
    from pyarrow import parquet

    with parquet.ParquetFile(file) as opened:
        for batch in opened.iter_batches(CHUNK):
            yield batch.to_pylist()


def _folder() -> Path:
    from django.conf import settings

    folder = Path(settings.SITE_FILES)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
