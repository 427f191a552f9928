"""Adding to the audit, one row after the other however many add at once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction

from semesta.registers.masking import mask_numbers
from semesta.web.trail.models import Entry
from semesta.web.trail.sealing import FIRST, digest_of

if TYPE_CHECKING:
    from semesta.web.people.models import Person

HEAD = "audit.head"
LOCK = 7_324_101
"""The number of the lock that PostgreSQL knows us by; SQLite lets one writer in by itself."""


def note(
    who: Person | str | None,
    action: str,
    subject: str = "",
    *,
    area: str = "",
    reason: str = "",
    **facts: Any,
) -> Entry:
    """Add a row.

    Args:
        who: the person, or a name where there is no account.
        action: what was done, ``import.approve``.
        subject: to what, by its id.
        area: where it lies.
        reason: why, in the words of the person.
        facts: what else there is to know; no personal data.
    """
    name = who if isinstance(who, str) else (who.email if who is not None else "-")
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = Entry.objects.order_by("-number").values("number", "digest").first()
        row: dict[str, Any] = {
            "number": (last["number"] if last else 0) + 1,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "who": name,
            "action": action,
            "subject": subject[:200],
            "area_code": area,
            "reason": mask_numbers(reason.strip())[:400],
            "facts": facts,
            "previous": last["digest"] if last else FIRST,
        }
        entry = Entry(**row, digest=digest_of(row))
        entry.save(force_insert=True)
        transaction.on_commit(lambda: _keep_head(entry))
    return entry


def _keep_head(entry: Entry) -> None:
    """Remember the last row outside the database, so that rows cut off at the end are missed."""
    file = Path(settings.SITE_WORKSPACE) / HEAD
    draft = file.with_name(f".{HEAD}.{entry.number}")
    try:
        draft.write_text(json.dumps({"number": entry.number, "digest": entry.digest}), encoding="utf-8")
        draft.replace(file)
    except OSError:  # pragma: no cover - the row itself is there; verify says that the head lags
        return
