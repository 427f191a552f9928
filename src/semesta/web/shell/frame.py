"""What every page needs: the languages, the navigation of the reader's rights, and where we are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from semesta.language import current, say
from semesta.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation."""

    address: str
    text: str
    is_here: bool


PAGES = frozenset({"dashboard:about", "people:people"})
"""Entries that are one page of an app that has another entry."""

PLACES: tuple[tuple[str, str, Right | None], ...] = (
    ("dashboard:home", "coverage", None),
    ("calculator:home", "calculator", None),
    ("dashboard:about", "about", None),
    ("imports:home", "data", Right.IMPORT),
    ("worklist:cases", "list", Right.UNCOVERED),
    ("review:pairs", "review", Right.REVIEW),
    ("people:people", "people", Right.PEOPLE),
    ("trail:search", "audit", Right.AUDIT),
)
"""View, text and the right that it takes; None for everybody. Work pages add theirs."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of every page."""
    return {"language": current(), "navigation": list(_navigation(request)), "here": request.path}


def _navigation(request: HttpRequest) -> Iterator[Entry]:
    user: Any = getattr(request, "user", None)
    match = request.resolver_match
    here = match.namespace if match else ""
    is_about = match is not None and match.view_name in PAGES
    for view, name, right in PLACES:
        if right is None or (user is not None and user.is_authenticated and user.has_right(right)):
            is_here = match is not None and (
                match.view_name == view or (_of(view) == here and not is_about and view not in PAGES)
            )
            yield Entry(reverse(view), say(f"web.nav.{name}"), is_here)


def _of(view: str) -> str:
    """The app of a view."""
    return view.partition(":")[0]
