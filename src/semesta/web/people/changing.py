"""What an administrator changes of an account: its role and area, and a phone that was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import devices_for_user

from semesta.language import say
from semesta.web.access import needs
from semesta.web.people.forms import RoleForm
from semesta.web.people.managing import end_visits
from semesta.web.people.models import Person
from semesta.web.people.rights import Right
from semesta.web.people.scope import within
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@needs(Right.PEOPLE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Give another role or area; the person's sessions end. One's own stays."""
    me, person = _me(request), _other(request, pk)
    form = RoleForm(me, request.POST or None, initial={"role": person.role, "area": person.area_code})
    if request.method == "POST" and form.is_valid():
        before = f"{person.role} {person.area_code}"
        person.role, person.area_code = form.cleaned_data["role"], form.cleaned_data["area"]
        person.save(update_fields=["role", "area_code"])
        end_visits(person)
        note(me, "people.change", person.email, area=person.area_code, before=before, role=person.role)
        messages.success(request, say("web.people.changed", None, name=person.name))
        return redirect("people:people")
    context = {"form": form, "person": person}
    return render(request, "people/change.html", context, status=400 if form.errors else 200)


@needs(Right.PEOPLE)
@require_POST
def forget_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """After a phone was lost: two-factor login is off until its owner switches it on again; sessions end."""
    person = _other(request, pk)
    for device in devices_for_user(person, confirmed=None):
        device.delete()
    end_visits(person)
    note(_me(request), "people.forget_phone", person.email, area=person.area_code)
    messages.success(request, say("web.people.phone_forgotten", None, name=person.name))
    return redirect("people:people")


def _other(request: HttpRequest, pk: int) -> Person:
    me = _me(request)
    found: Person = get_object_or_404(within(Person.objects.exclude(pk=me.pk), me.area_code), pk=pk)
    return found


def _me(request: HttpRequest) -> Person:
    me: Any = request.user
    found: Person = me
    return found
