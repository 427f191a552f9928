"""Everything that the page of an area shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semesta import areas
from semesta.coverage import basis_note
from semesta.errors import refusal
from semesta.web.dashboard.figures import (
    Figure,
    Table,
    best_of_each,
    chosen,
    figures_of,
    headline,
    table,
)
from semesta.web.dashboard.maps import has_map, keys_of, levels_of
from semesta.web.dashboard.splits import splits_of
from semesta.web.dashboard.trends import trend_of

if TYPE_CHECKING:
    from semesta.areas import Area, Level
    from semesta.web.dashboard.maps import Key
    from semesta.web.dashboard.splits import Split
    from semesta.web.dashboard.suppression import Shown
    from semesta.web.dashboard.trends import Trend


@dataclass(frozen=True)
class Asked:
    """What an address asks for: an area, one of its figures, and the level of the table and the map."""

    area: str
    figure: str | None = None
    level: Level | None = None

    @property
    def text(self) -> str:
        """The question as a text, for keeping its answer."""
        return f"{self.area}|{self.figure}|{self.level}"


@dataclass(frozen=True)
class Page:
    """The page of one area."""

    asked: Asked
    area: Area
    parents: tuple[Area, ...]
    figures: list[Figure]
    figure: Figure | None
    head: Shown | None = None
    level: Level | None = None
    levels: tuple[Level, ...] = ()
    rows: list[Shown] = field(default_factory=list)
    is_mixed: bool = False
    """Whether the rows are of several months, bases or definitions, since none has the figure's own."""
    table: Table | None = None
    keys: list[Key] = field(default_factory=list)
    has_map: bool = False
    splits: list[Split] = field(default_factory=list)
    trend: Trend | None = None
    note: str = ""

    @property
    def hidden(self) -> int:
        """How many rows are hidden."""
        return sum(each.is_hidden for each in self.rows)


def level_of(asked: Asked) -> Level | None:
    """The level of the table: the one that was asked for, else the nearest below.

    Raises:
        SemestaError: E-AREA-005, the area has no such level.
    """
    known = levels_of(asked.area)
    if asked.level is None:
        return known[0] if known else None
    if asked.level not in known:
        raise refusal("E-AREA-005", level=asked.level, levels=", ".join(known) or "-")
    return asked.level


def page_of(asked: Asked) -> Page:
    """The page of an area.

    Raises:
        SemestaError: E-AREA-001, there is no such area; E-AREA-005; E-RUNS-001, there is no such figure.
    """
    area = areas.get(asked.area)
    level = level_of(asked)
    found = figures_of(area.code)
    figure = chosen(found, asked.figure, area.code)
    parents = areas.parents(area.code)
    if figure is None:
        return Page(asked, area, parents, found, None, level=level, levels=levels_of(area.code))
    whole = table(figure, area.code, level) if level else Table([])
    rows = [each for each in whole.rows if each.row.area_code != area.code]
    is_mixed = bool(level) and not rows
    if level and is_mixed:
        rows = best_of_each(area.code, level)
    is_mapped = (
        level is not None and not is_mixed and has_map(area.code, level) and any(r.row.coverage for r in rows)
    )
    return Page(
        asked,
        area,
        parents,
        found,
        figure,
        head=headline(figure),
        level=level,
        levels=levels_of(area.code),
        rows=rows,
        is_mixed=is_mixed,
        table=whole,
        keys=keys_of(rows),
        has_map=is_mapped,
        splits=splits_of(figure, area.code),
        trend=trend_of(figure, area.code),
        note=basis_note(each.row for each in found),
    )


def rows_of(asked: Asked, by: str | None = None) -> tuple[Area, Figure | None, Table]:
    """The table of a page by itself: of the areas below, or the area's own split.

    Raises:
        SemestaError: as ``page_of``.
    """
    area = areas.get(asked.area)
    level = level_of(asked)
    figure = chosen(figures_of(area.code), asked.figure, area.code)
    if figure is None:
        return area, None, Table([])
    if by is not None:
        split = table(figure, area.code, None, by)
        own = [each for each in split.rows if each.row.area_code == area.code]
        return area, figure, Table(own, by, split.notes)
    whole = table(figure, area.code, level) if level else Table([])
    below = [each for each in whole.rows if each.row.area_code != area.code]
    return area, figure, Table([headline(figure), *below], None, whole.notes)
