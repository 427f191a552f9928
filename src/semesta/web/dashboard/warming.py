"""Answers made before anybody asks: the front page and what it leads to, after each import or run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.runs import Results
from semesta.engine import records
from semesta.language import LANGUAGES, use
from semesta.web.dashboard.engine import engine
from semesta.web.dashboard.published import areas_with_figures
from semesta.web.office import office

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.web.tasks.models import Task

MOST = 5


def warm(task: Task, _is_again: bool, tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: ARG001, FBT001 - the form of all tasks
    """Make the pages of the office's area, its parents, the counted provinces and all areas with published figures.

    Each in both languages; the other pages take less than a tenth of a second when they are first asked for.
    """
    from semesta.web.dashboard.answers import page_html
    from semesta.web.dashboard.pages import Asked

    home = office().settings.area
    above = (each.code for each in areas.parents(home))
    codes = dict.fromkeys([home, *counted_provinces(), *above, *areas_with_figures()])
    for code in codes:
        tell(code)
        for language in LANGUAGES:
            use(language)
            page_html(Asked(code))
    return {"pages": len(codes) * len(LANGUAGES)}


def counted_provinces() -> list[str]:
    """The provinces that the newest run has workers of."""
    runs = Results(office()).runs()
    if not runs:
        return []
    with engine() as con:
        stored = Results(office()).read(con, runs[-1].run)
        found = stored.filter((stored.level == "province") & (stored.by == "") & (stored.workers > 0))
        return sorted({row["area_code"] for row in records(con, found.select("area_code"))})[:MOST]
