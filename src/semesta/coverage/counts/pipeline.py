"""Coverage from published counts in three expressions: every row with the evidence that its flags are made of.

The steps are plain Ibis and run unchanged on DuckDB and Spark; ``ibis.to_sql(numerators(...))`` prints one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from semesta.coverage.aims import with_targets
from semesta.coverage.counts.choosing import second_choice, with_workers
from semesta.coverage.counts.rollup import NATION, children_sums, roll_up
from semesta.coverage.counts.segments import (
    SEGMENTS,
    by_formality,
    segment_sums,
    with_totals,
    with_whole_workforce,
    without_totals,
)
from semesta.coverage.counts.shape import Shape
from semesta.coverage.counts.stored import PARTICIPANT_KEYS, WHOLE, WORKFORCE_KEYS

if TYPE_CHECKING:
    from collections.abc import Collection

    import ibis.expr.types as ir

EVERYTHING = Shape()

By = Literal["segment", "formality"]


def numerators(
    published: ir.Table, areas: ir.Table, by: By | None = None, shape: Shape = EVERYTHING
) -> ir.Table:
    """Participants of every area, summed upwards where all children are there, with what supports the figure.

    Columns: ``area_code, period, basis, definition, segment`` (``""`` for the whole; a segment or a formality when
    split), those of ``counts.COLUMNS`` (people: NULL where only single segments are known), of
    ``rollup.children_sums`` and of ``segments.segment_sums``.

    Args:
        published: participant counts, made ready by ``counts.participants``.
        areas: ``code, name, level, parent_code`` of the whole tree.
        by: split the participants; None for totals.
        shape: what ``published`` holds, to leave out steps that would change nothing.
    """
    rolled = with_totals(published) if shape.has_parts else published
    rolled = roll_up(rolled, areas, PARTICIPANT_KEYS, shape.parents)
    rows = _split(rolled, by, shape)
    rows = _with_children(rows, rolled if by is None else rows, areas, PARTICIPANT_KEYS, shape)
    if shape.has_parts:
        return _beside(rows, segment_sums(published), PARTICIPANT_KEYS[:-1])
    return _without(rows, ("segments_sum", "segments_units", "migrants")).mutate(segments=_null("string"))


def denominators(figures: ir.Table, areas: ir.Table, shape: Shape = EVERYTHING) -> ir.Table:
    """Workers of every area, summed upwards where all children are there.

    Columns: ``area_code, period, definition, segment``, those of ``counts.COLUMNS`` and of ``rollup.children_sums``.

    Args:
        figures: workforce counts, made ready by ``counts.workforce``.
        areas: ``code, name, level, parent_code`` of the whole tree.
        shape: what ``figures`` holds, to leave out steps that would change nothing.
    """
    rolled = with_whole_workforce(figures) if shape.has_parts else figures
    rolled = roll_up(rolled, areas, WORKFORCE_KEYS, shape.parents)
    return _with_children(rolled, rolled, areas, WORKFORCE_KEYS, shape)


def compared(
    rows: ir.Table, figures: ir.Table, published: ir.Table, targets: ir.Table | None, areas: ir.Table,
    without: Collection[str] = (), *, borrows: bool = True,
) -> ir.Table:  # fmt: skip
    """Participants with their workers, their target and the name of their area.

    Adds to ``rows`` the columns of ``choosing.with_workers`` and ``aims.with_targets``, ``area_name`` and ``level``.

    Args:
        rows: from ``numerators``.
        figures: from ``denominators``.
        published: ``area_code, period, basis, definition`` of the published participant counts.
        targets: ``area_code, period, definition, target`` (``stored.targets``); None when there is none to show.
        areas: ``code, name, level, parent_code`` of the whole tree.
        without: definitions that have no denominator by their own words.
        borrows: False where all tables know one definition alone.
    """
    rows = with_workers(second_choice(rows), figures, published, without, borrows=borrows)
    if targets is None:
        rows = _without(rows, ("target_definitions",))
        rows = rows.mutate(target=_null("decimal(18, 10)"), target_definition=_null("string"))
    else:
        rows = with_targets(rows, targets, without)
    places = areas.select(area_code="code", area_name="name", level="level")
    return rows.left_join(places, "area_code").drop("area_code_right", "part")


def latest_only(rows: ir.Table) -> ir.Table:
    """Of each area, basis, definition and segment the row of its latest period."""
    import ibis

    keys = ["area_code", "basis", "definition", "segment"]
    ranked = rows.mutate(
        place=ibis.row_number().over(ibis.window(group_by=keys, order_by=rows.period.desc()))
    )
    return ranked.filter(ranked.place == 0).drop("place")


def selected(rows: ir.Table, area: str | None, level: str | None) -> ir.Table:
    """The rows that were asked for: an area and its children, or the areas of one level (of an area).

    Args:
        rows: with ``area_code`` and ``level``.
        area: an area's code, or None for every area.
        level: keep this level only.
    """
    if level is not None:
        rows = rows.filter(rows.level == level)
    if area is None:
        return rows
    is_self = rows.area_code == area
    if area == NATION:
        return rows if level is not None else rows.filter(is_self | (rows.level == "province"))
    is_below = rows.area_code.startswith(f"{area}.")
    if level is None:
        is_below &= ~rows.area_code.substr(len(area) + 1).contains(".")
    return rows.filter(is_self | is_below)


def _split(rolled: ir.Table, by: By | None, shape: Shape) -> ir.Table:
    if by == "formality":
        return by_formality(rolled)
    if by == "segment":
        return rolled.filter(rolled.segment.isin(SEGMENTS))
    if not shape.has_parts:
        return rolled
    return rolled.filter(rolled.segment == WHOLE).union(without_totals(rolled))


def _with_children(
    rows: ir.Table, children: ir.Table, areas: ir.Table, keys: Collection[str], shape: Shape
) -> ir.Table:
    if shape.has_families:
        return _beside(rows, children_sums(children, areas, tuple(keys)), keys)
    return _without(rows, ("children_there", "children_all", "children_sum", "children_units"))


def _beside(rows: ir.Table, facts: ir.Table, keys: Collection[str]) -> ir.Table:
    """Facts joined to rows by area and keys, NULL where there are none."""
    on = ["area_code", *keys]
    return rows.left_join(facts, on).select(
        *rows.columns, *(name for name in facts.columns if name not in on)
    )


def _without(rows: ir.Table, names: Collection[str]) -> ir.Table:
    """Facts that are not known of any row."""
    return rows.mutate(**{name: _null("int64") for name in names})


def _null(kind: str) -> ir.Value:
    import ibis

    return ibis.null(kind)
