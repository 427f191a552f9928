"""Logging in with the office's own account (OpenID Connect), where the office has set one up: ``OIDC_ISSUER``.

Who comes back is let in by their address: an account that is open, or an invitation that is. Nothing that the other side
says gives a role or an area. State, nonce and PKCE are authlib's, in the session of the browser that began.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import auth, messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from semesta.language import say
from semesta.web.access import public
from semesta.web.people.inviting import accept, invitation_to
from semesta.web.people.models import Person
from semesta.web.people.next_page import NEXT, safe_address
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

BACKEND = "django.contrib.auth.backends.ModelBackend"
PATIENCE = 10
"""Seconds that the office's login gets for an answer."""


def is_configured() -> bool:
    """Whether the office has such a login."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID)


@public
@never_cache
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """To the office's login.

    Raises:
        Http404: there is none.
    """
    if not is_configured():
        raise Http404
    request.session[NEXT] = safe_address(request, request.GET.get("next", ""))
    try:
        back = request.build_absolute_uri(reverse("people:office_back"))
        found: HttpResponse = _client().authorize_redirect(request, back)
    except _faults() as error:
        return _failed(request, error)
    return found


@public
@never_cache
@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """From the office's login, with a code that is changed for an address.

    Raises:
        Http404: there is none.
    """
    if not is_configured():
        raise Http404
    try:
        claims: dict[str, Any] = _client().authorize_access_token(request)["userinfo"]
    except _faults() as error:
        return _failed(request, error)
    email = str(claims.get("email") or "").lower()
    # An address that nobody has proved to be theirs may be anybody's.
    person = _known(email) if email and claims.get("email_verified") is True else None
    if person is None:
        note(email[:254] or "-", "login.office_refused")
        messages.error(request, say("web.login.office.refused"))
        return redirect("people:login")
    there = request.session.pop(NEXT, "")
    auth.login(request, person, backend=BACKEND)
    return redirect(there or "dashboard:home")


def _known(email: str) -> Person | None:
    """The open account of an address, or the one that an open invitation makes."""
    person = Person.objects.filter(email=email).first()
    if person is not None and person.is_active:
        return person
    invitation = invitation_to(email)
    if invitation is None:
        return None
    person = accept(invitation, None)
    note(person, "people.accept", person.email, area=person.area_code, by="office")
    return person


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    note("-", "login.office_failed", type(error).__name__)
    messages.error(request, say("web.login.office.failed"))
    return redirect("people:login")


def _client() -> Any:
    return _made(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


@lru_cache(maxsize=2)
def _made(issuer: str, client: str, secret: str) -> Any:
    from authlib.integrations.django_client import OAuth

    return OAuth().register(
        "office",
        client_id=client,
        client_secret=secret or None,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "timeout": PATIENCE},
    )


def _faults() -> tuple[type[Exception], ...]:
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError
    from requests import RequestException

    return (AuthlibBaseError, JoseError, RequestException, ValueError, RuntimeError, KeyError)
