"""From the village to the nation: a parent is the sum of its children, but only of all of them."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from semesta.coverage.counts.rounding import unit_of
from semesta.coverage.counts.stored import COLUMNS, sum_if_complete, whole_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

CHILD = {"district": "village", "regency": "district", "province": "regency", "nation": "province"}
"""The level below each level."""

PARENTS = tuple(CHILD)
"""The levels that can be summed, from the bottom up."""

NATION = "ID"


def roll_up(
    rows: ir.Table, areas: ir.Table, keys: Sequence[str], parents: Sequence[str] = PARENTS
) -> ir.Table:
    """Add the parents whose children are all there (origin "children"), level by level; never across ``keys``.

    Args:
        rows: ``area_code, <keys>`` and the columns of ``counts.COLUMNS``, one row for a key.
        areas: ``code, level, parent_code``, every area of the tree.
        keys: the columns that rows of one sum have in common (period, basis, definition, segment).
        parents: the levels that may have sums, from the bottom up; fewer keep the query short.
    """
    if not parents:
        return rows
    places = areas.select(area_code="code", level="level", parent_code="parent_code")
    placed = rows.left_join(places, "area_code").select("area_code", *keys, *COLUMNS, "level", "parent_code")
    siblings = _siblings(areas)
    at = {
        level: placed.filter(placed.level == level)
        for level in {*parents, *(CHILD[each] for each in parents)}
    }
    for parent in parents:
        sums = _complete_sums(at[CHILD[parent]], siblings, keys)
        sums = sums.anti_join(at[parent], ["area_code", *keys]).inner_join(places, "area_code")
        at[parent] = at[parent].union(sums.select(placed.columns))
    rest = placed.filter(placed.level.isnull() | ~placed.level.isin(sorted(at)))
    whole = reduce(lambda left, right: left.union(right), (rest, *(at[level] for level in sorted(at))))
    return whole.select("area_code", *keys, *COLUMNS)


def children_sums(rows: ir.Table, areas: ir.Table, keys: Sequence[str]) -> ir.Table:
    """What is known of each parent's children.

    Columns: ``area_code, <keys>, children_there, children_all, children_sum, children_units`` (the rounding steps of
    the children's figures added up).
    """
    places = areas.select(area_code="code", parent_code="parent_code")
    known = rows.inner_join(places, "area_code")
    known = known.filter(known.parent_code.notnull())
    grouped = known.group_by(["parent_code", *keys]).agg(
        children_there=known.people.count().cast("int64"),
        children_sum=whole_sum(known.people),
        children_units=whole_sum(unit_of(known.people) - 1),
    )
    joined = grouped.rename(area_code="parent_code").inner_join(_siblings(areas), "area_code")
    return joined.select(
        "area_code", *keys, "children_there", "children_all", "children_sum", "children_units"
    )


def _siblings(areas: ir.Table) -> ir.Table:
    """How many children each area of the tree has: ``area_code, children_all``."""
    below = areas.filter(areas.parent_code.notnull())
    counted = below.group_by("parent_code").agg(children_all=below.code.count().cast("int64"))
    return counted.rename(area_code="parent_code")


def _complete_sums(children: ir.Table, siblings: ir.Table, keys: Sequence[str]) -> ir.Table:
    """The sums over all children of a parent, named after the parent; ``parts`` keeps that segments were added."""
    import ibis

    grouped = children.group_by(["parent_code", *keys]).agg(
        there=children.people.count().cast("int64"),
        people=whole_sum(children.people),
        low=sum_if_complete(children.low),
        high=sum_if_complete(children.high),
        parts=children.parts.max(),
    )
    grouped = grouped.mutate(
        printed=ibis.null("decimal(18, 10)"), source=ibis.null("string"), origin=ibis.literal("children")
    )
    sums = grouped.rename(area_code="parent_code").inner_join(siblings, "area_code")
    return sums.filter(sums.there == sums.children_all).drop("there", "children_all")
