"""Who may open what: every view says which right it needs, and one that says nothing is open to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from semesta.web.people.rights import Right

View = TypeVar("View", bound="Callable[..., Any]")
PUBLIC = "public"
SECOND_STEP = "people:code"
ATTRIBUTE = "needed_right"


def public(view: View) -> View:
    """A view for everybody."""
    setattr(view, ATTRIBUTE, PUBLIC)
    return view


def needs(right: Right) -> Callable[[View], View]:
    """A view for those who have a right."""

    def mark(view: View) -> View:
        setattr(view, ATTRIBUTE, right)
        return view

    return mark


def needed_by(view: Callable[..., Any]) -> Right | str | None:
    """The right that a view needs, ``PUBLIC``, or None when it says nothing."""
    found: Right | str | None = getattr(view, ATTRIBUTE, None)
    return found


class Access:
    """Middleware: refuses before the view is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Let in, send to the login page, or refuse.

        Raises:
            PermissionDenied: the person's role has no such right, or the view names none.
        """
        right = needed_by(view)
        if right == PUBLIC:
            return None
        user: Any = request.user
        if not user.is_authenticated:
            there = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('people:login')}?{there}")
        if right is None or not user.has_right(right):
            raise PermissionDenied
        return self._second_step(request, user)

    def _second_step(self, request: HttpRequest, user: Any) -> HttpResponseBase | None:
        """To the page of the code, for those who switched two-factor login on and have not given theirs."""
        match = request.resolver_match
        is_there = match is not None and match.view_name == SECOND_STEP
        if is_there or user.is_verified() or not user.totpdevice_set.filter(confirmed=True).exists():
            return None
        there = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse(SECOND_STEP)}?{there}")
