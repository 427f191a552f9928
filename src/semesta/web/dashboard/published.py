"""Published figures: all areas are worked out at once, and held until the registers change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta import areas
from semesta.coverage import from_counts
from semesta.coverage.trend import from_published
from semesta.errors import SemestaError
from semesta.language import current
from semesta.registers.period import LAST_YEAR, MONTHS, Period
from semesta.registers.store import Store
from semesta.web.dashboard.engine import engine
from semesta.web.dashboard.keeping import held
from semesta.web.office import office

if TYPE_CHECKING:
    from semesta.areas import Level
    from semesta.coverage import Row
    from semesta.coverage.trend import Projection

ALWAYS = str(Period(LAST_YEAR, MONTHS))
COUNTS = ("participant_counts", "workforce_counts", "targets")
SPLITS = frozenset({"segment", "formality"})
UNKNOWN = "E-COVERAGE-004"


def published(area: str, level: Level | None, by: str | None, period: str | None = None) -> list[Row]:
    """Published rows that have participants, of an area with its children or of its areas of a level.

    Args:
        area: which.
        level: None for the area and its children.
        by: the split; of those that are not published there are no rows.
        period: the month; None for the newest of each area, basis and definition.
    """
    if by not in {None, *SPLITS}:
        return []
    rows = held(("published", by, period, current()), lambda: _all(by, period))
    if not rows:
        return []
    if level is None:
        codes = {area, *(child.code for child in areas.children(area))}
    else:
        codes = {each.code for each in areas.descendants(area, level)}
    return [row for row in rows if row.area_code in codes]


def published_trend(area: str, basis: str | None, definition: str | None) -> list[Projection]:
    """The projections of an area's published figures of one basis and definition."""
    level = areas.get(area).level
    every = held(("trend", level, current()), lambda: _trends(level))
    return [
        each
        for each in every
        if (each.series.area_code, each.series.basis, each.series.definition) == (area, basis, definition)
    ]


def areas_with_figures() -> list[str]:
    """The codes of all areas that have a published figure, the widest first."""
    rows = held(("published", None, None, current()), lambda: _all(None, None))
    return sorted({row.area_code for row in rows}, key=lambda code: (code != areas.NATION, len(code), code))


def _trends(level: Level) -> list[Projection]:
    with engine() as con:
        counts, workers, targets = (Store(office()).read(name, con) for name in COUNTS)
        try:
            return from_published(counts, workers, targets, area=areas.NATION, level=level)
        except SemestaError as error:
            if error.problems[0].code == UNKNOWN:
                return []
            raise


def _all(by: str | None, period: str | None) -> list[Row]:
    with engine() as con:
        counts, workers, targets = (Store(office()).read(name, con) for name in COUNTS)
        found = from_counts(counts, workers, targets, period=period or ALWAYS, by=by, latest=period is None)
    return [row for row in found.rows if row.participants is not None]
