"""Pages of people: the list, invitations, changes of role, and the invited person's first step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import auth, messages
from django.contrib.sessions.models import Session
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from semesta.language import say
from semesta.web.access import needs, public
from semesta.web.people.forms import InvitationForm, PasswordForm
from semesta.web.people.inviting import accept, invite, open_invitation
from semesta.web.people.models import Invitation, Person, Visit
from semesta.web.people.rights import Right
from semesta.web.people.scope import within
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@needs(Right.PEOPLE)
@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people of one's own area, and a form to invite more."""
    return _list(request, InvitationForm(_me(request)))


@needs(Right.PEOPLE)
@require_POST
def make_invitation(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the link is shown once."""
    me = _me(request)
    form = InvitationForm(me, request.POST)
    if not form.is_valid():
        return _list(request, form, status=400)
    given = form.cleaned_data
    token = invite(me, email=given["email"], name=given["name"], role=given["role"], area=given["area"])
    note(me, "people.invite", given["email"], area=given["area"], role=given["role"])
    link = request.build_absolute_uri(reverse("people:invited", args=[token]))
    return _list(request, InvitationForm(me), link=link)


@needs(Right.PEOPLE)
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close or open an account; closing ends its sessions. One's own stays."""
    me = _me(request)
    person = get_object_or_404(within(Person.objects.exclude(pk=me.pk), me.area_code), pk=pk)
    person.is_active = not person.is_active
    person.save(update_fields=["is_active"])
    if not person.is_active:
        end_visits(person)
    note(me, "people.open" if person.is_active else "people.close", person.email, area=person.area_code)
    return redirect("people:people")


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password, and be logged in."""
    invitation = open_invitation(token)
    if invitation is None:
        raise Http404
    newcomer = Person(email=invitation.email, name=invitation.name)
    form = PasswordForm(newcomer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = accept(invitation, form.cleaned_data["password"])
        note(person, "people.accept", person.email, area=person.area_code)
        auth.login(request, person, backend="django.contrib.auth.backends.ModelBackend")
        messages.success(request, say("web.invited.welcome"))
        return redirect("people:account")
    context = {"form": form, "invitation": invitation}
    return render(request, "people/invited.html", context, status=400 if request.method == "POST" else 200)


def end_visits(person: Person, keep: str | None = None) -> None:
    """End the sessions of a person, but one."""
    visits = Visit.objects.filter(person=person).exclude(session_key=keep or "")
    Session.objects.filter(session_key__in=list(visits.values_list("session_key", flat=True))).delete()
    visits.delete()


def _me(request: HttpRequest) -> Person:
    me: Any = request.user
    found: Person = me
    return found


def _list(
    request: HttpRequest, form: InvitationForm, link: str | None = None, status: int = 200
) -> HttpResponse:
    me = _me(request)
    context = {
        "people": within(Person.objects.all(), me.area_code),
        "invitations": within(Invitation.objects.filter(used_at=None), me.area_code),
        "form": form,
        "link": link,
    }
    return render(request, "people/people.html", context, status=status)
