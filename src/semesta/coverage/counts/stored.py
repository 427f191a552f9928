"""The stored count registers, made ready: one row for a key, nothing left NULL that rows are joined on.

Participants and workers get the same columns, so that the steps after this one treat both alike:
``area_code, <keys>, people, low, high, printed, source, origin, parts`` with ``<keys>`` as in the constants below,
``origin`` "published" and ``parts`` the segments that a sum is made of (empty for a published figure).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    import ibis.expr.types as ir

UNSTATED = "unstated"
"""What a source does not say: shown as such, and flagged."""

WHOLE = ""
"""All segments of a participant count, all workers of a workforce count."""

PARTICIPANT_KEYS = ("period", "basis", "definition", "segment")
WORKFORCE_KEYS = ("period", "definition", "segment")
COLUMNS = ("people", "low", "high", "printed", "source", "origin", "parts")


def participants(counts: ir.Table) -> ir.Table:
    """Participant counts by area, period, basis, definition and segment (``""``: all segments).

    Args:
        counts: the register ``participant_counts`` as stored (printed_coverage: ratio 0 to 1).
    """
    table = counts.mutate(
        basis=_stated(counts.basis),
        definition=_stated(counts.definition),
        segment=_said(counts.segment).fill_null(WHOLE),
        people=counts.participants.cast("int64"),
        **_empty("low", "high"),
        printed=counts.printed_coverage.cast("decimal(18, 10)"),
        source=_said(counts.source),
        **_published(),
    )
    return _latest_batch(table, ("area_code", *PARTICIPANT_KEYS)).select(
        "area_code", *PARTICIPANT_KEYS, *COLUMNS
    )


def workforce(counts: ir.Table) -> ir.Table:
    """Workforce counts by area, period, definition and segment.

    ``segment`` is PU, BPU, JAKON or PMI, else formal or informal, else ``""`` for all workers. A segment given only in
    formal and informal parts is their sum.

    Args:
        counts: the register ``workforce_counts`` as stored.
    """
    import ibis

    table = counts.mutate(
        definition=_stated(counts.definition),
        formality=_said(counts.formality),
        narrow=_said(counts.segment),
        people=counts.workers.cast("int64"),
        low=counts.low.cast("int64"),
        high=counts.high.cast("int64"),
        printed=_nothing("decimal(18, 10)"),
        source=_said(counts.source),
    )
    key = ("area_code", "period", "definition", "formality", "narrow")
    table = _latest_batch(table, key)
    table = table.mutate(
        segment=ibis.coalesce(table.narrow, table.formality, WHOLE),
        is_part=table.narrow.notnull() & table.formality.notnull(),
    )
    keys = ("area_code", *WORKFORCE_KEYS)
    has_whole = (~table.is_part).max().over(ibis.window(group_by=keys))
    table = table.mutate(is_extra=table.is_part & has_whole)
    table = table.filter(~table.is_extra)
    summed = table.group_by(keys).agg(
        people=whole_sum(table.people),
        low=sum_if_complete(table.low),
        high=sum_if_complete(table.high),
        printed=table.printed.max(),
        source=table.source.min(),
    )
    return summed.mutate(**_published()).select("area_code", *WORKFORCE_KEYS, *COLUMNS)


def targets(stored: ir.Table) -> ir.Table:
    """Targets by area, period and definition: ``area_code, period, definition, target`` (ratio 0 to 1).

    Args:
        stored: the register ``targets`` as stored.
    """
    table = stored.mutate(
        definition=_stated(stored.definition), target=stored.coverage.cast("decimal(18, 10)")
    )
    key = ("area_code", "period", "definition")
    return _latest_batch(table, key, "target").select(*key, "target")


def whole_sum(column: ir.IntegerColumn) -> ir.IntegerScalar:
    """The sum of whole numbers, in 64 bits.

    DuckDB sums into 128 bits, which Ibis takes for 64 and so leaves the cast out; by way of a decimal it does not.
    """
    return cast("ir.IntegerScalar", column.sum().cast("decimal(38, 0)").cast("int64"))


def sum_if_complete(column: ir.IntegerColumn) -> ir.IntegerScalar:
    """The sum of a group, NULL when one of its values is NULL."""
    import ibis

    whole = whole_sum(column)
    return ibis.ifelse(column.count() == column.isnull().count(), whole, ibis.null("int64"))


def _latest_batch(table: ir.Table, key: Iterable[str], figure: str = "people") -> ir.Table:
    """The row of the latest batch, should a key have come in twice: a figure is never added to itself."""
    import ibis

    window = ibis.window(group_by=list(key), order_by=[table.batch.desc(), table[figure].desc()])
    ranked = table.mutate(repeat=ibis.row_number().over(window))
    return ranked.filter(ranked["repeat"] == 0).drop("repeat")


def _said(column: ir.Column) -> ir.StringValue:
    return cast("ir.StringValue", column.cast("string").strip().nullif(""))


def _stated(column: ir.Column) -> ir.StringValue:
    return cast("ir.StringValue", _said(column).fill_null(UNSTATED))


def _nothing(kind: str) -> ir.Value:
    import ibis

    return ibis.null(kind)


def _empty(*names: str) -> dict[str, ir.Value]:
    return {name: _nothing("int64") for name in names}


def _published() -> dict[str, ir.Value]:
    import ibis

    return {"origin": ibis.literal("published"), "parts": ibis.literal("")}
