"""Coverage from counts, from the stored registers to the table: the edge where expressions are run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.areas import LEVELS
from semesta.coverage.counts import stored as ready
from semesta.coverage.counts.absent import Holdings, absent_row, nothing_at_all
from semesta.coverage.counts.definitions import without_denominator
from semesta.coverage.counts.evidence import evidence
from semesta.coverage.counts.flags import flags
from semesta.coverage.counts.gathering import context
from semesta.coverage.counts.keeping import kept
from semesta.coverage.counts.pipeline import compared, denominators, latest_only, numerators, selected
from semesta.coverage.counts.places import tree_down_to
from semesta.coverage.counts.question import Question, order, question
from semesta.coverage.counts.shape import shape_of
from semesta.coverage.result import Result
from semesta.coverage.row import Row
from semesta.engine import records
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.coverage.counts.context import Context
    from semesta.coverage.counts.evidence import Evidence


def from_counts(
    participant_counts: ir.Table,
    workforce_counts: ir.Table,
    targets: ir.Table,
    *,
    period: str,
    area: str | None = None,
    level: str | None = None,
    by: str | None = None,
    basis: str | None = None,
    definition: str | None = None,
    latest: bool = False,
) -> Result:
    """Coverage of areas from the registers of counts.

    Args:
        participant_counts: area_code, participants, segment, basis, definition, source, printed_coverage (ratio 0 to
            1), period, batch; as stored, possibly empty.
        workforce_counts: area_code, workers, formality, segment, low, high, definition, source, period, batch.
        targets: area_code, coverage (ratio 0 to 1), definition, source, period, batch.
        period: the month, ``2025-07``.
        area: this area and its children, or its areas of ``level``; None for every area with figures.
        level: only areas of this level.
        by: ``segment`` or ``formality``; targets are of whole areas and stand beside totals only.
        basis: only this basis; None shows each as a row of its own.
        definition: only this definition of the participants.
        latest: take of each area, basis, definition and segment the latest period up to ``period``.

    Raises:
        SemestaError: the question cannot be answered (see ``question``); E-COVERAGE-004, no such definition.
    """
    asked = question(
        period=period, area=area, level=level, by=by, basis=basis, definition=definition, latest=latest
    )
    con = participant_counts.get_backend()
    _check_definition(con, participant_counts, definition)
    counts = asked.in_place(participant_counts)
    published = kept(con, "published", ready.participants(asked.in_time(counts)))
    figures = kept(con, "figures", ready.workforce(asked.in_time(asked.in_place(workforce_counts))))
    aims = kept(con, "aims", asked.in_place(ready.targets(targets)))
    known, known_workers = (
        records(con, each.select("area_code", "segment", "definition").distinct())
        for each in (published, figures)
    )
    shape, workers_shape = shape_of(known), shape_of(known_workers)
    tree = tree_down_to(con, max(shape.lowest, workers_shape.lowest, key=LEVELS.index))
    rows = kept(con, "rows", numerators(published, tree, asked.by, shape))
    workers = kept(con, "workers", denominators(figures, tree, workers_shape))
    table = compared(
        rows,
        workers,
        published,
        aims if by is None and records(con, aims.limit(1)) else None,
        tree,
        without_denominator(),
        borrows=len({each["definition"] for each in (*known, *known_workers)}) > 1,
    )
    table = selected(latest_only(table) if latest else table, area, level)
    found = [evidence(record) for record in records(con, table)]
    found = _known_first([row for row in found if asked.is_chosen(row.basis, row.definition)])
    beside = context(con, found, rows, workers, workforce_counts, aims)
    made = [_row(each, beside) for each in found]
    return _with_absent(con, asked, made, published, counts)


def _with_absent(
    con: SQLBackend, asked: Question, rows: Sequence[Row], published: ir.Table, counts: ir.Table
) -> Result:
    """The result, with a row for an area that was asked for and has none."""
    is_missing = asked.area is not None and not any(row.area_code == asked.area for row in rows)
    is_missing = is_missing and (asked.level is None or not rows)
    if rows and not is_missing:
        return Result(tuple(sorted(rows, key=order)), asked.by)
    periods = sorted(
        {each["period"] for each in records(con, counts.select("period").distinct())}, reverse=True
    )
    if not is_missing:
        return Result((), asked.by, nothing_at_all(asked, periods))
    stored = records(con, published.select("area_code", "basis", "definition").distinct())
    return Result(tuple(sorted((*rows, absent_row(asked, Holdings(stored, periods))), key=order)), asked.by)


def _check_definition(con: SQLBackend, counts: ir.Table, definition: str | None) -> None:
    if definition is None:
        return
    known = ready.participants(counts).select("definition").distinct()
    names = {each["definition"] for each in records(con, known)}
    if names and definition not in names:
        raise refusal("E-COVERAGE-004", definition=definition, definitions=", ".join(sorted(names)))


def _row(row: Evidence, context: Context) -> Row:
    has_ratio = row.people is not None
    return Row(
        area_code=row.area_code,
        area_name=row.area_name,
        level=row.level,
        period=row.period,
        basis=row.basis,
        split=row.segment or None,
        participants=row.people,
        workers=row.workers,
        low=_ratio(row.people, row.workers_high) if has_ratio else None,
        high=_ratio(row.people, row.workers_low) if has_ratio else None,
        target=None if row.target is None else float(row.target),
        definition=row.definition,
        flags=flags(row, context),
        participants_source=row.source,
        workers_source=row.workers_source,
        summed_children=row.children_all if row.origin == "children" else None,
        workers_summed_children=row.workers_children_all if row.workers_origin == "children" else None,
    )


def _ratio(people: int | None, workers: int | None) -> float | None:
    return people / workers if people is not None and workers else None


def _known_first(rows: Sequence[Evidence]) -> list[Evidence]:
    """Leave out the totals that nobody knows of areas that have another row."""
    known = {row.area_code for row in rows if row.people is not None}
    return [row for row in rows if row.people is not None or row.area_code not in known]
