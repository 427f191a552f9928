"""Who asks: a token, or nobody in particular; and whether they ask too often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninja.errors import HttpError
from ninja.security import HttpBearer

from semesta.language import say
from semesta.web.api.limits import ANONYMOUS, KNOWN, address_of
from semesta.web.api.tokens import find_token

if TYPE_CHECKING:
    from django.http import HttpRequest

    from semesta.web.api.models import Token


class Often(HttpError):  # noqa: N818 - named for what it says
    """429, with the seconds to wait."""

    def __init__(self, wait: float) -> None:
        self.seconds = max(1, round(wait + 0.5))
        super().__init__(429, say("web.api.often", None, seconds=self.seconds))


class Bearer(HttpBearer):
    """``Authorization: Bearer smt_...``."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token in force, unless it asks too often; guesses are counted by their address.

        Raises:
            Often: 429.
        """
        found = find_token(token)
        wait = KNOWN.take(f"token:{found.pk}") if found else ANONYMOUS.take(address_of(request))
        if wait > 0:
            raise Often(wait)
        return found


def anonymous(request: HttpRequest) -> Any:
    """Public figures need no token; a token that is given must be in force.

    Raises:
        Often: 429.
    """
    if request.headers.get("Authorization"):
        return Bearer()(request)
    wait = ANONYMOUS.take(address_of(request))
    if wait > 0:
        raise Often(wait)
    return "anonymous"
