"""Answers made before anybody asks: the front page and what it leads to, after each import or run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.runs import Results
from semesta.engine import records
from semesta.language import LANGUAGES, use
from semesta.web.dashboard.engine import engine
from semesta.web.dashboard.published import areas_with_figures
from semesta.web.office import office, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.web.tasks.models import Task

BELOW: tuple[areas.Level, ...] = ("regency", "district", "village")
MOST = 5
MAPS = 2
"""Levels of the nation whose map is made: provinces and regencies, which takes longest."""
LOT, MOST_BELOW = 40, 2_000
"""Areas of one lot, between which other tasks have their turn; and areas below the provinces at most."""


def warm(task: Task, _is_again: bool, tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: ARG001, FBT001 - the form of all tasks
    """Make the pages of the office's area, its parents, the counted provinces and all areas with published figures.

    Each in both languages. The areas below the provinces follow in lots (``warm_below``).
    """
    from semesta.web.tasks.queue import ask

    home = office().settings.area
    above = (each.code for each in areas.parents(home))
    codes = dict.fromkeys([home, *counted_provinces(), *above, *areas_with_figures()])
    made = _make(list(codes), tell)
    ask("warm_below", None, start=0, state=state())
    return {"pages": made}


def warm_below(task: Task, _is_again: bool, tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: FBT001 - the form of all tasks
    """Make the pages of the next lot of areas below the counted provinces, the widest first, and ask for the lot after it.

    Nothing is made for figures that are no longer the present ones: they have a task of their own.
    """
    from semesta.web.tasks.queue import ask

    start, at = task.arguments["start"], task.arguments["state"]
    if at != state():
        return {"pages": 0}
    below = [
        area.code
        for level in BELOW
        for code in counted_provinces()
        for area in areas.descendants(code, level)
    ]
    made = _make(below[start : start + LOT], tell)
    if start + LOT < min(len(below), MOST_BELOW):
        ask("warm_below", None, start=start + LOT, state=at)
    return {"pages": made}


def _make(codes: list[str], tell: Callable[[str], None]) -> int:
    from semesta.web.dashboard.answers import page_html, spec_json
    from semesta.web.dashboard.figures import chosen, figures_of
    from semesta.web.dashboard.maps import levels_of
    from semesta.web.dashboard.pages import Asked

    for code in codes:
        tell(code)
        for language in LANGUAGES:
            use(language)
            page_html(Asked(code))
            figure = chosen(figures_of(code), None, code)
            if figure is None:
                continue
            # The pictures are asked for by the page, with the figure and the level that it shows.
            spec_json("tren", Asked(code, figure.key))
            for level in levels_of(code)[: MAPS if code == areas.NATION else 1]:
                spec_json("peta", Asked(code, figure.key, level))
    return len(codes) * len(LANGUAGES)


def counted_provinces() -> list[str]:
    """The provinces that the newest run has workers of."""
    runs = Results(office()).runs()
    if not runs:
        return []
    with engine() as con:
        stored = Results(office()).read(con, runs[-1].run)
        found = stored.filter((stored.level == "province") & (stored.by == "") & (stored.workers > 0))
        return sorted({row["area_code"] for row in records(con, found.select("area_code"))})[:MOST]
