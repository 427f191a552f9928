"""Errors of the API in one shape (RFC 9457, ``application/problem+json``)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import Http404, JsonResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from semesta.errors import SemestaError
from semesta.language import say
from semesta.web.api.bearer import Often
from semesta.web.shell.refusals import status_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from ninja import NinjaAPI

TYPE = "application/problem+json"


def fault(request: HttpRequest, status: int, detail: str, **more: Any) -> JsonResponse:
    """One error."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail,
            "instance": request.path, **more}  # fmt: skip
    return JsonResponse(body, status=status, content_type=TYPE)


class Problems:
    """Middleware: what the frame refuses below the API's address (no such page, another method) has the same shape."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Change the shape of errors that are none of the API's own."""
        answer = self.get_response(request)
        is_bare = answer.status_code >= HTTPStatus.BAD_REQUEST and answer.headers.get("Content-Type") != TYPE
        if not (is_bare and request.path.startswith("/api/")):
            return answer
        told = fault(request, answer.status_code, HTTPStatus(answer.status_code).description)
        if "Allow" in answer.headers:
            told.headers["Allow"] = answer.headers["Allow"]
        return told


def add_faults(api: NinjaAPI) -> None:
    """Give every error of an API this shape."""

    @api.exception_handler(SemestaError)
    def refused(request: HttpRequest, error: SemestaError) -> JsonResponse:
        errors = [
            {"code": each.code, "what": each.what(), "next": each.next_step()} for each in error.problems
        ]
        return fault(request, status_of(error), errors[0]["what"], code=errors[0]["code"], errors=errors)

    @api.exception_handler(ValidationError)
    def misread(request: HttpRequest, error: ValidationError) -> JsonResponse:
        errors = [{"where": ".".join(map(str, each["loc"])), "what": each["msg"]} for each in error.errors]
        return fault(request, 422, say("web.api.misread"), errors=errors)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, _error: AuthenticationError) -> JsonResponse:
        answer = fault(request, 401, say("web.api.unknown"))
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer

    @api.exception_handler(HttpError)
    def told(request: HttpRequest, error: HttpError) -> JsonResponse:
        answer = fault(request, error.status_code, error.message)
        if isinstance(error, Often):
            answer.headers["Retry-After"] = str(error.seconds)
        return answer

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, _error: Http404) -> JsonResponse:
        return fault(request, 404, say("web.fault.not_found.title"))
