"""Trend and projection: when an area reaches its target at its present pace, and what pace the target needs.

In: a coverage table over several periods in the columns of the contract (``series``), and targets (``stored_targets``,
``choose``), or the registers themselves (``from_published``, ``from_runs``). Out: a ``Projection`` for each area, basis and definition (``project``), as rows (``row``) or month by month
(``months``). The method is the one that a back-test on the area's own past recommends; where none beats "no change" and
"last year's change", the better of these two is used, and the projection says so.
"""

from __future__ import annotations

from semesta.coverage.trend.asking import from_published, from_runs, projections
from semesta.coverage.trend.months import months
from semesta.coverage.trend.projection import Projection, project
from semesta.coverage.trend.published import published_table
from semesta.coverage.trend.series import Point, Series, number, series
from semesta.coverage.trend.stored_targets import stored_targets
from semesta.coverage.trend.table import COLUMNS, empty_row, row
from semesta.coverage.trend.target import Target, choose, due

__all__ = [
    "COLUMNS",
    "Point",
    "Projection",
    "Series",
    "Target",
    "choose",
    "due",
    "empty_row",
    "from_published",
    "from_runs",
    "months",
    "number",
    "project",
    "projections",
    "published_table",
    "row",
    "series",
    "stored_targets",
]
