"""Workbooks are zip archives: their directory is read first, so that a bomb is never opened."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.registers.reading.limits import CHUNK, MAX_ENTRY, MAX_RATIO, MAX_UNZIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from semesta.registers.source import Format

# What zipfile raises for archives that are cut, mixed up or use a method that it does not know.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
_ENCRYPTED_FLAG = 0x1
_MANIFEST = "META-INF/manifest.xml"
_ERROR_CELL = b't="e"'


def workbook_format(file: Path) -> Format:
    """Which kind of workbook the zip archive is, from its directory alone.

    Raises:
        SemestaError: E-READ-005 another kind of archive, E-READ-008 damaged, E-READ-009 password-protected,
            E-READ-010 a zip bomb.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _refuse_bomb(file, entries)
            names = {entry.filename.replace("\\", "/").lower() for entry in entries}
            if _is_protected(archive, names, entries):
                raise refusal("E-READ-009", where=file.name)
    except (*_BROKEN, OSError):
        raise refusal("E-READ-008", where=file.name) from None
    if "xl/workbook.bin" in names:
        raise refusal("E-READ-005", where=file.name, kind="xlsb")
    if "[content_types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise refusal("E-READ-005", where=file.name, kind="zip")


def has_error_cells(file: Path) -> bool:
    """Whether a sheet of the xlsx workbook has cells such as #REF! (a quick search; damage is left to the reader)."""
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist():
                if entry.filename.lower().startswith("xl/worksheets/") and _entry_contains(archive, entry):
                    return True
    except (*_BROKEN, OSError):
        return False
    return False


def _entry_contains(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    tail = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            if _ERROR_CELL in tail + chunk:
                return True
            tail = chunk[-len(_ERROR_CELL) :]
    return False


def _refuse_bomb(file: Path, entries: Iterable[zipfile.ZipInfo]) -> None:
    total = 0
    for entry in entries:
        total += entry.file_size
        is_blown_up = entry.file_size > MAX_ENTRY and entry.file_size > MAX_RATIO * max(
            entry.compress_size, 1
        )
        if is_blown_up or total > MAX_UNZIPPED:
            raise refusal("E-READ-010", where=file.name, size=max(total, entry.file_size) // 1024**2)


def _is_protected(archive: zipfile.ZipFile, names: set[str], entries: Iterable[zipfile.ZipInfo]) -> bool:
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries) or "encrypted-package" in names:
        return True
    if _MANIFEST.lower() not in names or "content.xml" not in names:
        return False
    try:
        with archive.open(_MANIFEST) as stream:
            return b"encryption-data" in stream.read(CHUNK)
    except KeyError:
        return False
