"""Checking the audit: every row is there, in its order, and as it was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from semesta.errors import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CHUNK = 2_000


def check(rows: Iterable[Mapping[str, Any]], head: Mapping[str, Any] | None) -> tuple[int, list[Problem]]:
    """How many rows there are, and what is wrong with them.

    Args:
        rows: in order of their numbers, with the fields of ``Entry``.
        head: the last row as it was remembered outside the database (number, digest); None when nothing was.
    """
    from semesta.web.trail.sealing import FIRST, digest_of

    wrong, count, expected, previous, seen = [], 0, 1, FIRST, None
    for row in rows:
        count += 1
        if row["number"] != expected:
            wrong.append(problem("E-WEB-011", first=expected, last=row["number"] - 1))
        elif row["previous"] != previous:
            wrong.append(problem("E-WEB-012", number=row["number"]))
        if digest_of(dict(row)) != row["digest"]:
            wrong.append(problem("E-WEB-010", number=row["number"], when=row["at"]))
        expected, previous = row["number"] + 1, row["digest"]
        if head is not None and row["number"] == head["number"]:
            seen = row["digest"]
    if head is not None and seen is None:
        wrong.append(problem("E-WEB-011", first=expected, last=head["number"]))
    elif head is not None and seen != head["digest"]:
        wrong.append(problem("E-WEB-010", number=head["number"], when="-"))
    return count, wrong


def check_site() -> tuple[int, list[Problem]]:
    """``check`` of the audit of the site."""
    from django.conf import settings

    from semesta.web.trail.models import Entry
    from semesta.web.trail.sealing import SEALED
    from semesta.web.trail.writing import HEAD

    file = Path(settings.SITE_WORKSPACE) / HEAD
    head = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None
    rows = Entry.objects.order_by("number").values(*SEALED, "digest").iterator(CHUNK)
    return check(rows, head)


def check_workspace(path: Path) -> tuple[int, list[Problem]]:
    """``check`` of the audit of a workspace, from outside the site; nothing when there never was a site."""
    import os

    from semesta.web.database import FILE
    from semesta.workspace import VARIABLE

    if not (path / FILE).is_file() and not os.environ.get("DATABASE_URL"):
        return 0, []
    os.environ[VARIABLE] = str(path.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "semesta.web.settings")
    import django

    django.setup()
    from django.db import connection

    if "trail_entry" not in connection.introspection.table_names():
        return 0, []
    return check_site()
