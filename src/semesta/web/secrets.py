"""The key that signs sessions and links: from the environment, else a file of the workspace that only its owner reads."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from semesta.errors import refusal

FILE = "site.key"
VARIABLE = "SITE_SECRET_KEY"
BYTES = 48


def secret_key(workspace: Path) -> str:
    """The key: ``SITE_SECRET_KEY``, the file that ``SITE_SECRET_KEY_FILE`` names, or ``site.key``, made when missing."""
    told = given(VARIABLE)
    if told:
        return told
    file = workspace / FILE
    if not file.is_file() and workspace.is_dir():
        _make(file)
    if file.is_file():
        return file.read_text(encoding="utf-8").strip()
    # No workspace yet (help texts, tests): a key that nothing is signed with for longer than this process lives.
    return secrets.token_urlsafe(BYTES)


def given(variable: str) -> str | None:
    """A secret of the environment, or of the file that ``<variable>_FILE`` names; None when there is neither.

    Raises:
        SemestaError: E-WEB-031, the named file cannot be read.
    """
    told = os.environ.get(variable)
    named = os.environ.get(f"{variable}_FILE")
    if told or not named:
        return told
    try:
        return Path(named).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise refusal(
            "E-WEB-031", variable=f"{variable}_FILE", path=named, reason=error.strerror or error
        ) from error


def _make(file: Path) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # pragma: no cover - another process of the site was faster
        return
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(secrets.token_urlsafe(BYTES))
