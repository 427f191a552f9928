"""The addresses of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninja import NinjaAPI
from ninja.errors import HttpError

from semesta import __version__, areas
from semesta.language import say
from semesta.web.access import public
from semesta.web.api import bringing, counting
from semesta.web.api.bearer import Bearer, anonymous
from semesta.web.api.faults import add_faults
from semesta.web.api.forms_of_answers import answered, format_of, page
from semesta.web.api.parameters import Asked, Basis, By, Code, Cursor, Level, Limit, LongCursor, Text
from semesta.web.api.reading import TARGETS, TREND, coverage_rows, target_rows, trend_rows
from semesta.web.api.tokens import Scope, may
from semesta.web.office import office
from semesta.web.trail.writing import note
from semesta.web.worklist.listing import CASES, api_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

AREA = ("area_code", "area_name", "level", "kind", "parent_code")


api = NinjaAPI(
    title="Semesta",
    version="1",
    description=f"Semesta {__version__}",
    docs_url=None,
    auth=anonymous,
    urls_namespace="api",
)
add_faults(api)
api.add_router("/calculator", counting.router)
api.add_router("/imports", bringing.router)


@api.get("/areas", summary="The areas right below an area, and the area itself first")
def list_areas(
    request: HttpRequest,
    area: Code = "ID",
    form: Asked = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> HttpResponse:
    """Codes and names."""
    found = [areas.get(area), *areas.children(area)]
    rows = [
        {
            "area_code": each.code,
            "area_name": each.name,
            "level": each.level,
            "kind": each.kind,
            "parent_code": each.parent_code,
        }
        for each in found
    ]
    chosen, following = page(rows, cursor, limit)
    return answered(chosen, AREA, format_of(request, form), following)


@api.get("/coverage", summary="Coverage of an area and its children, or of its areas of a level")
def coverage(
    request: HttpRequest,
    area: Code | None = None,
    period: Text = None,
    level: Level | None = None,
    by: By | None = None,
    basis: Basis | None = None,
    definition: Text = None,
    form: Asked = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> HttpResponse:
    """The columns of ``semesta coverage``; cells that may not be shown have no numbers and ``hidden`` = yes."""
    made = coverage_rows(area or office().settings.area, level, by, period, basis, definition)
    chosen, following = page(made["rows"], cursor, limit)
    return answered(chosen, made["columns"], format_of(request, form), following)


@api.get("/trends", summary="The months of an area's figure, known and projected")
def trends(
    request: HttpRequest,
    area: Code | None = None,
    basis: Basis | None = None,
    definition: Text = None,
    form: Asked = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> HttpResponse:
    """The columns of ``semesta trend --monthly``."""
    rows = trend_rows(area or office().settings.area, basis, definition)
    chosen, following = page(rows, cursor, limit)
    return answered(chosen, TREND, format_of(request, form), following)


@api.get("/targets", summary="The targets of an area, each beside its figure")
def targets(
    request: HttpRequest,
    area: Code | None = None,
    form: Asked = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> HttpResponse:
    """Targets with the definition of the figure that they stand beside."""
    chosen, following = page(target_rows(area or office().settings.area), cursor, limit)
    return answered(chosen, TARGETS, format_of(request, form), following)


@api.get("/uncovered", auth=Bearer(), summary="The list of uncovered workers of an area, NIK masked")
def uncovered(
    request: HttpRequest, area: Code, form: Asked = None, limit: Limit = 100, after: LongCursor = None
) -> HttpResponse:
    """Open cases by village and name. Needs a token with the scope ``uncovered`` that reaches the area.

    Raises:
        HttpError: 403, it does not.
    """
    token: Any = request.auth  # type: ignore[attr-defined] # django-ninja puts it there
    place = areas.get(area)
    if not may(token, Scope.UNCOVERED, place.code):
        raise HttpError(403, say("web.api.forbidden"))
    note(token.person, "api.uncovered", token.name, area=place.code)
    rows, following = api_page(token.person, place.code, after, limit)
    return answered(rows, CASES, format_of(request, form), following or None)


def marked(patterns: list[Any]) -> list[Any]:
    """The addresses of the API, open to everybody at the door: each asks for its own token."""
    for each in patterns:
        public(each.callback)
    return patterns
