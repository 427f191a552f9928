"""From villages to every level above, each the exact sum of what is below."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.margins import whole

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.areas import Level
    from semesta.coverage.persons.steps import Steps

WIDTHS: dict[Level, int] = {"village": 13, "district": 8, "regency": 5, "province": 2}
"""Characters of a level's codes, from the lowest level up; the nation is above them all."""


def at_all_levels(steps: Steps, name: str, counted: ir.Table, lowest: Level = "village") -> ir.Table:
    """Sums of every area: ``level, area_code`` and the numbers of ``counted``.

    Args:
        steps: each level is kept as ``<name>_<level>``, so that it is summed from the level below and not from villages.
        name: of the step.
        counted: ``place`` (the code of an area of ``lowest`` level, or of one above when no more is known) and numbers;
            a place may come several times.
        lowest: the level below which nothing is counted.
    """
    levels = [level for level, width in WIDTHS.items() if width <= WIDTHS[lowest]]
    below, parts = counted, []
    for level in levels:
        # What is known only for a wider area waits for its level.
        known = below.filter(below.place.length() >= WIDTHS[level])
        summed = steps.keep(f"{name}_{level}", _summed(known, known.place.left(WIDTHS[level])))
        parts.append(_at(summed, level))
        below = (
            summed if level == "village" else summed.union(below.filter(below.place.length() < WIDTHS[level]))
        )
    parts.append(_at(_summed(below, ibis.literal("ID")), "nation"))
    return reduce(lambda left, right: left.union(right), parts)


def _summed(counted: ir.Table, code: ir.Value) -> ir.Table:
    numbers = [column for column in counted.columns if column != "place"]
    keyed = counted.mutate(place=code)
    grouped = keyed.group_by("place").agg(**{name: keyed[name].sum() for name in numbers})
    return grouped.select("place", **{name: whole(grouped[name]) for name in numbers})


def _at(summed: ir.Table, level: Level) -> ir.Table:
    numbers = [column for column in summed.columns if column != "place"]
    return summed.select(*numbers, level=ibis.literal(level), area_code="place")
