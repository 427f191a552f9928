"""The other figures and the targets that flags speak of, fetched only for the areas that need them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from semesta.coverage.aims import candidates_for
from semesta.coverage.counts.context import Context, WorkforceFigure
from semesta.coverage.counts.definitions import without_denominator
from semesta.coverage.counts.flags_print import differs
from semesta.coverage.counts.stored import workforce
from semesta.engine import records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from decimal import Decimal

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.coverage.counts.evidence import Evidence


def context(
    con: SQLBackend,
    found: Sequence[Evidence],
    rows: ir.Table,
    figures: ir.Table,
    workforce_counts: ir.Table,
    targets: ir.Table,
) -> Context:
    """What the flags of these rows need to know beside them.

    Args:
        con: the engine.
        found: the rows.
        rows: from ``pipeline.numerators``, where the rows are from.
        figures: from ``pipeline.denominators``.
        workforce_counts: the register, every period; a misprint may come from another month.
        targets: from ``counts.targets``.
    """
    several = {row.area_code for row in found if row.other_definitions > 1 or row.other_bases}
    misprinted = {row.area_code for row in found if differs(row)}
    unclear = {row.area_code for row in found if row.target_definitions}
    known: dict[str, Sequence[WorkforceFigure]] = {}
    if several:
        known |= _figures(records(con, _of(figures, several)))
    if misprinted:
        known |= _figures(records(con, workforce(_of(workforce_counts, misprinted))))
    beside: dict[tuple[str, str, str], list[tuple[str, Decimal]]] = defaultdict(list)
    if unclear:
        keys = _of(rows, unclear).select("area_code", "period", "definition").distinct()
        for each in records(con, candidates_for(keys, targets)):
            key = (each["area_code"], each["period"], each["definition"])
            beside[key].append((each["target_definition"], each["target"]))
    ordered = {key: sorted(values) for key, values in beside.items()}
    return Context(known, ordered, without_denominator())


def _of(table: ir.Table, areas: Collection[str]) -> ir.Table:
    return table.filter(table.area_code.isin(sorted(areas)))


def _figures(found: Iterable[Mapping[str, Any]]) -> dict[str, Sequence[WorkforceFigure]]:
    known = defaultdict(list)
    for each in found:
        figure = WorkforceFigure(each["period"], each["definition"], each["segment"], each["people"])
        known[each["area_code"]].append(figure)
    return dict(known)
