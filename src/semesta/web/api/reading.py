"""What the API reads, as plain rows: kept answers, as the pages have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.errors import refusal
from semesta.language import current
from semesta.web.dashboard import downloads
from semesta.web.dashboard.figures import Figure, figures_of, headline, table
from semesta.web.dashboard.keeping import kept
from semesta.web.dashboard.trends import trend_of

if TYPE_CHECKING:
    from semesta.areas import Level

TREND = ("area_code", "area_name", "basis", "definition", "source", "period", "kind", "participants", "workers",
         "coverage", "low", "high")  # fmt: skip
TARGETS = ("area_code", "area_name", "level", "target", "definition", "period", "basis", "coverage")


def coverage_rows(
    area: str,
    level: Level | None,
    by: str | None,
    period: str | None,
    basis: str | None,
    definition: str | None,
) -> dict[str, Any]:
    """``columns`` and ``rows`` of the coverage table, hidden cells without numbers.

    Raises:
        SemestaError: E-AREA-001; E-AREA-005; E-COVERAGE-004, nothing is known of that question.
    """
    asked = f"api|coverage|{current()}|{area}|{level}|{by}|{period}|{basis}|{definition}"

    def make() -> bytes:
        found = table(_figure(area, period, basis, definition), area, level, by)
        return json.dumps({"columns": downloads.columns(found), "rows": downloads.records(found)}).encode()

    made: dict[str, Any] = json.loads(kept(asked, make))
    return made


def trend_rows(area: str, basis: str | None, definition: str | None) -> list[dict[str, Any]]:
    """The months of an area's best figure, or of the one that is asked for.

    Raises:
        SemestaError: as ``coverage_rows``.
    """

    def make() -> bytes:
        trend = trend_of(_figure(area, None, basis, definition), area)
        rows = [] if trend is None else [{name: row[name] for name in TREND} for row in trend.rows]
        return json.dumps(rows).encode()

    made: list[dict[str, Any]] = json.loads(kept(f"api|trend|{area}|{basis}|{definition}", make))
    return made


def target_rows(area: str) -> list[dict[str, Any]]:
    """The targets of an area's figures, each with the figure that it stands beside."""

    def make() -> bytes:
        found = [headline(each).row for each in figures_of(area)]
        rows = [{name: getattr(row, name) for name in TARGETS} for row in found if row.target is not None]
        return json.dumps(rows).encode()

    areas.get(area)
    made: list[dict[str, Any]] = json.loads(kept(f"api|targets|{area}", make))
    return made


def _figure(area: str, period: str | None, basis: str | None, definition: str | None) -> Figure:
    areas.get(area)
    for each in figures_of(area):
        row = each.row
        if (
            period in {None, row.period}
            and basis in {None, row.basis}
            and definition in {None, row.definition}
        ):
            return each
    raise refusal(
        "E-WEB-020", area=area, period=period or "-", basis=basis or "-", definition=definition or "-"
    )
