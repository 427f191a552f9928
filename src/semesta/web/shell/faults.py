"""The pages of things that went wrong: not found, not allowed, not understood, broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader

from semesta.language import say

if TYPE_CHECKING:
    from django.http import HttpRequest


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django hands it over by name
    """400."""
    return _page(request, "bad_request", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django hands it over by name
    """403."""
    return _page(request, "forbidden", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django hands it over by name
    """404."""
    return _page(request, "not_found", 404)


def broken(_request: HttpRequest) -> HttpResponse:
    """500: a page that needs neither the database nor the workspace."""
    texts = {"title": say("web.fault.broken.title"), "text": say("web.fault.broken.text")}
    return HttpResponse(loader.render_to_string("shell/broken.html", texts), status=500)


def _page(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    texts = {"title": say(f"web.fault.{kind}.title"), "text": say(f"web.fault.{kind}.text")}
    return render(request, "shell/fault.html", texts, status=status)
