"""Which columns of a source sheet a repair workbook shows, and in which cell a fault shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.registers.repair_words import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.registers.repair_row import CellFault, RepairSheet
    from semesta.registers.schema import Register

OWN_PREFIX = "Semesta:"
"""Headings that start so (in any case) are our explanations; the readers ignore those columns."""


@dataclass(frozen=True)
class Layout:
    """Which columns of the source a page shows (all but our own of an earlier repair), and where."""

    kept: tuple[int, ...]
    labels: tuple[str, ...]
    places: Mapping[str, int]
    names: Mapping[str, str]

    def mark(self, fault: CellFault) -> Mark:
        """Where a fault shows: in its cell, else in the first cell of the row."""
        if fault.column is None:
            return Mark(0, None, fault)
        place = self.places.get(fault.column)
        if place is None:
            return Mark(0, self.names.get(fault.column, fault.column), fault)
        return Mark(place, self.labels[place] or self.names.get(fault.column, fault.column), fault)


def lay_out(sheet: RepairSheet, register: Register) -> Layout:
    """The layout of a source sheet."""
    kept = tuple(index for index, label in enumerate(sheet.labels) if not _is_own(label))
    new_place = {old: new for new, old in enumerate(kept)}
    return Layout(
        kept=kept,
        labels=tuple(sheet.labels[index] for index in kept),
        places={name: new_place[old] for name, old in sheet.positions.items() if old in new_place},
        names={column.name: column.heading for column in register.columns},
    )


def _is_own(label: str) -> bool:
    return label.strip().lower().startswith(OWN_PREFIX.lower())
