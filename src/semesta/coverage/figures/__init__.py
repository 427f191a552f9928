"""Published figures that ship with the package, in the form of the registers, with their sources.

In: nothing. Out: the files, each one register and one period, ready for ``semesta import``. README.md beside them
tells where each figure is from and which published figures were left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REGISTERS = ("workforce_counts", "targets", "participant_counts")
"""In the order in which they are imported."""


@dataclass(frozen=True, order=True)
class FigureFile:
    """One CSV of published figures."""

    period: str
    register: str
    path: Path


def files() -> list[FigureFile]:
    """All files, by period and register."""
    folder = Path(__file__).parent
    found = [FigureFile(path.parent.name, path.stem, path) for path in folder.glob("*/*.csv")]
    return sorted(found, key=lambda each: (each.period, REGISTERS.index(each.register)))
