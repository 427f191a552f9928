"""What the sheets of one repair workbook share: its formats, limits, sheet names and counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semesta.registers.workbook_text import SheetNames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook

    from semesta.language import Language
    from semesta.registers.repair_row import CellFault
    from semesta.registers.schema import Register
    from semesta.registers.workbook_look import Look


@dataclass(frozen=True)
class Limits:
    """What one workbook may hold: rows of a sheet with its header (Excel's limit), comments, and heights of rows.

    Comments are dear (each is a drawing that Excel keeps in memory), so only the first cells get one. Heights are kept
    in our memory until the end, so only the first rows of a sheet get one; Excel finds the others by itself.
    """

    rows: int = 1_048_576
    comments: int = 20_000
    heights: int = 50_000


@dataclass
class Found:
    """How often one code was found, and the first fault that had it."""

    first: CellFault
    count: int = 0


@dataclass
class Tally:
    """What was written so far: rows, coloured cells, cells with a comment, and faults by code."""

    rows: int = 0
    marked: int = 0
    commented: int = 0
    codes: dict[tuple[str, str], Found] = field(default_factory=dict)

    def count(self, fault: CellFault) -> None:
        """Count one fault."""
        self.codes.setdefault((fault.severity, fault.code), Found(fault)).count += 1

    def by_weight(self) -> list[Found]:
        """What was found: errors before warnings, the most frequent first."""
        return [
            self.codes[key]
            for key in sorted(self.codes, key=lambda key: (key[0], -self.codes[key].count, key))
        ]


@dataclass(frozen=True)
class Book:
    """One repair workbook that is being written."""

    workbook: Workbook
    look: Look
    register: Register
    language: Language
    limits: Limits
    names: SheetNames = field(default_factory=SheetNames)
    tally: Tally = field(default_factory=Tally)
    headings: dict[str, list[str]] = field(default_factory=dict)

    def note_headings(self, headings: Mapping[str, str]) -> None:
        """Remember under which heading a written sheet has each register column."""
        for column, heading in headings.items():
            known = self.headings.setdefault(column, [])
            if heading not in known:
                known.append(heading)
