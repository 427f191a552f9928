"""Where uploaded files lie: each in a folder of its own, under a name that we chose."""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ENDINGS = (".csv", ".txt", ".xlsx", ".xls", ".ods", ".parquet")
MOST_BYTES = 1024**3
FOLDER = re.compile(r"[0-9a-f]{32}")


def keep(file: UploadedFile[Any]) -> tuple[str, str]:
    """Write an uploaded file; its folder and its name.

    The name is that of the reader's file as far as it is harmless, since messages name it.
    """
    given = Path(str(file.name or "")).name
    ending = Path(given).suffix.lower()
    stem = re.sub(r"[^\w .-]+", "_", Path(given).stem).strip(" .") or "berkas"
    folder = secrets.token_hex(16)
    place = _root() / folder
    place.mkdir(parents=True, mode=0o700)
    name = f"{stem[:100]}{ending}"
    with (place / name).open("wb") as stream:
        for chunk in file.chunks():
            stream.write(chunk)
    return folder, name


def path_of(folder: str, name: str) -> Path:
    """The file of an upload."""
    assert FOLDER.fullmatch(folder), folder  # noqa: S101 - we named it ourselves
    return _root() / folder / Path(name).name


def remove(folder: str) -> None:
    """Remove an uploaded file once it is stored or given up: it holds personal data."""
    assert FOLDER.fullmatch(folder), folder  # noqa: S101 - we named it ourselves
    shutil.rmtree(_root() / folder, ignore_errors=True)


def _root() -> Path:
    return Path(settings.SITE_FILES) / "uploads"
