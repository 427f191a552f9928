"""The cube: participants and workers of every area, level, basis and value of every dimension."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.levels import at_all_levels
from semesta.coverage.persons.slots import SLOTS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from semesta.areas import Level
    from semesta.coverage.persons.slots import Slot
    from semesta.coverage.persons.steps import Steps

KINDS = ("linked", "unlinked", "workers")
"""Covered people found in the workers register; those who were not; eligible workers."""

MARKS = ("several", "workers_low", "workers_high", "doubted", "maybe", "wrong", "missed")
"""What is told of the whole only, nought elsewhere: covered people with more than one membership, the bounds of the workers,
the linked people who may not be covered, the members who may be people of their own (see ``doubts``), and the links that
are expected to be wrong or missing (in thousandths, see ``links.with_errors``)."""

NUMBERS = (*KINDS, *MARKS)
COLUMNS = ("basis", "level", "area_code", "by", "value", *NUMBERS)
"""What the cube has of each area and value; ``by`` and ``value`` are empty for the whole."""


WIDE = (
    *(
        f"{kind}_{slot.column}"
        for kind in KINDS
        for slot in SLOTS
        if not (kind == "workers" and slot.by == "segment")
    ),
    *MARKS,
)
"""The same while each value is a column of its own."""

DOUBTS = {
    "doubted": "doubted", "maybe": "maybe", "doubles": "workers_high", "fewer": "workers_low", "wrong": "wrong",
    "missed": "missed",
}  # fmt: skip
"""What ``doubts_by_village``, or ``links.with_errors``, tells of the whole."""


@dataclass(frozen=True)
class Counted:
    """The margins of one basis (``place`` and the columns of ``margins``), None where there is nobody.

    ``linked`` and ``unlinked`` have ``several`` beside people and values, ``workers`` has ``low`` and ``high``, ``doubts`` the
    columns of ``doubts_by_village``.
    """

    linked: ir.Table
    unlinked: ir.Table | None
    workers: ir.Table | None
    doubts: ir.Table | None = None


def cube_of(steps: Steps, counted: Counted, basis: str, lowest: Level) -> ir.Table:
    """Rows of ``COLUMNS`` for every area and value of one basis; values that nobody has are left out.

    By segment, ``workers`` are all workers of the area: a segment has no workers of its own. Areas are summed while each
    value is a column, which is many times quicker than a row for each, and become rows at the end.
    """
    parts = [in_columns(table, kind) for kind in KINDS if (table := getattr(counted, kind)) is not None]
    if counted.doubts is not None:
        told = {name: wide for name, wide in DOUBTS.items() if name in counted.doubts.columns}
        parts.append(_columns(counted.doubts, told))
    together = reduce(lambda left, right: left.union(right), parts)
    return in_rows(at_all_levels(steps, basis, together, lowest), basis)


def in_columns(counted: ir.Table, kind: str) -> ir.Table:
    """One kind of people by place: ``place`` and ``WIDE``, nought where they do not apply.

    Args:
        counted: ``place`` and the columns of ``margins``.
        kind: one of ``KINDS``.
    """
    found = {slot.column: f"{kind}_{slot.column}" for slot in SLOTS} | {
        "several": "several",
        "low": "workers_low",
        "high": "workers_high",
    }
    return _columns(counted, {column: wide for column, wide in found.items() if column in counted.columns})


def in_rows(sums: ir.Table, basis: str) -> ir.Table:
    """Rows of ``COLUMNS`` of areas whose values are columns.

    Args:
        sums: ``level, area_code`` and ``WIDE``.
        basis: of all of them.
    """
    lines = ibis.array([ibis.struct(_line(sums, slot)) for slot in SLOTS])
    rows = sums.select("level", "area_code", line=lines.unnest())
    named = rows.select(
        "level", "area_code", *(rows.line[name].name(name) for name in ("by", "value", *NUMBERS))
    )
    covered = named.linked + named.unlinked
    is_told = (named.by == "segment").ifelse(covered > 0, covered + named.workers > 0)
    return named.filter(is_told).mutate(basis=ibis.literal(basis)).select(*COLUMNS)


def _line(sums: ir.Table, slot: Slot) -> dict[str, ir.Value]:
    """One line of an area. Workers by segment, of whom there are none, are the area's; marks are told of the whole."""
    nought = ibis.literal(0).cast("int64")
    of_kind = {kind: sums[f"{kind}_{slot.column}"] for kind in KINDS if f"{kind}_{slot.column}" in WIDE}
    of_kind.setdefault("workers", sums.workers_people)
    marks = {mark: sums[mark] if slot is WHOLE else nought for mark in MARKS}
    return {"by": ibis.literal(slot.by), "value": ibis.literal(slot.value), **of_kind, **marks}


def _columns(counted: ir.Table, names: Mapping[str, str]) -> ir.Table:
    """``place`` and ``WIDE``: the columns of ``counted`` under the names that they have there, nought elsewhere."""
    nought = ibis.literal(0).cast("int64")
    columns: dict[str, ir.Value] = dict.fromkeys(WIDE, nought)
    columns |= {wide: counted[column] for column, wide in names.items()}
    return counted.select("place", **columns)
