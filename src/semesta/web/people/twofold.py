"""Two-factor login: a code from the phone after the password, for those who switched it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_otp  # type: ignore[import-untyped]
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice  # type: ignore[import-untyped]

from semesta.language import say
from semesta.web.access import needs
from semesta.web.people.forms import CodeForm
from semesta.web.people.managing import end_visits
from semesta.web.people.rights import Right
from semesta.web.people.views import next_address
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@needs(Right.ACCOUNT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def switch_on(request: HttpRequest) -> HttpResponse:
    """Show the secret, and switch on once a right code came back."""
    person: Any = request.user
    if TOTPDevice.objects.filter(user=person, confirmed=True).exists():
        return redirect("people:account")
    device, _ = TOTPDevice.objects.get_or_create(user=person, confirmed=False, defaults={"name": "phone"})
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if device.verify_token(form.cleaned_data["code"].strip()):
            device.confirmed = True
            device.save()
            django_otp.login(request, device)
            note(person, "account.two_factor_on")
            messages.success(request, say("web.code.on"))
            return redirect("people:account")
        form.add_error("code", say("web.code.wrong"))
    from base64 import b32encode

    context = {"form": form, "secret": b32encode(device.bin_key).decode(), "link": device.config_url}
    return render(request, "people/switch_on.html", context, status=400 if form.errors else 200)


@needs(Right.ACCOUNT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step of logging in; wrong codes make the device wait longer each time."""
    person: Any = request.user
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = django_otp.match_token(person, form.cleaned_data["code"].strip())
        if device is not None:
            django_otp.login(request, device)
            request.session.cycle_key()
            return redirect(next_address(request))
        note(person, "login.code_wrong")
        form.add_error("code", say("web.code.wrong"))
    context = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, "people/code.html", context, status=400 if form.errors else 200)


@needs(Right.ACCOUNT)
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all other sessions of one's own."""
    person: Any = request.user
    end_visits(person, keep=request.session.session_key)
    note(person, "account.end_sessions")
    return redirect("people:account")
