"""From the registers of counts to projections: the edge where expressions are run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.areas import NATION
from semesta.coverage.counts import from_counts
from semesta.coverage.trend.projection import project
from semesta.coverage.trend.published import published_table
from semesta.coverage.trend.series import series
from semesta.coverage.trend.stored_targets import stored_targets
from semesta.coverage.trend.target import choose
from semesta.errors import refusal
from semesta.registers.period import LAST_YEAR, MONTHS, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

    from semesta.coverage.trend.projection import Projection
    from semesta.coverage.trend.series import Series
    from semesta.coverage.trend.target import Target
    from semesta.errors import Problem

ALWAYS = Period(LAST_YEAR, MONTHS)


def from_published(
    participant_counts: ir.Table,
    workforce_counts: ir.Table,
    targets: ir.Table,
    *,
    area: str,
    level: str | None = None,
    basis: str | None = None,
    definition: str | None = None,
    first: Period | None = None,
    last: Period | None = None,
    target: Target | None = None,
) -> list[Projection]:
    """Projections from the registers of counts, by area, basis and definition; none of an area without figures.

    Args:
        participant_counts: the register as stored.
        workforce_counts: the register as stored.
        targets: the register as stored.
        area: this area alone, or its areas of ``level``.
        level: only areas of this level in ``area``.
        basis: only this basis.
        definition: only this definition of the participants.
        first: the first month to use.
        last: the last month to use.
        target: instead of the stored ones.

    Raises:
        SemestaError: E-TREND-002, ``first`` is after ``last``; as ``semesta.coverage.from_counts``.
    """
    _check(first, last)
    con = participant_counts.get_backend()
    chosen = from_counts(
        participant_counts,
        workforce_counts,
        targets.limit(0),
        period=str(last or ALWAYS),
        area=area,
        level=level,
        basis=basis,
        definition=definition,
        latest=True,
    )
    flags = {
        (row.area_code, row.basis, row.definition): row.flags
        for row in chosen.rows
        if row.participants is not None and (level is not None or row.area_code == area)
    }
    table = published_table(con, _within(participant_counts, area), _within(workforce_counts, area))
    table = table.filter(table.area_code.isin(sorted({key[0] for key in flags})))
    found = [
        each
        for each in series(con, table, first=first, last=last)
        if (each.area_code, each.basis, each.definition) in flags
    ]
    return projections(found, stored_targets(con, targets), target, flags)


def from_runs(
    con: Backend,
    runs: ir.Table,
    targets: ir.Table,
    *,
    area: str,
    level: str | None = None,
    basis: str | None = None,
    definition: str | None = None,
    first: Period | None = None,
    last: Period | None = None,
    target: Target | None = None,
) -> list[Projection]:
    """Projections from stored runs that counted person by person; none of an area without figures.

    Args:
        con: the engine.
        runs: totals in columns of the contract, one run for a period (see ``series``).
        targets: the register as stored.
        area: as all that follows, see ``from_published``.
        level: only areas of this level in ``area``.
        basis: only this basis.
        definition: only this definition.
        first: the first month to use.
        last: the last month to use.
        target: instead of the stored ones.

    Raises:
        SemestaError: E-TREND-002, ``first`` is after ``last``.
    """
    _check(first, last)
    rows = _within(runs, area)
    rows = rows.filter(rows.area_code == area) if level is None else rows.filter(rows.level == level)
    found = [
        each
        for each in series(con, rows, first=first, last=last, source="persons")
        if basis in {None, each.basis} and definition in {None, each.definition}
    ]
    return projections(found, stored_targets(con, targets), target)


def projections(
    found: Iterable[Series],
    targets: Mapping[str, Sequence[Target]],
    given: Target | None = None,
    flags: Mapping[tuple[str, str | None, str | None], Sequence[Problem]] | None = None,
) -> list[Projection]:
    """Each series projected onto its target.

    Args:
        found: the series.
        targets: by area code.
        given: a target for all, instead of the stored ones.
        flags: what belongs to the last figure of an area, basis and definition.
    """
    made = []
    for each in found:
        if given is None:
            target, notes = choose(targets.get(each.area_code, ()), each.definition, each.last.period)
        else:
            target, notes = given, ()
        own = (flags or {}).get((each.area_code, each.basis, each.definition), ())
        made.append(project(each, target, (*notes, *own)))
    return made


def _check(first: Period | None, last: Period | None) -> None:
    if first is not None and last is not None and first > last:
        raise refusal("E-TREND-002", first=first, last=last)


def _within(table: ir.Table, area: str) -> ir.Table:
    """The rows of an area and everything below it."""
    if area == NATION:
        return table
    return table.filter((table.area_code == area) | table.area_code.startswith(f"{area}."))
