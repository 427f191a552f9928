"""The cube: participants and workers of every area, level, basis and value of every dimension."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.levels import at_all_levels
from semesta.coverage.persons.slots import SLOTS, WHOLE
from semesta.engine import small_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from semesta.areas import Level
    from semesta.coverage.persons.steps import Steps

KINDS = ("linked", "unlinked", "workers")
"""Covered people found in the workers register; those who were not; eligible workers."""

MARKS = ("several", "workers_low", "workers_high", "doubted", "maybe")
"""What is told of the whole only, nought elsewhere: covered people with more than one membership, the bounds of the workers,
the linked people who may not be covered, and the members who may be people of their own (see ``doubts``)."""

NUMBERS = (*KINDS, *MARKS)
COLUMNS = ("basis", "level", "area_code", "by", "value", *NUMBERS)
"""What the cube has of each area and value; ``by`` and ``value`` are empty for the whole."""


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

    By segment, ``workers`` are all workers of the area: a segment has no workers of its own.
    """
    slots = slot_table(steps)
    parts = [in_rows(table, kind, slots) for kind in KINDS if (table := getattr(counted, kind)) is not None]
    if counted.doubts is not None:
        parts.append(doubts_in_rows(counted.doubts))
    together = reduce(lambda left, right: left.union(right), parts)
    sums = at_all_levels(steps, basis, together, lowest)
    named = sums.join(slots, "slot")
    covered = named.linked + named.unlinked
    is_told = (named.by == "segment").ifelse(covered > 0, covered + named.workers > 0)
    return (
        named.filter(is_told)
        .select(
            "level",
            "area_code",
            "by",
            "value",
            *NUMBERS,
            basis=ibis.literal(basis),
        )
        .select(*COLUMNS)
    )


def slot_table(steps: Steps) -> ir.Table:
    """The lines of the cube: ``slot`` (the place in ``SLOTS``), ``by``, ``value``."""
    columns: dict[str, tuple[str, Sequence[object]]] = {
        "slot": ("SMALLINT", list(range(len(SLOTS)))),
        "by": ("VARCHAR", [slot.by for slot in SLOTS]),
        "value": ("VARCHAR", [slot.value for slot in SLOTS]),
    }
    return small_table(steps.con, "cube_slots", columns)


def doubts_in_rows(doubts: ir.Table) -> ir.Table:
    """The doubts (from ``doubts_by_village``) as rows of the whole: ``place, slot`` and ``NUMBERS``."""
    nought = ibis.literal(0).cast("int64")
    numbers: dict[str, ir.Value] = dict.fromkeys(NUMBERS, nought)
    numbers |= {"doubted": doubts.doubted, "maybe": doubts.maybe, "workers_high": doubts.doubles}
    whole = ibis.literal(SLOTS.index(WHOLE), "int16")
    return doubts.select("place", slot=whole, **numbers)


def in_rows(counted: ir.Table, kind: str, slots: ir.Table) -> ir.Table:
    """One kind of people, a row for each place and slot: ``place, slot`` and ``NUMBERS``, nought where they do not apply.

    Args:
        counted: ``place`` and the columns of ``margins``.
        kind: one of ``KINDS``.
        slots: from ``slot_table``.
    """
    crossed = counted.cross_join(slots.select("slot"))
    pairs = [
        (crossed.slot == place, crossed[slot.column])
        for place, slot in enumerate(SLOTS)
        if slot.column in counted.columns and slot is not WHOLE
    ]
    # What a kind has no column for (workers by segment) is its whole.
    people = ibis.cases(*pairs, else_=crossed.people)
    nought = ibis.literal(0).cast("int64")
    numbers = {name: people if name == kind else nought for name in KINDS}
    numbers |= dict.fromkeys(MARKS, nought)
    marks = {"several": "several", "workers_low": "low", "workers_high": "high"}
    for mark, column in marks.items():
        if column in counted.columns:
            numbers[mark] = (crossed.slot == SLOTS.index(WHOLE)).ifelse(crossed[column], 0)
    return crossed.select("place", "slot", **numbers)
