"""Logging in and out, and one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import auth
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_otp.plugins.otp_totp.models import TOTPDevice  # type: ignore[import-untyped]

from semesta.web.access import needs, public
from semesta.web.people.forms import LoginForm
from semesta.web.people.rights import Right

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Log in; a new session begins, and the old one is gone."""
    form = LoginForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.person)
        return redirect(next_address(request))
    status = 200 if request.method != "POST" else 400
    there = request.POST.get("next", request.GET.get("next", ""))
    return render(request, "people/login.html", {"form": form, "next": there}, status=status)


@public
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Log out."""
    auth.logout(request)
    return redirect("dashboard:home")


@needs(Right.ACCOUNT)
@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    person: Any = request.user
    context = {
        "visits": person.visits.all()[:20],
        "here_key": request.session.session_key,
        "has_device": TOTPDevice.objects.filter(user=person, confirmed=True).exists(),
    }
    return render(request, "people/account.html", context)


def next_address(request: HttpRequest) -> str:
    """Where to go after logging in: a page of this site, never another one."""
    there = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if is_ours else reverse("dashboard:home")
