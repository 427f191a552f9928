"""One area's figures put together from its own segments: the total, the formal and the informal part."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, cast

from semesta.coverage.counts.stored import (
    COLUMNS,
    PARTICIPANT_KEYS,
    WHOLE,
    WORKFORCE_KEYS,
    sum_if_complete,
    whole_sum,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
FORMALITY = {"PU": "formal", "JAKON": "formal", "BPU": "informal"}
"""Migrant workers (PMI) work abroad and belong to neither part of an area's workforce."""

BOTH_FORMAL = "PU+JAKON"


def with_totals(participants: ir.Table) -> ir.Table:
    """Participants with a total for each area that published only its segments (origin "segments").

    A total needs PU and BPU; with one of them alone it would be a part that calls itself the whole.
    """
    sums = _sums(participants, PARTICIPANT_KEYS, SEGMENTS)
    sums = sums.filter(sums.has_PU & sums.has_BPU)
    return participants.union(_missing(sums, participants, PARTICIPANT_KEYS, WHOLE))


def without_totals(participants: ir.Table) -> ir.Table:
    """The areas of which only single segments are known, as totals of nobody knows how many (people NULL)."""
    import ibis

    sums = _sums(participants, PARTICIPANT_KEYS, SEGMENTS)
    missing = _missing(sums, participants, PARTICIPANT_KEYS, WHOLE)
    return missing.mutate(people=ibis.null("int64"), origin=ibis.literal("none"))


def segment_sums(participants: ir.Table) -> ir.Table:
    """What the segments of each total add up to.

    Columns: ``area_code, period, basis, definition, segments_sum, segments_units`` (the rounding steps of the segments
    added up), ``segments`` ("PU+BPU") and ``migrants`` (the people of PMI).
    """
    from semesta.coverage.counts.rounding import unit_of

    parts = participants.filter(participants.segment.isin(SEGMENTS) & (participants.origin == "published"))
    keys = ("area_code", *PARTICIPANT_KEYS[:-1])
    return (
        parts.group_by(keys)
        .agg(
            segments_sum=whole_sum(parts.people),
            segments_units=whole_sum(unit_of(parts.people) - 1),
            migrants=parts.people.max(where=parts.segment == "PMI"),
            **_presence(parts, SEGMENTS),
        )
        .mutate(segments=lambda table: _joined(table, SEGMENTS))
        .select(*keys, "segments_sum", "segments_units", "segments", "migrants")
    )


def by_formality(participants: ir.Table) -> ir.Table:
    """Participants as formal (PU and JAKON) and informal (BPU); a printed percentage stays where nothing was added."""
    import ibis

    parts = participants.filter(participants.segment.isin(tuple(FORMALITY)))
    parts = parts.mutate(part=parts.segment)
    parts = parts.mutate(segment=parts.part.cases(*FORMALITY.items()))
    grouped = parts.group_by(("area_code", *PARTICIPANT_KEYS)).agg(
        people=whole_sum(parts.people),
        printed=parts.printed.max(),
        source=_sources(parts.source),
        origin=parts.origin.min(),
        count=parts.part.nunique(),
        **{f"has_{name}": (parts.part == name).max() for name in FORMALITY},
    )
    alone = grouped["count"] == 1
    return grouped.mutate(
        low=ibis.null("int64"),
        high=ibis.null("int64"),
        printed=ibis.ifelse(alone, grouped.printed, ibis.null("decimal(18, 10)")),
        origin=ibis.ifelse(alone | (grouped.origin == "children"), grouped.origin, "segments"),
        parts=_joined(grouped, tuple(FORMALITY)),
    ).select("area_code", *PARTICIPANT_KEYS, *COLUMNS)


def with_whole_workforce(workforce: ir.Table) -> ir.Table:
    """The workforce with what its parts add up to, where that was not published.

    All workers are formal and informal workers together, else the segments (PU and BPU at least); the formal ones are
    also kept as ``PU+JAKON`` when both segments have a figure.
    """
    halves = _sums(workforce, WORKFORCE_KEYS, ("formal", "informal"))
    halves = halves.filter(halves.has_formal & halves.has_informal)
    workforce = workforce.union(_missing(halves, workforce, WORKFORCE_KEYS, WHOLE))
    sums = _sums(workforce, WORKFORCE_KEYS, SEGMENTS)
    sums = sums.filter(sums.has_PU & sums.has_BPU)
    workforce = workforce.union(_missing(sums, workforce, WORKFORCE_KEYS, WHOLE))
    formal = _sums(workforce, WORKFORCE_KEYS, ("PU", "JAKON"))
    formal = formal.filter(formal.has_PU & formal.has_JAKON)
    return workforce.union(_missing(formal, workforce, WORKFORCE_KEYS, BOTH_FORMAL))


def _sums(rows: ir.Table, keys: Sequence[str], names: Sequence[str]) -> ir.Table:
    """The sum of the named segments over all keys but the segment, and which of them are there."""
    import ibis

    parts = rows.filter(rows.segment.isin(names))
    grouped = parts.group_by(["area_code", *(key for key in keys if key != "segment")]).agg(
        people=whole_sum(parts.people),
        low=sum_if_complete(parts.low),
        high=sum_if_complete(parts.high),
        source=_sources(parts.source),
        **_presence(parts, names),
    )
    return grouped.mutate(
        printed=ibis.null("decimal(18, 10)"), origin=ibis.literal("segments"), parts=_joined(grouped, names)
    )


def _missing(sums: ir.Table, rows: ir.Table, keys: Sequence[str], segment: str) -> ir.Table:
    """The sums as rows of that segment, for the keys that have no such row."""
    import ibis

    named = sums.mutate(segment=ibis.literal(segment)).select("area_code", *keys, *COLUMNS)
    return named.anti_join(rows, ["area_code", *keys])


def _presence(parts: ir.Table, names: Sequence[str]) -> dict[str, ir.Value]:
    return {f"has_{name}": (parts.segment == name).max() for name in names}


def _joined(table: ir.Table, names: Sequence[str]) -> ir.StringValue:
    """The names that are there, with a plus between them: ``PU+BPU``."""
    import ibis

    words = [ibis.ifelse(table[f"has_{name}"], f"+{name}", "") for name in names]
    text = cast("ir.StringValue", reduce(lambda left, right: left.concat(right), words))
    return text.substr(1)


def _sources(column: ir.StringColumn) -> ir.StringScalar:
    """One source, or the first and the last of several."""
    import ibis

    first, last = column.min(), column.max()
    return cast("ir.StringScalar", ibis.ifelse(first == last, first, first.concat("; ", last)))
