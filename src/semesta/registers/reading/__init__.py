"""Readers: a file of an office goes in (CSV, Excel, Parquet), sheets of text cells with row numbers come out.

Everything that is bad about a file is a :class:`~semesta.errors.SemestaError` with E-READ codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from semesta.errors import refusal
from semesta.registers.mapping import check_mapping
from semesta.registers.reading.csv_file import read_csv
from semesta.registers.reading.detection import detect
from semesta.registers.reading.fingerprint import fingerprint
from semesta.registers.reading.limits import NO_ROOM
from semesta.registers.reading.parquet_file import read_parquet
from semesta.registers.reading.request import Request
from semesta.registers.reading.workbook_file import read_workbook
from semesta.registers.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.reading.found import Found
    from semesta.registers.schema import Register
    from semesta.registers.source import Format

__all__ = ["read"]


def read(
    file: Path, register: Register, con: Backend, scratch: Path, mapping: Mapping[str, str] | None = None
) -> Source:
    """Read a file as a register.

    Args:
        file: CSV (comma, semicolon, tab or pipe; UTF-8, UTF-16 or Windows-1252), xlsx, xls, ods or Parquet; what it is
            is told by its content.
        register: what it should be.
        con: the engine; the sheets' tables are lazy views there, so that checks stream the file.
        scratch: a folder for copies, which must last as long as the tables.
        mapping: register column -> heading in the file, for headings that the register does not know.

    Raises:
        SemestaError: E-READ-001 to E-READ-043.
    """
    own = dict(mapping or {})
    check_mapping(own, register)
    kind = detect(file)
    folder = scratch / f"read-{uuid4().hex}"
    try:
        folder.mkdir(parents=True)
        digest = fingerprint(file)
        found = _read(Request(file, register, con, folder, own), kind)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise refusal("E-READ-014", where=file.name, folder=str(scratch)) from None
        raise refusal("E-READ-003", where=str(file), reason=error.strerror or str(error)) from None
    return Source(file=file, sha256=digest, format=kind, sheets=found.sheets, notes=found.notes)


def _read(request: Request, kind: Format) -> Found:
    match kind:
        case "csv":
            return read_csv(request)
        case "parquet":
            return read_parquet(request)
        case _:
            return read_workbook(request, kind)
