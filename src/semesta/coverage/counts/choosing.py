"""Of whom: which workforce figure stands under a participant count.

A figure of the same definition, in the order: the same segment, the matching part (formal or informal), all workers.
Only when the area has none of its definition, and exactly one other definition in the same month, that one is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.counts.segments import FORMALITY
from semesta.coverage.counts.stored import UNSTATED, WHOLE

if TYPE_CHECKING:
    from collections.abc import Collection

    import ibis.expr.types as ir

_KEYS = ("area_code", "period", "basis", "definition", "segment")
_CHOICE = ("workers_definition", "workers_segment", "workers_period")
_FIGURE = {
    "workers": "people",
    "workers_low": "low",
    "workers_high": "high",
    "workers_source": "source",
    "workers_origin": "origin",
    "workers_parts": "parts",
    "workers_children_there": "children_there",
    "workers_children_all": "children_all",
    "workers_children_sum": "children_sum",
    "workers_children_units": "children_units",
}


def with_workers(
    rows: ir.Table,
    workforce: ir.Table,
    published: ir.Table,
    without: Collection[str] = (),
    *,
    borrows: bool = True,
) -> ir.Table:
    """Put the workforce beside the participants.

    Adds ``workers, workers_low, workers_high, workers_source, workers_origin, workers_parts, workers_segment,
    workers_period, workers_definition`` and the children columns of the workforce, all NULL when nothing fits; and
    ``other_definitions`` (how many other definitions would do) and ``other_bases`` (how many were left alone because
    they count on another basis).

    Args:
        rows: participants, with ``part`` naming the workforce segment that comes second for them.
        workforce: the workforce, with children columns.
        published: participants as published; they tell on which basis a definition counts.
        without: definitions that have no denominator by their own words.
        borrows: False where rows and workforce know one definition alone, so that none can be borrowed.
    """
    import ibis

    candidates = _candidates(rows, workforce)
    chosen = _best(candidates.filter(candidates.definition == candidates.workers_definition))
    if not borrows:
        joined = _joined(rows, chosen, workforce)
        nobody = ibis.literal(0, type="int64")
        return joined.mutate(other_definitions=nobody, other_bases=nobody)
    others = candidates.filter(
        (candidates.definition != candidates.workers_definition)
        & (candidates.period == candidates.workers_period)
        & ~candidates.definition.isin([*without, ""])
    )
    others = _with_barred(others, published)
    counted = others.group_by(_KEYS).agg(
        other_definitions=others.workers_definition.nunique(where=~others.is_barred).cast("int64"),
        other_bases=others.workers_definition.nunique(where=others.is_barred).cast("int64"),
    )
    borrowed = _best(others.filter(~others.is_barred))
    borrowed = borrowed.semi_join(counted.filter(counted.other_definitions == 1), _KEYS)
    joined = _joined(rows, chosen.union(borrowed.anti_join(chosen, _KEYS)), workforce)
    joined = joined.left_join(counted, _KEYS).select(*joined.columns, "other_definitions", "other_bases")
    return joined.mutate(
        other_definitions=joined.other_definitions.fill_null(0), other_bases=joined.other_bases.fill_null(0)
    )


def _joined(rows: ir.Table, chosen: ir.Table, workforce: ir.Table) -> ir.Table:
    found = chosen.inner_join(_named(workforce), ["area_code", *_CHOICE]).select(*_KEYS, *_CHOICE, *_FIGURE)
    return rows.left_join(found, _KEYS).select(*rows.columns, *_CHOICE, *_FIGURE)


def second_choice(rows: ir.Table) -> ir.Table:
    """Add ``part``: the workforce segment to take when there is none of the row's own."""
    import ibis

    return rows.mutate(
        part=ibis.cases(
            *((rows.segment == segment, part) for segment, part in FORMALITY.items()),
            (rows.segment.isin(tuple(FORMALITY.values())), rows.parts),
            else_=rows.segment,
        )
    )


def _candidates(rows: ir.Table, workforce: ir.Table) -> ir.Table:
    """Every workforce figure of the row's area, up to its month, that covers its segment, ranked by how well."""
    import ibis

    figures = _named(workforce).select("area_code", *_CHOICE)
    joined = rows.select(*_KEYS, "part").inner_join(figures, "area_code")
    ranked = joined.mutate(
        workers_rank=ibis.cases(
            (joined.workers_segment == joined.segment, 0),
            (joined.workers_segment == joined.part, 1),
            (joined.workers_segment == WHOLE, 2),
            else_=3,
        )
    )
    fits = (ranked.workers_rank <= 2) & (ranked.workers_period <= ranked.period)  # noqa: PLR2004 - the last rank
    return ranked.filter(fits).select(*_KEYS, *_CHOICE, "workers_rank")


def _named(workforce: ir.Table) -> ir.Table:
    """The workforce under the names that it has beside participants."""
    return workforce.select(
        "area_code",
        workers_definition="definition",
        workers_segment="segment",
        workers_period="period",
        **_FIGURE,
    )


def _best(candidates: ir.Table) -> ir.Table:
    import ibis

    order = [
        candidates.workers_rank,
        candidates.workers_period.desc(),
        candidates.workers_definition,
    ]
    window = ibis.window(group_by=list(_KEYS), order_by=order)
    ranked = candidates.mutate(place=ibis.row_number().over(window))
    return ranked.filter(ranked.place == 0).select(*_KEYS, *_CHOICE)


def _with_barred(candidates: ir.Table, published: ir.Table) -> ir.Table:
    """Mark the definitions that are known to count on the other basis only: bases are never mixed."""
    known = published.filter(published.basis != UNSTATED)
    bases = known.group_by(["area_code", "period", "definition"]).agg(
        first_basis=known.basis.min(), last_basis=known.basis.max()
    )
    bases = bases.rename(workers_definition="definition")
    joined = candidates.left_join(bases, ["area_code", "period", "workers_definition"])
    joined = joined.select(*_KEYS, *_CHOICE, "workers_rank", "first_basis", "last_basis")
    differs = (joined.first_basis != joined.basis) & (joined.last_basis != joined.basis)
    return joined.mutate(is_barred=(joined.basis != UNSTATED) & differs.fill_null(False))
