"""The office whose site this is: its workspace, and a sign that changes when its figures do."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from semesta.workspace import Workspace, open_workspace

FIGURES = (
    "results/coverage",
    "registers/participant_counts",
    "registers/workforce_counts",
    "registers/targets",
)
"""The tables that public pages are read from."""


def office() -> Workspace:
    """The workspace of the site.

    Raises:
        SemestaError: E-WORKSPACE-001, there is none; E-WORKSPACE-003, its settings are wrong.
    """
    return _opened(Path(settings.SITE_WORKSPACE))


@lru_cache(maxsize=4)
def _opened(path: Path) -> Workspace:
    return open_workspace(path)


def state() -> str:
    """A short text that is another one after every import, undo or run, and after a change of the settings.

    It is made from times of the tables' logs, so that asking costs four looks at folders and no reading.
    """
    root = office().path
    parts = [_changed(root / name / "_delta_log") for name in FIGURES] + [_changed(root / "semesta.toml")]
    return hashlib.sha256(":".join(map(str, parts)).encode()).hexdigest()[:16]


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
