"""What an import tells its user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.errors import Problem


@dataclass(frozen=True)
class Example:
    """One row that breaks a rule, in words; values of private columns are masked."""

    where: str
    text: str


@dataclass(frozen=True)
class Fault:
    """One rule, how many rows break it, and the first of them."""

    code: str
    column: str | None
    rows: int
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Report:
    """The outcome of an import. ``rows`` = ``accepted`` + ``rejected``; ``warnings`` of the accepted were warned of."""

    batch: str | None
    register: str
    period: str
    rows: int
    accepted: int
    warnings: int
    rejected: int
    repair_file: Path | None
    warnings_file: Path | None
    faults: tuple[Fault, ...]
    notes: tuple[Problem, ...]
    dry_run: bool = False
