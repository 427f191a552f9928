"""Logging in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import auth
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from semesta.web.access import public
from semesta.web.people.forms import LoginForm
from semesta.web.people.next_page import safe_address
from semesta.web.people.office_login import is_configured

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
    return render(
        request,
        "people/login.html",
        {"form": form, "next": there, "has_office_login": is_configured()},
        status=status,
    )


@public
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Log out."""
    auth.logout(request)
    return redirect("dashboard:home")


def next_address(request: HttpRequest) -> str:
    """Where to go after logging in: a page of this site, never another one."""
    return safe_address(request, request.POST.get("next", "")) or reverse("dashboard:home")
