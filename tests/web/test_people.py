"""Accounts: invitations, passwords, lock-out, two steps, sessions, and nobody outside one's own area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

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


@pytest.fixture
def with_phone(person: Callable[..., Person], client: Client) -> tuple[Person, TOTPDevice, list[str]]:
    """Somebody who switched two-factor login on, with the recovery codes that were shown."""
    me = person("viewer", "31.71")
    enter(client, me.email)
    page = client.get("/akun/dua-langkah").text
    assert re.search(r'<svg[^>]*class="qr">.*stroke="#000"', page), "no QR code"
    assert "style=" not in page.split("<main")[1]
    device = TOTPDevice.objects.get(user=me)
    assert client.post("/akun/dua-langkah", {"code": "000000"}).status_code == 400
    rested(device)
    shown = client.post("/akun/dua-langkah", {"code": f"{totp(device.bin_key):06d}"}).text
    codes = re.findall(r"<li><code>(\w+)</code>", shown)
    assert len(set(codes)) == 10
    assert codes[0] not in client.get("/akun").text
    rested(device)
    return me, device, codes


def rested(device: TOTPDevice) -> None:
    """As if time had passed since the last code."""
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None, last_t=-1)


def test_two_steps_are_asked_for_once_they_are_on(with_phone: tuple[Person, TOTPDevice, list[str]]) -> None:
    me, device, _ = with_phone
    again = Client()
    enter(again, me.email)
    assert again.get("/akun").headers["Location"] == "/masuk/kode?next=%2Fakun"
    assert again.post("/akun/dua-langkah/mati").headers["Location"].startswith("/masuk/kode")
    assert again.post("/masuk/kode", {"code": "000000"}).status_code == 400
    rested(device)
    code = f"{totp(device.bin_key):06d}"
    assert again.post("/masuk/kode", {"code": code, "next": "/akun"}).headers["Location"] == "/akun"
    assert again.get("/akun").status_code == 200


def test_a_recovery_code_works_once(with_phone: tuple[Person, TOTPDevice, list[str]]) -> None:
    me, _, codes = with_phone
    for status in (302, 400):
        again = Client()
        enter(again, me.email)
        assert again.post("/masuk/kode", {"code": codes[0]}).status_code == status


def test_new_recovery_codes_end_the_earlier_ones(
    with_phone: tuple[Person, TOTPDevice, list[str]], client: Client
) -> None:
    me, _, codes = with_phone
    newer = re.findall(r"<li><code>(\w+)</code>", client.post("/akun/dua-langkah/cadangan").text)
    assert not set(newer) & set(codes)
    again = Client()
    enter(again, me.email)
    assert again.post("/masuk/kode", {"code": codes[1]}).status_code == 400


def test_two_steps_can_be_switched_off_by_their_owner_and_by_an_administrator_of_the_area(
    with_phone: tuple[Person, TOTPDevice, list[str]], client: Client, person: Callable[..., Person]
) -> None:
    me, _, _ = with_phone
    stranger, admin = Client(), Client()
    stranger.force_login(person("administrator", "31.72"))
    admin.force_login(person("administrator", "31"))
    assert stranger.post(f"/orang/{me.pk}/ponsel").status_code == 404
    assert TOTPDevice.objects.filter(user=me).exists()
    assert admin.post(f"/orang/{me.pk}/ponsel").status_code == 302
    assert not TOTPDevice.objects.filter(user=me).exists()
    assert client.get("/akun").status_code == 302, "the session has ended"
    enter(client, me.email)
    client.get("/akun/dua-langkah")
    TOTPDevice.objects.update(confirmed=True)
    again = Client()
    enter(again, me.email)
    again.post("/masuk/kode", {"code": f"{totp(TOTPDevice.objects.get().bin_key):06d}"})
    assert again.post("/akun/dua-langkah/mati").status_code == 302
    assert not TOTPDevice.objects.exists()


def test_a_password_is_changed_by_who_knows_it_and_other_sessions_end(person: Callable[..., Person]) -> None:
    me, new = person("viewer"), "gunung-api-hijau-27"
    one, two = Client(), Client()
    enter(one, me.email)
    enter(two, me.email)
    given = {"old": PASSWORD, "password": new, "again": new}
    for wrong in ({"old": "salah"}, {"again": "lain"}, {"password": "12345678901", "again": "12345678901"}):
        assert one.post("/akun/kata-sandi", {**given, **wrong}).status_code == 400
    assert one.post("/akun/kata-sandi", given).headers["Location"] == "/akun"
    assert one.get("/akun").status_code == 200
    assert two.get("/akun").status_code == 302
    assert enter(Client(), me.email).status_code == 400
    assert enter(Client(), me.email, new).status_code == 302


def test_guessing_the_present_password_locks_the_name(person: Callable[..., Person], client: Client) -> None:
    me = person("viewer")
    enter(client, me.email)
    for _ in range(5):
        client.post("/akun/kata-sandi", {"old": "salah", "password": "x", "again": "x"})
    page = client.post("/akun/kata-sandi", {"old": PASSWORD, "password": "x", "again": "x"}).text
    assert "Tunggu 15 menit" in page


def test_one_session_is_ended_by_its_owner_alone(person: Callable[..., Person]) -> None:
    me, other = person("viewer"), person("viewer")
    one, two, stranger = Client(), Client(), Client()
    enter(one, me.email)
    enter(two, me.email)
    enter(stranger, other.email)
    visit = Visit.objects.get(session_key=two.session.session_key)
    assert stranger.post(f"/akun/sesi/{visit.pk}").status_code == 404
    assert one.get("/akun").text.count("Akhiri</button>") == 1
    assert one.post(f"/akun/sesi/{visit.pk}").status_code == 302
    assert two.get("/akun").status_code == 302
    assert one.get("/akun").status_code == 200


def test_an_administrator_changes_role_and_area_within_the_own(
    person: Callable[..., Person], as_role: Callable[..., Client]
) -> None:
    inside, outside = person("viewer", "31.71"), person("viewer", "32")
    admin = as_role("administrator", "31")
    given = {"role": "planner", "area": "31.72", "is_active": "", "email": "lain@contoh.test"}
    assert admin.get(f"/orang/{inside.pk}").status_code == 200
    assert admin.post(f"/orang/{outside.pk}", given).status_code == 404
    assert admin.post(f"/orang/{inside.pk}", {**given, "area": "32"}).status_code == 400
    assert admin.post(f"/orang/{inside.pk}", given).status_code == 302
    changed = Person.objects.get(pk=inside.pk)
    assert (changed.role, changed.area_code, changed.is_active) == ("planner", "31.72", True)
    assert changed.email == inside.email
    me = Person.objects.get(role="administrator")
    assert admin.post(f"/orang/{me.pk}", given).status_code == 404


def test_an_invitation_takes_over_no_account_of_another_area(
    person: Callable[..., Person], as_role: Callable[..., Client]
) -> None:
    nation = person("administrator", "ID")
    admin = as_role("administrator", "31")
    given = {"name": "X", "email": nation.email.upper(), "role": "viewer", "area": "31"}
    assert admin.post("/orang/undang", given).status_code == 400
    link = re.search(
        r"http://testserver(/undangan/[\w-]+)",
        admin.post("/orang/undang", {**given, "email": "baru@contoh.test"}).text,
    )
    assert link
    person("viewer", "32", email="baru@contoh.test")
    assert Client().get(link[1]).status_code == 404, "it belongs to another area by now"


def test_an_invitation_ends_with_the_right_of_who_gave_it(
    person: Callable[..., Person], as_role: Callable[..., Client]
) -> None:
    admin = as_role("administrator", "31")
    given = {"name": "X", "email": "x@contoh.test", "role": "viewer", "area": "31.71"}
    link = re.search(r"http://testserver(/undangan/[\w-]+)", admin.post("/orang/undang", given).text)
    assert link
    assert Client().get(link[1]).status_code == 200
    Person.objects.filter(role="administrator").update(area_code="32")
    assert Client().get(link[1]).status_code == 404


def test_an_invitation_from_the_command_line_gives_the_first_account(client: Client) -> None:
    from semesta.web.people.inviting import invite

    token = invite(None, email="Sari@contoh.test", name="Sari", role="administrator", area="31")
    given = {"password": PASSWORD, "again": PASSWORD}
    assert client.post(f"/undangan/{token}", given).headers["Location"] == "/akun"
    assert client.get("/orang").status_code == 200
    assert Client().get(f"/undangan/{token}").status_code == 404
