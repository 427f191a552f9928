"""Two-factor login: a code from the phone after the password, for those who switched it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_otp
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from semesta.language import say
from semesta.web.access import needs
from semesta.web.people.forms import CodeForm
from semesta.web.people.rights import Right
from semesta.web.people.views import next_address
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from semesta.web.people.models import Person

CODES = 10
"""How many recovery codes somebody gets."""


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
            return render(request, "people/recovery.html", {"codes": _recovery_codes(person)})
        form.add_error("code", say("web.code.wrong"))
    from base64 import b32encode

    link = device.config_url
    context = {
        "form": form,
        "secret": b32encode(device.bin_key).decode(),
        "link": link,
        "picture": _picture(link),
    }
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
def switch_off(request: HttpRequest) -> HttpResponse:
    """Switch off; the page of the code was passed by everybody who comes here."""
    person: Any = request.user
    for device in django_otp.devices_for_user(person, confirmed=None):
        device.delete()
    note(person, "account.two_factor_off")
    messages.success(request, say("web.code.off"))
    return redirect("people:account")


@needs(Right.ACCOUNT)
@never_cache
@require_POST
def new_codes(request: HttpRequest) -> HttpResponse:
    """Recovery codes, shown once; the earlier ones are worth nothing any more."""
    person: Any = request.user
    if not TOTPDevice.objects.filter(user=person, confirmed=True).exists():
        return redirect("people:account")
    note(person, "account.recovery_codes")
    return render(request, "people/recovery.html", {"codes": _recovery_codes(person)})


def _recovery_codes(person: Person) -> list[str]:
    StaticDevice.objects.filter(user=person).delete()
    device = StaticDevice.objects.create(user=person, name="recovery", confirmed=True)
    codes = [StaticToken.random_token() for _ in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=each) for each in codes)
    return codes


def _picture(link: str) -> SafeString:
    """The link as a QR code: an SVG without styles or scripts."""
    import segno

    drawn = segno.make(link, error="m").svg_inline(
        scale=4, dark="#000", light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 - drawn by the library from our own link
