"""Answers made before anybody asks: the front page and what it leads to, after each import or run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.language import LANGUAGES, use
from semesta.web.office import office

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.web.tasks.models import Task


def warm(task: Task, _is_again: bool, tell: Callable[[str], None]) -> dict[str, Any]:  # noqa: ARG001, FBT001 - the form of all tasks
    """Make the pages of the office's area, its parents and its children, in both languages."""
    from semesta.web.dashboard.answers import page_html
    from semesta.web.dashboard.pages import Asked

    home = office().settings.area
    codes = [
        home,
        *(each.code for each in areas.parents(home)),
        *(each.code for each in areas.children(home)),
    ]
    for code in dict.fromkeys(codes):
        tell(code)
        for language in LANGUAGES:
            use(language)
            page_html(Asked(code))
    return {"pages": len(codes) * len(LANGUAGES)}
