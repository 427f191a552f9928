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
        Access(lambda _: None).process_view(request, lambda _: None, (), {})  # type: ignore[arg-type,return-value] # neither is called


MARK = "RAHASIA WILAYAH LAIN"
OTHERS = 424_242
"""The number of everything that belongs to the other area."""


@pytest.fixture
def other_area(person: Callable[..., Any], small_office: Any) -> None:
    """A person, a file, a case and a token of Jakarta Utara, all under one number."""
    from datetime import timedelta

    from django.utils import timezone

    from semesta.web.api.models import Token
    from semesta.web.imports.models import Stage, Upload
    from semesta.web.worklist.models import Case

    owner = person("data_officer", "31.72", pk=OTHERS, name=MARK)
    Upload.objects.create(pk=OTHERS, register="workers", period="2025-12", file_name=f"{MARK}.csv", folder="0" * 32,
                          area_code="31.72", person=owner, stage=Stage.CHECKED)  # fmt: skip
    Case.objects.create(pk=OTHERS, worker_id="W1", name=MARK, village_code="31.72.01.1001", first_seen="2025-12",
                        last_seen="2025-12")  # fmt: skip
    Token.objects.create(pk=OTHERS, digest="x" * 64, name=MARK, person=owner, scopes=["figures"], area_code="31.72",
                         expires_at=timezone.now() + timedelta(days=1))  # fmt: skip


NUMBERED = [address.replace("999999", str(OTHERS)) for address, _ in GUARDED if "999999" in address]
LISTS = [address for address, _ in GUARDED if "999999" not in address]


def body_of(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode("utf-8", "replace"))


@pytest.mark.parametrize("role", list(Role))
def test_nobody_reaches_what_belongs_to_another_area(
    person: Callable[..., Any], client: Client, other_area: None, role: Role
) -> None:
    client.force_login(person(role.value, "31.71"))
    for address in NUMBERED:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in {403, 404, 405}, (address, role, answer.status_code)
            assert MARK not in body_of(answer), (address, role)
    for address in LISTS:
        assert MARK not in body_of(client.get(address)), (address, role)


def test_there_was_something_to_reach(person: Callable[..., Any], client: Client, other_area: None) -> None:
    shown = set()
    for role in Role:
        client.force_login(person(role.value, "31.72"))
        shown |= {address for address in (*NUMBERED, *LISTS) if MARK in body_of(client.get(address))}
    assert {f"/data/{OTHERS}", "/data", "/daftar", "/daftar.csv", f"/daftar/{OTHERS}", "/orang"} <= shown
