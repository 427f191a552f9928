"""Where to go after logging in: a page of this site, never another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest

NEXT = "next"


def safe_address(request: HttpRequest, there: str) -> str:
    """The address when it is one of ours, else nothing."""
    is_ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if is_ours else ""
