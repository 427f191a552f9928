"""One's own account: the password, the sessions, and nothing of anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from semesta.language import say
from semesta.web.access import needs
from semesta.web.people.forms import ChangeForm
from semesta.web.people.managing import end_visits
from semesta.web.people.models import Visit
from semesta.web.people.rights import Right
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


@needs(Right.ACCOUNT)
@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    person: Any = request.user
    context = {
        "visits": _open_visits(person)[:20],
        "here_key": request.session.session_key,
        "has_device": TOTPDevice.objects.filter(user=person, confirmed=True).exists(),
        "codes_left": StaticToken.objects.filter(device__user=person).count(),
        "has_password": person.has_usable_password(),
    }
    return render(request, "people/account.html", context)


@needs(Right.ACCOUNT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; all other sessions end."""
    person: Any = request.user
    form = ChangeForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        person.set_password(form.cleaned_data["password"])
        person.save(update_fields=["password"])
        before = request.session.session_key
        update_session_auth_hash(request, person)
        Visit.objects.filter(session_key=before or "").update(session_key=request.session.session_key)
        end_visits(person, keep=request.session.session_key)
        note(person, "account.password")
        messages.success(request, say("web.password.changed"))
        return redirect("people:account")
    return render(request, "people/password.html", {"form": form}, status=400 if form.errors else 200)


@needs(Right.ACCOUNT)
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all other sessions of one's own."""
    person: Any = request.user
    end_visits(person, keep=request.session.session_key)
    note(person, "account.end_sessions")
    return redirect("people:account")


@needs(Right.ACCOUNT)
@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """End one session of one's own."""
    person: Any = request.user
    visit = get_object_or_404(Visit, pk=pk, person=person)
    Session.objects.filter(session_key=visit.session_key).delete()
    visit.delete()
    note(person, "account.end_session")
    return redirect("people:account")


def _open_visits(person: Any) -> QuerySet[Visit]:
    """The sessions that have not ended by themselves; what is left of those is removed."""
    keys = Session.objects.values_list("session_key", flat=True)
    person.visits.exclude(session_key__in=keys).delete()
    found: QuerySet[Visit] = person.visits.all()
    return found
