"""What a reader makes of a file: sheets of text cells with their row numbers, and where each register column is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import ibis

    from semesta.errors import Problem

Format = Literal["csv", "xlsx", "xls", "ods", "parquet"]


@dataclass(frozen=True)
class Bare:
    """The cells of a plain file without row numbers, in the file's order: row n of ``table`` (from 0) is ``first_row + n``.

    Several threads can read it; numbering the rows while they are read would leave only one.
    """

    table: ibis.Table
    first_row: int


@dataclass(frozen=True)
class Sheet:
    """One sheet (or the whole of a CSV or Parquet file) whose header was recognised.

    ``table`` has the columns ``row`` (int64, the row's number in the file, counted from 1 as spreadsheets do) and
    ``c0`` ... ``cN`` (text exactly as written, NULL for an empty cell), one for each file column. Rows above and
    including the header, and rows without any text, are left out.
    """

    name: str | None
    labels: tuple[str, ...]
    header_row: int
    positions: Mapping[str, int]
    table: ibis.Table
    bare: Bare | None = None


@dataclass(frozen=True)
class Source:
    """A file that was read: its sheets, its fingerprint, and what the reader has to say about it."""

    file: Path
    sha256: str
    format: Format
    sheets: tuple[Sheet, ...]
    notes: tuple[Problem, ...] = field(default=())
