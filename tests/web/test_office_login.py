"""Logging in with the office's own account, against a real provider: who is invited comes in, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from joserfc.jwk import RSAKey

from semesta.web.people.inviting import invite
from semesta.web.people.models import Person
from semesta.web.trail.models import Entry
from tests.web.provider import CLIENT, SECRET, Provider

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.django_db
EMAIL = "sari@contoh.test"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    found = Provider()
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = found.issuer, CLIENT, SECRET
    yield found
    found.close()


def enter(client: Client, provider: Provider, **claims: Any) -> Any:
    """From the login page to the office and back."""
    provider.claims = {"email": EMAIL, **claims}
    there = client.get("/masuk/kantor?next=/akun")
    assert there.headers["Location"].startswith(f"{provider.issuer}/authorize?")
    back = provider.approve(there.headers["Location"])
    return client.get(back.replace("http://testserver", ""))


def is_in(client: Client) -> bool:
    return client.get("/akun").status_code == 200


def test_without_settings_there_is_no_such_login(client: Client) -> None:
    assert client.get("/masuk/kantor").status_code == client.get("/masuk/kantor/kembali").status_code == 404
    assert "akun kantor" not in client.get("/masuk").text


def test_somebody_with_an_account_comes_in_and_on(
    person: Callable[..., Person], client: Client, provider: Provider
) -> None:
    person("viewer", "31.71", email=EMAIL)
    assert "akun kantor" in client.get("/masuk").text
    client.cookies["sessionid"] = "fixed-by-somebody-else"
    answer = enter(client, provider, role="administrator", area_code="ID", groups=["admin"])
    assert answer.headers["Location"] == "/akun"
    assert is_in(client)
    assert client.cookies["sessionid"].value != "fixed-by-somebody-else"
    me = Person.objects.get()
    assert (me.role, me.area_code) == ("viewer", "31.71")


def test_the_question_has_state_nonce_and_pkce(client: Client, provider: Provider) -> None:
    asked = parse_qs(urlsplit(client.get("/masuk/kantor").headers["Location"]).query)
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert asked["redirect_uri"] == ["http://testserver/masuk/kantor/kembali"]


def test_an_invitation_becomes_an_account_with_what_it_says(
    person: Callable[..., Person], client: Client, provider: Provider
) -> None:
    invite(person("administrator", "31"), email=EMAIL, name="Sari", role="planner", area="31.72")
    enter(client, provider)
    assert is_in(client)
    sari = Person.objects.get(email=EMAIL)
    assert (sari.role, sari.area_code, sari.has_usable_password()) == ("planner", "31.72", False)
    assert "people.accept" in Entry.objects.values_list("action", flat=True)


@pytest.mark.parametrize(
    "claims", [{}, {"email_verified": False}, {"email_verified": "true"}, {"email": ""}, {"email": None}]
)
def test_whoever_is_not_invited_or_not_proved_stays_outside(
    person: Callable[..., Person], client: Client, provider: Provider, claims: dict[str, Any]
) -> None:
    if claims:
        person("viewer", email=EMAIL)
    assert enter(client, provider, **claims).headers["Location"] == "/masuk"
    assert not is_in(client)
    assert "belum diundang" in client.get("/masuk").text
    assert Entry.objects.filter(action="login.office_refused").exists()


def test_a_closed_account_stays_closed(
    person: Callable[..., Person], client: Client, provider: Provider
) -> None:
    person("viewer", email=EMAIL, is_active=False)
    enter(client, provider)
    assert not is_in(client)


@pytest.mark.parametrize(
    "claims", [{"nonce": "other"}, {"aud": "other"}, {"iss": "https://evil.test"}, {"exp": 1}]
)
def test_tokens_that_are_not_for_us_are_refused(
    person: Callable[..., Person], client: Client, provider: Provider, claims: dict[str, Any]
) -> None:
    person("viewer", email=EMAIL)
    assert enter(client, provider, **claims).headers["Location"] == "/masuk"
    assert not is_in(client)


def test_tokens_that_somebody_else_signed_are_refused(
    person: Callable[..., Person], client: Client, provider: Provider
) -> None:
    person("viewer", email=EMAIL)
    provider.key = RSAKey.generate_key(2048, {"kid": "one"})
    enter(client, provider)
    assert not is_in(client)


def test_a_return_that_another_browser_began_is_refused(
    person: Callable[..., Person], client: Client, provider: Provider
) -> None:
    person("viewer", email=EMAIL)
    provider.claims = {"email": EMAIL}
    back = provider.approve(client.get("/masuk/kantor").headers["Location"]).replace("http://testserver", "")
    victim = Client()
    assert victim.get(back).headers["Location"] == "/masuk"
    assert not is_in(victim)


def test_a_login_that_does_not_answer_is_told(client: Client, provider: Provider) -> None:
    provider.close()
    assert client.get("/masuk/kantor").headers["Location"] == "/masuk"
    assert "tidak berhasil" in client.get("/masuk").text
    provider.server.server_close()
