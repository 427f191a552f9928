"""Imports for programs: a file in, what is wrong with it, approval, and taking it back; never more than the person may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import File, Router, Status
from ninja.errors import HttpError
from ninja.files import UploadedFile
from ninja.params.functions import Form as Param

from semesta.language import current, say
from semesta.web.api.bearer import Bearer
from semesta.web.api.forms_of_answers import answered, format_of, page
from semesta.web.api.parameters import Asked, Cursor, Limit
from semesta.web.api.tokens import Scope, may
from semesta.web.imports import steps
from semesta.web.imports.forms import UploadForm
from semesta.web.imports.models import Upload
from semesta.web.people.scope import within

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from semesta.web.api.models import Token

router = Router(tags=["imports"], auth=Bearer())
COLUMNS = ("id", "register", "period", "source", "file", "area_code", "stage", "batch", "rows", "accepted", "warnings",
           "rejected", "made_at")  # fmt: skip


Name = Annotated[str, Param(alias="register", max_length=32)]
Month = Annotated[str, Param(max_length=7)]
Source = Annotated[str, Param(max_length=80)]
Codes = Annotated[str, Param(max_length=12)]


@router.get("", summary="The files that came in, newest first")
def history(
    request: HttpRequest, form: Asked = None, limit: Limit = 100, cursor: Cursor = None
) -> HttpResponse:
    """Files of the token's area. Needs the scope ``imports``."""
    rows = [_row(each) for each in _all(request)[:10_000]]
    chosen, following = page(rows, cursor, limit)
    return answered(chosen, COLUMNS, format_of(request, form), following)


@router.post("", summary="Send a file; it is checked and not yet stored", response={202: Any})
def send(
    request: HttpRequest,
    file: File[UploadedFile],
    name: Name,
    period: Month,
    source: Source = "",
    codes: Codes = "",
) -> Status[dict[str, Any]]:
    """The answer names the import; ask for it until ``stage`` is no longer ``checking``.

    Raises:
        HttpError: 403, the token does not reach so far; 422, the form says no.
    """
    token = _token(request)
    given = {"register": name, "period": period, "source": source, "codes": codes}
    form = UploadForm(given, {"file": file})
    if not form.is_valid():
        raise HttpError(
            422, "; ".join(f"{name}: {' '.join(map(str, each))}" for name, each in form.errors.items())
        )
    return Status(202, _row(steps.receive(token.person, form.cleaned_data)))


@router.get("/{int:number}", summary="One file: what was recognised and what is wrong")
def one(request: HttpRequest, number: int) -> dict[str, Any]:
    """With the faults by column; cells are quoted masked."""
    found = get_object_or_404(_all(request), pk=number)
    problems = [{"code": each["code"], **each[current()]} for each in found.report.get("problems", [])]
    return {**_row(found), "faults": found.report.get("faults", []), "problems": problems}


@router.post("/{int:number}/approve", summary="Store what is sound of a checked file", response={202: Any})
def approve(request: HttpRequest, number: int) -> Status[dict[str, Any]]:
    """As the button of the site.

    Raises:
        SemestaError: E-WEB-030, a second person has to.
    """
    return Status(202, _row(steps.approve(_token(request).person, _all(request), number)))


@router.post("/{int:number}/undo", summary="Take the batch of a file back", response={202: Any})
def undo(request: HttpRequest, number: int) -> Status[dict[str, Any]]:
    """As the button of the site."""
    return Status(202, _row(steps.undo(_token(request).person, _all(request), number, reason="")))


def _token(request: HttpRequest) -> Token:
    token: Any = request.auth  # type: ignore[attr-defined]  # set by django-ninja
    if not may(token, Scope.IMPORTS, token.area_code):
        raise HttpError(403, say("web.api.forbidden"))
    found: Token = token
    return found


def _all(request: HttpRequest) -> Any:
    token = _token(request)
    return within(within(Upload.objects.all(), token.person.area_code), token.area_code)


def _row(found: Upload) -> dict[str, Any]:
    report = found.report
    counts = {name: report.get(name) for name in ("rows", "accepted", "warnings", "rejected")}
    return {"id": found.pk, "register": found.register, "period": found.period, "source": found.source,
            "file": found.file_name, "area_code": found.area_code, "stage": str(found.stage), "batch": found.batch, **counts,
            "made_at": found.made_at.isoformat(timespec="seconds")}  # fmt: skip
