"""The workspace's log of who looked at personal data: one JSON line each, only ever added to."""

from __future__ import annotations

import getpass
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from semesta.errors import refusal

if TYPE_CHECKING:
    from semesta.workspace import Workspace

FILE = "audit.log"


def record(workspace: Workspace, what: str, why: str, **facts: object) -> None:
    """Add a line: who (the user of the system), when (UTC), what, why, and what else there is to know.

    Raises:
        SemestaError: E-WORKSPACE-005, the log cannot be written.
    """
    line = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "who": getpass.getuser(),
        "what": what,
        "why": why,
        **facts,
    }
    try:
        with (workspace.path / FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise refusal("E-WORKSPACE-005", path=workspace.path, reason=error.strerror or error) from error
