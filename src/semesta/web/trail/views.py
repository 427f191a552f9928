"""The page on which the audit is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from semesta.web.access import needs
from semesta.web.people.rights import Right
from semesta.web.people.scope import below
from semesta.web.trail.models import Entry

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 50


@needs(Right.AUDIT)
@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Rows of one's own area (and those of no area), newest first, narrowed by words, action and person."""
    found = Entry.objects.filter(below(request.user.area_code) | Q(area_code=""))  # type: ignore[union-attr] # the right to see it needs an account
    text, action, before = (request.GET.get(name, "").strip() for name in ("q", "action", "before"))
    if text:
        found = found.filter(Q(who__icontains=text) | Q(subject__icontains=text) | Q(reason__icontains=text))
    if action:
        found = found.filter(action=action)
    if before.isdigit():
        found = found.filter(number__lt=int(before))
    rows = list(found[: PAGE + 1])
    context = {
        "rows": rows[:PAGE],
        "next": rows[PAGE - 1].number if len(rows) > PAGE else None,
        "q": text,
        "action": action,
        "actions": Entry.objects.order_by("action").values_list("action", flat=True).distinct(),
    }
    return render(request, "trail/search.html", context)
