"""The language of a request: what the address asks for, else the reader's cookie, else the office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from semesta.language import LANGUAGES, use
from semesta.web.office import office

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from semesta.language import Language

YEAR = 365 * 24 * 3600


class Tongue:
    """Middleware: sets the language of Semesta's own texts and of Django's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Speak one language from here on."""
        asked = known(request.GET.get("lang"))
        language = (
            asked or known(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)) or office().settings.language
        )
        use(language)
        translation.activate(language)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if asked:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, asked, max_age=YEAR, samesite="Lax", httponly=True
            )
        return response


def known(language: str | None) -> Language | None:
    """The language when it is one of the site's."""
    return next((each for each in LANGUAGES if each == language), None)
