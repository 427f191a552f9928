"""Accounts: invitations, passwords, lock-out, two steps, sessions, and nobody outside one's own area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django_otp.oath import totp  # type: ignore[import-untyped]
from django_otp.plugins.otp_totp.models import TOTPDevice  # type: ignore[import-untyped]

from semesta.web.people.models import Invitation, Person, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
PASSWORD = "kuda-laut-biru-81"  # noqa: S105 - of people who are made up


def enter(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/masuk", {"email": email, "password": password, **more})


def test_a_login_opens_a_new_session_and_leads_on(person: Callable[..., Person], client: Client) -> None:
    me = person("viewer")
    client.get("/masuk")
    client.cookies["sessionid"] = "fixed-by-somebody-else"
    answer = enter(client, me.email.upper(), next="/akun")
    assert answer.headers["Location"] == "/akun"
    assert client.cookies["sessionid"].value != "fixed-by-somebody-else"
    assert client.get("/akun").status_code == 200


@pytest.mark.parametrize(
    "there", ["https://evil.test/", "//evil.test", "javascript:alert(1)", "\\\\evil.test"]
)
def test_a_login_leads_nowhere_else(person: Callable[..., Person], client: Client, there: str) -> None:
    assert enter(client, person("viewer").email, next=there).headers["Location"] == "/"


def test_a_wrong_password_and_a_wrong_name_say_the_same(
    person: Callable[..., Person], client: Client
) -> None:
    me = person("viewer")
    one, other = enter(client, me.email, "salah"), enter(client, "nobody@contoh.test", "salah")
    strip = re.compile(r'value="[^"]*"')
    assert one.status_code == other.status_code == 400
    assert strip.sub("", one.text) == strip.sub("", other.text)


@pytest.mark.parametrize("is_known", [True, False])
def test_five_failures_lock_a_name_that_somebody_has_or_not(
    person: Callable[..., Person], client: Client, is_known: bool
) -> None:
    email = person("viewer").email if is_known else "nobody@contoh.test"
    for _ in range(5):
        assert "tidak cocok" in enter(client, email, "salah").text
    answer = enter(client, email)
    assert "Tunggu 15 menit" in answer.text
    assert answer.status_code == 400


def test_a_closed_account_lets_nobody_in(person: Callable[..., Person], client: Client) -> None:
    assert enter(client, person("viewer", is_active=False).email).status_code == 400


def test_forms_without_their_token_are_refused(person: Callable[..., Person]) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert enter(strict, person("viewer").email).status_code == 403


def test_an_invitation_works_once_and_gives_what_it_says(
    as_role: Callable[..., Client], client: Client
) -> None:
    admin = as_role("administrator", "31")
    given = {"name": "Sari Contoh", "email": "Sari@contoh.test", "role": "area_officer", "area": "31.71"}
    link = re.search(r"http://testserver(/undangan/[\w-]+)", admin.post("/orang/undang", given).text)
    assert link
    guest = Client()
    assert "Sari Contoh" in guest.get(link[1]).text
    weak = guest.post(link[1], {"password": "12345678", "again": "12345678"})
    assert weak.status_code == 400
    done = guest.post(
        link[1], {"password": PASSWORD, "again": PASSWORD, "role": "administrator", "area_code": "ID"}
    )
    assert done.headers["Location"] == "/akun"
    sari = Person.objects.get(email="sari@contoh.test")
    assert (sari.role, sari.area_code) == ("area_officer", "31.71")
    assert Client().get(link[1]).status_code == 404


def test_nobody_invites_into_an_area_that_is_not_theirs(as_role: Callable[..., Client]) -> None:
    admin = as_role("administrator", "31.71")
    given = {"name": "X", "email": "x@contoh.test", "role": "viewer", "area": "31.72"}
    assert admin.post("/orang/undang", given).status_code == 400
    assert not Invitation.objects.exists()


def test_an_administrator_sees_and_closes_accounts_of_the_own_area_alone(
    person: Callable[..., Person], as_role: Callable[..., Client]
) -> None:
    inside, outside = person("viewer", "31.71.01"), person("viewer", "31.7")
    admin = as_role("administrator", "31.71")
    page = admin.get("/orang").text
    assert inside.email in page
    assert outside.email not in page
    assert admin.post(f"/orang/{outside.pk}/alih").status_code == 404
    assert admin.post(f"/orang/{inside.pk}/alih").status_code == 302
    inside.refresh_from_db()
    assert not inside.is_active


def test_closing_an_account_ends_its_sessions(person: Callable[..., Person], client: Client) -> None:
    me, admin = person("viewer"), person("administrator")
    enter(client, me.email)
    assert Visit.objects.filter(person=me).count() == 1
    other = Client()
    other.force_login(admin)
    other.post(f"/orang/{me.pk}/alih")
    assert client.get("/akun").status_code == 302


def test_other_sessions_can_be_ended(person: Callable[..., Person]) -> None:
    me = person("viewer")
    one, two = Client(), Client()
    enter(one, me.email)
    enter(two, me.email)
    one.post("/akun/sesi")
    assert one.get("/akun").status_code == 200
    assert two.get("/akun").status_code == 302


def test_two_steps_are_asked_for_once_they_are_on(person: Callable[..., Person], client: Client) -> None:
    me = person("viewer")
    enter(client, me.email)
    assert client.get("/akun/dua-langkah").status_code == 200
    device = TOTPDevice.objects.get(user=me)
    assert client.post("/akun/dua-langkah", {"code": "000000"}).status_code == 400
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    code = f"{totp(device.bin_key):06d}"
    assert client.post("/akun/dua-langkah", {"code": code}).headers["Location"] == "/akun"
    again = Client()
    enter(again, me.email)
    assert again.get("/akun").headers["Location"] == "/masuk/kode?next=%2Fakun"
    assert again.post("/masuk/kode", {"code": "000000"}).status_code == 400
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None, last_t=-1)
    code = f"{totp(device.bin_key):06d}"
    assert again.post("/masuk/kode", {"code": code, "next": "/akun"}).headers["Location"] == "/akun"
    assert again.get("/akun").status_code == 200
