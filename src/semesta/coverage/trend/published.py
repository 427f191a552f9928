"""Coverage of all published months at once: the steps of the coverage table, without its choice of one period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.areas import LEVELS
from semesta.coverage.counts import stored as ready
from semesta.coverage.counts.definitions import without_denominator
from semesta.coverage.counts.keeping import kept
from semesta.coverage.counts.pipeline import compared, denominators, numerators
from semesta.coverage.counts.places import tree_down_to
from semesta.coverage.counts.shape import shape_of
from semesta.engine import records

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def published_table(con: Backend, participant_counts: ir.Table, workforce_counts: ir.Table) -> ir.Table:
    """Coverage of every area, period, basis and definition, as ``series`` takes it.

    Columns: ``area_code, area_name, level, period, basis, definition, participants, workers, low, high`` (low and high:
    coverage, ratio). Areas without figures of their own are summed up from their children where all are there; workers
    are those of the newest figure up to the month, as in the coverage table.

    Args:
        con: the engine.
        participant_counts: the register as stored.
        workforce_counts: the register as stored.
    """
    published = kept(con, "trend_published", ready.participants(participant_counts))
    figures = kept(con, "trend_figures", ready.workforce(workforce_counts))
    shape, workers_shape = (
        shape_of(records(con, each.select("area_code", "segment").distinct()))
        for each in (published, figures)
    )
    tree = tree_down_to(con, max(shape.lowest, workers_shape.lowest, key=LEVELS.index))
    rows = kept(con, "trend_rows", numerators(published, tree, None, shape))
    workers = kept(con, "trend_workers", denominators(figures, tree, workers_shape))
    table = compared(rows, workers, published, _no_targets(published), tree, without_denominator())
    people = table.people.cast("float64")
    return table.select(
        "area_code",
        "area_name",
        "level",
        "period",
        "basis",
        "definition",
        participants=table.people,
        workers=table.workers,
        low=people / table.workers_high.nullif(0),
        high=people / table.workers_low.nullif(0),
    )


def _no_targets(rows: ir.Table) -> ir.Table:
    """No targets, in the columns of ``counts.targets``: a trend chooses its own."""
    import ibis

    none = rows.select("area_code", "period", "definition", target=ibis.null("decimal(18, 10)"))
    return none.limit(0)
