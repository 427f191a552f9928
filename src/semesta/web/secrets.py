"""The key that signs sessions and links: from the environment, else a file of the workspace that only its owner reads."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

FILE = "site.key"
VARIABLE = "SITE_SECRET_KEY"
BYTES = 48


def secret_key(workspace: Path) -> str:
    """The key: ``SITE_SECRET_KEY``, the file that ``SITE_SECRET_KEY_FILE`` names, or ``site.key``, made when missing."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    named = os.environ.get(f"{VARIABLE}_FILE")
    file = Path(named) if named else workspace / FILE
    if not file.is_file() and not named and workspace.is_dir():
        _make(file)
    if file.is_file():
        return file.read_text(encoding="utf-8").strip()
    # No workspace yet (help texts, tests): a key that nothing is signed with for longer than this process lives.
    return secrets.token_urlsafe(BYTES)


def _make(file: Path) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # pragma: no cover - another process of the site was faster
        return
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(secrets.token_urlsafe(BYTES))
