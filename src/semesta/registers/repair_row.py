"""What goes into a repair workbook: source sheets with their rejected rows and what is wrong in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class CellFault:
    """One thing that is wrong in a row, in the reader's language already.

    ``column`` is the register's column, None for the whole row; ``suggestion`` is the likely right value.
    """

    column: str | None
    code: str
    message: str
    next_step: str = ""
    suggestion: str | None = None
    severity: Severity = "error"


@dataclass(frozen=True)
class RepairRow:
    """A rejected row: its number in the source, its cells as written, and its faults."""

    row: int
    cells: tuple[str | None, ...]
    faults: tuple[CellFault, ...]


@dataclass(frozen=True)
class RepairSheet:
    """A source sheet: headings as in the file, where each register column is, and its rejected rows (read once)."""

    name: str | None
    labels: tuple[str, ...]
    positions: Mapping[str, int]
    rows: Iterable[RepairRow]
