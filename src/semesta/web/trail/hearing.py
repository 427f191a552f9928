"""Logins, logouts and failed logins are noted wherever they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from semesta.web.people.models import Visit
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest

LONGEST_AGENT = 120


@receiver(user_logged_in)
def logged_in(sender: Any, request: HttpRequest, user: Any, **_more: Any) -> None:  # noqa: ARG001 - the form of receivers
    """Note it, and remember the session for its owner to see."""
    note(user, "login")
    if not request.session.session_key:
        request.session.save()
    agent = request.headers.get("User-Agent", "")[:LONGEST_AGENT]
    Visit.objects.update_or_create(
        session_key=request.session.session_key, defaults={"person": user, "agent": agent}
    )


@receiver(user_logged_out)
def logged_out(sender: Any, request: HttpRequest, user: Any, **_more: Any) -> None:  # noqa: ARG001 - the form of receivers
    """Note it."""
    if user is not None:
        note(user, "logout")
        Visit.objects.filter(session_key=request.session.session_key or "").delete()


@receiver(user_login_failed)
def login_failed(sender: Any, credentials: dict[str, Any], **_more: Any) -> None:  # noqa: ARG001 - the form of receivers
    """Note it."""
    note(str(credentials.get("username", "-"))[:254], "login.failed")
