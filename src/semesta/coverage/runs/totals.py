"""All stored runs as one table in columns of the contract, for the trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.runs.results import Results
from semesta.engine import small_table

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.areas import Level
    from semesta.coverage.runs.run import Run
    from semesta.workspace import Workspace


def latest_of_each_month(runs: list[Run]) -> list[Run]:
    """The last run of each month and definition, in the order in which they were made."""
    return list({(run.period, run.definition): run for run in runs}.values())


def totals(con: SQLBackend, workspace: Workspace, level: Level) -> ir.Table | None:
    """The totals of a level's areas by the last run of each month and definition; None when there are no runs.

    Columns: ``area_code, area_name, level, period, basis, definition, participants, workers, low, high`` (coverage, ratio).

    Raises:
        SemestaError: E-WORKSPACE-006, the results are damaged.
    """
    from semesta import areas

    results = Results(workspace)
    chosen = latest_of_each_month(results.runs())
    if not chosen:
        return None
    parts = []
    for run in chosen:
        rows = results.read(con, run.run)
        rows = rows.filter((rows.by == "") & (rows.level == level))
        parts.append(rows.mutate(period=_text(run.period), definition=_text(run.definition)))
    every = parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]
    tree = areas.tree(level)
    names = small_table(
        con,
        "areas_of_runs",
        {
            "code": ("VARCHAR", [area.code for area in tree]),
            "area_name": ("VARCHAR", [area.name for area in tree]),
        },
    )
    named = every.join(names, every.area_code == names.code)
    return named.select(
        "area_code",
        "area_name",
        "level",
        "period",
        "basis",
        "definition",
        "participants",
        "workers",
        low=named.participants_low.cast("float64") / named.workers_high.nullif(0),
        high=named.participants_high.cast("float64") / named.workers_low.nullif(0),
    )


def _text(value: str) -> ir.Value:
    import ibis

    return ibis.literal(value)
