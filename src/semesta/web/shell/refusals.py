"""What the engine refuses becomes a page in words; nothing that a reader does ends in a bare error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from semesta.errors import SemestaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

NOT_THERE = frozenset(
    {"E-AREA-001", "E-AREA-002", "E-RUNS-001", "E-COVERAGE-004", "E-IMPORT-008", "E-WEB-020"}
)


class Refusals:
    """Middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a refusal; other errors go their way."""
        return refused(request, error) if isinstance(error, SemestaError) else None


def status_of(error: SemestaError) -> int:
    """404 when what was asked for is not there, else 400."""
    return 404 if error.problems[0].code in NOT_THERE else 400


def refused(request: HttpRequest, error: SemestaError) -> HttpResponse:
    """The page that says what was refused, why, and what to do next."""
    return render(request, "shell/refused.html", {"problems": error.problems}, status=status_of(error))
