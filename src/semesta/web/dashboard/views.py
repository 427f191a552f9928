"""Pages of the dashboard: each is an answer that was kept, put into its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from semesta import areas
from semesta.areas import LEVELS
from semesta.language import current
from semesta.web.access import public
from semesta.web.dashboard import answers
from semesta.web.dashboard.keeping import kept, key_of
from semesta.web.dashboard.pages import Asked
from semesta.web.dashboard.splits import KINDS
from semesta.web.office import office, state

if TYPE_CHECKING:
    from django.http import HttpRequest

PICTURES = ("peta", "tren")
TYPES = {
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The office's area."""
    return _page(request, office().settings.area, "body")


@public
@require_safe
def area(request: HttpRequest, code: str) -> HttpResponse:
    """One area."""
    return _page(request, code, "body")


@public
@require_safe
def method(request: HttpRequest, code: str) -> HttpResponse:
    """How an area's number is made."""
    return _page(request, code, "method")


@public
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The area of a name or code; of several of that name the widest."""
    text = request.GET.get("q", "").strip()[:80]
    place = areas.find(text)
    if place is None:
        matches = areas.search(text) if text else []
        if not matches:
            return render(request, "dashboard/unfound.html", {"text": text}, status=404)
        place = matches[0].area
    return redirect("dashboard:area", place.code)


@public
@require_safe
def table(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """The table of an area as a file."""
    by = request.GET.get("by")
    if ending not in {"csv", "xlsx"} or by not in {None, *KINDS}:
        raise Http404
    asked = _asked(request, code)
    return _file(
        request, answers.file(ending, asked, by), f"semesta-{code}-{by or asked.level or 'cakupan'}", ending
    )


@public
@require_safe
def picture(request: HttpRequest, code: str, picture: str, ending: str) -> HttpResponse:
    """A picture of an area, or what it is drawn from."""
    if picture not in PICTURES or ending not in {"json", "svg", "png"}:
        raise Http404
    asked, wanted = _asked(request, code), cast("answers.Picture", picture)
    body = answers.spec_json(wanted, asked) if ending == "json" else answers.drawing(wanted, ending, asked)
    if body is None or body == b"null":
        raise Http404
    name = f"semesta-{code}-{picture}" if "unduh" in request.GET else None
    return _file(request, body, name, ending)


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the data is."""
    from semesta.web.dashboard.contents import contents

    return render(request, "dashboard/about.html", {"contents": contents()})


def _asked(request: HttpRequest, code: str) -> Asked:
    """The question of an address; what it asks besides is not looked at."""
    areas.get(code)
    level = request.GET.get("level") or None
    known: Any = level if level is None or level in LEVELS else "?"
    return Asked(code, request.GET.get("figure") or None, known)


def _page(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """A page: kept whole for everybody who is not logged in, framed anew for others."""
    asked = _asked(request, code)
    make = answers.page_html if kind == "body" else answers.method_html

    def framed() -> bytes:
        body = mark_safe(make(asked))  # noqa: S308 - made from our own template
        context = {"body": body, "place": areas.get(code), "kind": kind}
        return render(request, "dashboard/page.html", context).content

    if request.user.is_authenticated or len(request.GET) > len(
        set(request.GET) & {"figure", "level", "lang"}
    ):
        return HttpResponse(framed())
    question = f"page|{kind}|{request.path}|{current()}|{asked.text}"
    tag = f'"{key_of(question, state())[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    return _private(HttpResponse(kept(question, framed)), tag)


def _private(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    return response


def _file(request: HttpRequest, body: bytes, name: str | None, ending: str) -> HttpResponse:
    import hashlib

    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    response = _private(HttpResponse(body, content_type=TYPES[ending]), tag)
    if name is not None:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
