"""Small answers for machines: is the site alive, and what may be crawled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from semesta.web.access import public

if TYPE_CHECKING:
    from django.http import HttpRequest


@public
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """200 when the site and its database answer."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@public
@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Public pages only."""
    return HttpResponse("User-agent: *\nDisallow: /masuk\nDisallow: /api/\n", content_type="text/plain")
