"""What a file is: by what stands in it, not only by its ending."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.registers.reading import archive
from semesta.registers.reading.limits import CHUNK

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from semesta.registers.source import Format

TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".tab", ".psv")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
PARQUET_ENDINGS = (".parquet", ".pq")

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = (
    b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<style", b"<div", b"<?xml", b"mime-version:",
)  # fmt: skip
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip",
    b"Rar!": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
}


def detect(file: Path) -> Format:
    """The format of ``file``.

    Raises:
        SemestaError: E-READ-001 to E-READ-006 and E-READ-008 to E-READ-012, the file cannot be one of our formats.
    """
    with _open(file) as stream:
        head = stream.read(_HEAD)
        if not head:
            raise refusal("E-READ-004", where=file.name)
        if head.startswith(b"PK\x03\x04"):
            return archive.workbook_format(file)
        if head.startswith(_OLE):
            stream.seek(0)
            if _contains(stream, _ENCRYPTED_PACKAGE):
                raise refusal("E-READ-009", where=file.name)
            return "xls"
    if head.startswith(b"PARE"):
        raise refusal("E-READ-009", where=file.name)
    if head.startswith(b"PAR1"):
        return "parquet"
    return _text(file, head)


def _open(file: Path) -> BinaryIO:
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            raise refusal("E-READ-002", where=str(file))
        return file.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise refusal("E-READ-001", where=str(file)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refusal("E-READ-003", where=str(file), reason=reason) from None


def _text(file: Path, head: bytes) -> Format:
    for magic, kind in _OTHER_KINDS.items():
        if head.startswith(magic):
            raise refusal("E-READ-005", where=file.name, kind=kind)
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    if start.startswith(_WEB_PAGE):
        raise refusal("E-READ-011", where=file.name)
    ending = file.suffix.lower()
    is_utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in head and not is_utf16:
        if ending in WORKBOOK_ENDINGS:
            raise refusal("E-READ-008", where=file.name)
        if ending in PARQUET_ENDINGS:
            raise refusal("E-READ-012", where=file.name)
    if ending not in (*TEXT_ENDINGS, *WORKBOOK_ENDINGS, *PARQUET_ENDINGS):
        raise refusal("E-READ-005", where=file.name, kind=ending or "?")
    return "csv"


def _contains(stream: BinaryIO, text: bytes) -> bool:
    tail = b""
    while chunk := stream.read(CHUNK):
        if text in tail + chunk:
            return True
        tail = chunk[-len(text) :]
    return False
