"""Every address for every role, from the list of addresses itself: a new page cannot be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import get_resolver, resolve
from django.urls.resolvers import URLPattern, URLResolver

from semesta.web.access import PUBLIC, needed_by
from semesta.web.people.rights import RIGHTS, Right, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

pytestmark = pytest.mark.django_db
FILLED = {
    "code": "31.71.01.1001", "ending": "csv", "picture": "peta", "pk": "999999", "token": "x", "batch": "B9999",
    "register": "participants", "number": "999999", "name": "x.xlsx", "kind": "contribution", "path": "x",
}  # fmt: skip


def addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every address with its view; parameters are filled in."""
    for each in (resolver or get_resolver()).url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each, route)
        elif isinstance(each, URLPattern):
            parts = route
            for name, converter in each.pattern.converters.items():
                kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
                parts = parts.replace(f"<{kind}:{name}>", FILLED[name]).replace(f"<{name}>", FILLED[name])
            yield "/" + parts, each.callback


#: Pages that a page of this list would only make slow here; they are public and tested by themselves.
ALL = [(address, view) for address, view in addresses() if not address.startswith("/api/")]
GUARDED = [(address, needed_by(view)) for address, view in ALL if needed_by(view) != PUBLIC]


@pytest.mark.parametrize(("address", "view"), ALL)
def test_every_page_says_what_right_it_needs(address: str, view: Any) -> None:
    assert needed_by(view) is not None
    assert resolve(address).func is view


def test_the_list_is_not_empty() -> None:
    assert len(GUARDED) >= 8
    assert {role.value for role in Role} == {role.value for role in RIGHTS}


@pytest.mark.parametrize(("address", "right"), GUARDED)
def test_who_is_not_logged_in_is_led_to_the_login(client: Client, address: str, right: Right) -> None:
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/masuk?next=")


@pytest.mark.parametrize("role", list(Role))
def test_every_guarded_page_opens_for_those_who_have_its_right_alone(
    person: Callable[..., Any], client: Client, role: Role
) -> None:
    client.force_login(person(role.value, "31.71"))
    for address, right in GUARDED:
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code == 403) == (right not in RIGHTS[role]), (address, role)
            assert answer.status_code < 500, address


def test_a_view_without_a_right_is_open_to_nobody(rf: Any, person: Callable[..., Any]) -> None:
    from django.core.exceptions import PermissionDenied

    from semesta.web.access import Access

    request = rf.get("/")
    request.user = person("administrator")
    with pytest.raises(PermissionDenied):
        Access(lambda _: None).process_view(request, lambda _: None, (), {})  # type: ignore[arg-type,return-value]
