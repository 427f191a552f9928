"""Pages of the review. Every opening and every decision is noted, with the keys of records but no card number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from semesta import areas
from semesta.coverage.reviewing import decide, interval_effect, undo
from semesta.language import say
from semesta.registers.masking import mask_numbers
from semesta.web.access import needs
from semesta.web.office import office
from semesta.web.people.rights import Right
from semesta.web.review.comparing import key_of, lines_of
from semesta.web.review.noting import note_pair
from semesta.web.review.queueing import ENTITIES, PAGE, decided_of, found_of, page_of, pairs_of, progress_of
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from semesta.coverage.reviewing import Effect, Waiting
    from semesta.identity.decisions import Verdict
    from semesta.web.people.models import Person
    from semesta.web.review.models import Pair
    from semesta.web.review.queueing import Entity

VERDICTS = ("merge", "unmerge")
LEAST_REASON = 10


@needs(Right.REVIEW)
@never_cache
@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """The queue of one's own area."""
    me, entity = _me(request), _entity(request)
    after = None
    if request.GET.get("after", "").isdigit():
        after = pairs_of(me).filter(pk=request.GET["after"], entity=entity).first()
    found = page_of(me, entity, after)
    context = {
        "entity": entity,
        "entities": ENTITIES,
        "rows": [(each, _name(each.found.area_code)) for each in found],
        "next": found[-1].pair.pk if len(found) == PAGE else None,
        "progress": progress_of(me, entity),
    }
    return render(request, "review/pairs.html", context)


@needs(Right.REVIEW)
@never_cache
@require_safe
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Two records side by side; opening them is noted."""
    mine = _mine(request, pk)
    found = found_of(mine)
    if found is not None:
        note_pair(_me(request), mine, "review.open", found)
    return _page(request, mine, found)


@needs(Right.REVIEW)
@never_cache
@require_safe
def effect(request: HttpRequest, pk: int) -> HttpResponse:
    """What either answer does to the interval of the pair's area and of one's own."""
    mine, me = _mine(request, pk), _me(request)
    found = found_of(mine)
    told: list[tuple[str, Effect]] = []
    if found is not None and mine.entity == "person":
        for code in dict.fromkeys((found.area_code, _own_area(me))):
            known = interval_effect(office(), found, code) if code else None
            if known is not None:
                told.append((_name(code), known))
    part = "effect" if getattr(request, "htmx", False) else "effect_page"
    return render(request, f"review/{part}.html", {"effects": told, "pair": mine})


@needs(Right.REVIEW)
@require_POST
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide, and go on to the next pair."""
    mine, me = _mine(request, pk), _me(request)
    verdict, why = request.POST.get("verdict", ""), mask_numbers(request.POST.get("why", "").strip()[:400])
    if verdict not in VERDICTS:
        raise Http404
    found = found_of(mine)
    if found is None:
        raise Http404
    following = page_of(me, cast("Entity", mine.entity), mine, 1)
    decide(
        office(),
        mine.left,
        mine.right,
        cast("Verdict", verdict),
        me.email,
        why or say("review.why.none"),
        cast("Entity", mine.entity),
    )
    note_pair(_me(request), mine, "review.decide", found, verdict=verdict)
    text = say(f"review.decided.{verdict}", None, pair=mine.pk)
    messages.success(request, text, extra_tags=f"undo-{mine.pk}")
    if following:
        return redirect("review:pair", following[0].pair.pk)
    return redirect(f"{reverse('review:pairs')}?entity={mine.entity}")


@needs(Right.REVIEW)
@require_POST
def taken_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the decision in force back."""
    mine, me = _mine(request, pk), _me(request)
    gone = undo(
        office(), mine.left, mine.right, me.email, say("review.why.none"), cast("Entity", mine.entity)
    )
    if gone is not None:
        note(me, "review.undo", f"pair {mine.pk}", area=mine.area_code)
        messages.success(request, say("review.taken_back", None, pair=mine.pk))
    return redirect("review:pair", mine.pk)


@needs(Right.REVIEW)
@require_POST
def unmask(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the numbers of both people once, to somebody who says why; noted before they are shown.

    Raises:
        PermissionDenied: the role may review, but see no NIK.
    """
    mine, reason = _mine(request, pk), request.POST.get("reason", "").strip()
    if not _me(request).has_right(Right.UNMASK):
        raise PermissionDenied
    found = found_of(mine)
    if len(reason) < LEAST_REASON or found is None:
        return _page(request, mine, found, fault=say("web.case.reason_short"), status=400)
    note_pair(_me(request), mine, "review.unmask", found, reason=reason)
    return _page(request, mine, found, unmasked=True)


def _page(
    request: HttpRequest,
    mine: Pair,
    found: Waiting | None,
    *,
    unmasked: bool = False,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    history = decided_of(mine)
    context = {
        "pair": mine,
        "found": found,
        "lines": lines_of(found.left, found.right, unmasked=unmasked) if found else [],
        "keys": (key_of(found.left), key_of(found.right)) if found else None,
        "explanation": mask_numbers(found.explanation) if found else "",
        "area": _name(found.area_code) if found else "",
        "history": history,
        "is_decided": bool(history) and history[0].verdict in VERDICTS,
        "is_unmasked": unmasked,
        "may_unmask": _me(request).has_right(Right.UNMASK) and mine.entity == "person",
        "fault": fault,
    }
    return render(request, "review/pair.html", context, status=status)


def _mine(request: HttpRequest, pk: int) -> Pair:
    found: Pair = get_object_or_404(pairs_of(_me(request)), pk=pk)
    return found


def _entity(request: HttpRequest) -> Entity:
    return next((each for each in ENTITIES if each == request.GET.get("entity")), ENTITIES[0])


def _own_area(me: Person) -> str:
    return office().settings.area if me.area_code == areas.NATION else me.area_code


def _name(code: str | None) -> str:
    found = areas.find(code) if code else None
    return found.name if found else (code or "")


def _me(request: HttpRequest) -> Person:
    me: Any = request.user
    found: Person = me
    return found
