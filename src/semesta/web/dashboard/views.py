"""Pages of the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from semesta.web.access import public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The office's area."""
    return render(request, "dashboard/about.html")


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the data is."""
    return render(request, "dashboard/about.html")
