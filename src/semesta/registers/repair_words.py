"""How a fault is worded: in the comment of its cell, and in the column of explanations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.language import Language, say
from semesta.registers.workbook_text import cut, write_safely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.registers.repair_row import CellFault


@dataclass(frozen=True)
class Mark:
    """A fault and where it shows: the index of the cell in the workbook, and the heading that words name it by."""

    index: int
    heading: str | None
    fault: CellFault


def comment_on(marks: Iterable[Mark], language: Language) -> str:
    """The comment of one cell: for each fault what is wrong, why, what to do, and the likely right value."""
    notes = ["\n".join(_parts(mark, language)) for mark in marks]
    return cut(write_safely("\n\n".join(notes)))


def explain(marks: Iterable[Mark], language: Language) -> str:
    """All faults of a row in words, one a line, for those who cannot see colours and comments."""
    lines = [" ".join(" ".join(_parts(mark, language)).split()) for mark in marks]
    return cut(write_safely("\n".join(lines)))


def _parts(mark: Mark, language: Language) -> list[str]:
    fault = mark.fault
    severity = say(f"repair.severity.{fault.severity}", language)
    parts = [
        f"{mark.heading or say('repair.row', language)}: {severity} ({fault.code})",
        fault.message,
        fault.next_step,
    ]
    if fault.suggestion is not None:
        parts.append(say("repair.suggestion", language, suggestion=fault.suggestion))
    return [part for part in parts if part]
