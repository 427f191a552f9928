"""The list of uncovered workers: own area alone, filters, outcomes, unmasking with a reason, and what the next month says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from semesta.web.api.models import Token
from semesta.web.api.tokens import make_token
from semesta.web.tasks import queue
from semesta.web.trail.models import Entry
from semesta.web.worklist.models import Case, Echo, Outcome
from semesta.web.worklist.working import _echo, _take

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from semesta.workspace import Workspace

pytestmark = pytest.mark.django_db
INSIDE, OUTSIDE = "31.71.01.1001", "31.72.01.1001"


def record(number: int, village: str = INSIDE, **more: Any) -> dict[str, Any]:
    return {
        "worker_id": f"W{number}", "name": f"Orang Contoh {number:04d}", "birth_date": date(1990, 1, 1), "sex": "male",
        "village_code": village, "formality": "informal", "occupation": "Nelayan", "decile": 3,
        "nik": "3171**********01", **more,
    }  # fmt: skip


@pytest.fixture
def cases() -> None:
    """Sixty workers of a village in Jakarta Pusat, ten of one in Jakarta Utara."""
    _take([record(number) for number in range(60)], "2025-12")
    _take([record(number, OUTSIDE) for number in range(100, 110)], "2025-12")


@pytest.fixture
def officer(as_role: Callable[..., Client], cases: None) -> Client:
    return as_role("area_officer", "31.71")


def one(number: int = 0) -> Case:
    return Case.objects.get(worker_id=f"W{number}")


def test_the_list_is_filled_from_the_registers(
    as_role: Callable[..., Client], office_copy: Workspace
) -> None:
    task = queue.ask("list", None, period="2025-12")
    queue.run(task)
    assert task.state == "done", task.result
    number = Case.objects.count()
    assert number == task.result["rows"] > 1000
    assert not Case.objects.exclude(nik="").exclude(nik__contains="****").exists()
    queue.run(task)
    assert Case.objects.count() == number
    found = Case.objects.filter(village_code__startswith="31.71").exclude(nik="").first()
    assert found is not None
    client = as_role("area_officer", "31.71")
    page = client.post(f"/daftar/{found.pk}/nik", {"reason": "mencocokkan KTP di rumahnya"}).text
    assert "mencocokkan" not in page
    assert "****" not in page.split("<dt>NIK</dt>")[1][:60]
    entry = Entry.objects.get(action="case.unmask")
    assert (entry.subject, entry.reason) == (found.worker_id, "mencocokkan KTP di rumahnya")


def test_an_officer_sees_the_own_area_alone(officer: Client) -> None:
    page = officer.get("/daftar").text
    assert "Orang Contoh 0000" in page
    assert "Orang Contoh 0100" not in page
    assert "Orang Contoh 0100" not in officer.get(f"/daftar?area={OUTSIDE}").text
    assert "Orang Contoh 0100" not in b"".join(officer.get("/daftar.csv").streaming_content).decode()  # type: ignore[attr-defined] # a streamed answer, which the stubs do not know of
    assert OUTSIDE not in officer.get("/daftar/kemajuan").text
    other = one(100).pk
    assert officer.get(f"/daftar/{other}").status_code == 404
    assert officer.post(f"/daftar/{other}/hasil", {"outcome": "moved"}).status_code == 404
    assert officer.post(f"/daftar/{other}/nik", {"reason": "alasan yang panjang"}).status_code == 404


def test_the_list_goes_on_page_by_page(officer: Client) -> None:
    import re

    first = officer.get("/daftar").text
    found = re.search(r'href="\?(after=[^"]+)"', first)
    assert found
    second = officer.get("/daftar?" + found[1].replace("&amp;", "&")).text
    seen = re.findall(r"Orang Contoh \d{4}</a>", first + second)
    assert len(seen) == len(set(seen)) == 60
    assert officer.get("/daftar?after=broken").status_code == 200


def test_filters_narrow_the_list(officer: Client) -> None:
    Case.objects.filter(worker_id="W1").update(outcome="moved", formality="formal")
    assert officer.get("/daftar?outcome=moved").text.count("Orang Contoh") == 2  # the name and its checkbox
    assert "Orang Contoh 0001" not in officer.get("/daftar?outcome=open").text
    assert officer.get("/daftar?formality=formal").text.count("Orang Contoh") == 2
    assert "Tidak ada nama" in officer.get("/daftar?mine=1").text


def test_cases_are_given_to_officers_of_the_area(officer: Client, person: Callable[..., Any]) -> None:
    colleague, stranger = person("area_officer", "31.71.01"), person("area_officer", "31.72")
    chosen = {"case": [one(1).pk, one(100).pk], "officer": colleague.pk}
    assert officer.post("/daftar/tugaskan", chosen).status_code == 302
    assert one(1).assigned_to == colleague
    assert one(100).assigned_to is None
    assert officer.post("/daftar/tugaskan", {**chosen, "officer": stranger.pk}).status_code == 404


def test_an_outcome_is_noted_with_day_and_note(officer: Client) -> None:
    given = {
        "outcome": "registered",
        "outcome_on": "2025-12-20",
        "outcome_note": "NIK 3171011203900001",
        "nik": "x",
    }
    assert officer.post(f"/daftar/{one().pk}/hasil", given).status_code == 302
    case = one()
    assert (case.outcome, case.outcome_on, case.nik) == ("registered", date(2025, 12, 20), "3171**********01")
    assert "3171011203900001" not in case.outcome_note
    tomorrow = str(date.today() + timedelta(days=2))  # noqa: DTZ011 - any day that has not come
    for wrong in ({"outcome": "sold"}, {"outcome": "moved", "outcome_on": tomorrow}, {}):
        assert officer.post(f"/daftar/{one(2).pk}/hasil", wrong).status_code == 400


def test_opening_a_record_is_noted_and_shows_no_nik(officer: Client) -> None:
    page = officer.get(f"/daftar/{one().pk}").text
    assert "3171**********01" in page
    assert "<title>Pekerja" in page
    assert Entry.objects.get(action="case.open").subject == "W0"
    assert officer.post(f"/daftar/{one().pk}/nik", {"reason": "x"}).status_code == 400
    assert not Entry.objects.filter(action="case.unmask").exists()


def test_the_next_register_confirms_or_contradicts() -> None:
    _take([record(number) for number in range(4)], "2025-12")
    Case.objects.filter(worker_id__in=["W0", "W1"]).update(outcome=Outcome.REGISTERED)
    _take([record(1), record(3), record(9)], "2026-01")
    _echo("2026-01")
    assert (one(0).is_open, one(0).echo) == (False, Echo.CONFIRMED)
    assert (one(1).is_open, one(1).echo) == (True, Echo.CONTRADICTED)
    assert (one(2).is_open, one(2).echo) == (False, Echo.GONE)
    assert (one(3).echo, one(9).first_seen) == ("", "2026-01")
    _take([record(2)], "2026-02")
    _echo("2026-02")
    assert one(2).is_open


def test_names_that_a_spreadsheet_would_run_are_defused(as_role: Callable[..., Client]) -> None:
    _take([record(1, name="=HYPERLINK(1)")], "2025-12")
    client = as_role("area_officer", "31.71")
    assert ",'=HYPERLINK(1)," in b"".join(client.get("/daftar.csv").streaming_content).decode()  # type: ignore[attr-defined] # a streamed answer, which the stubs do not know of


def test_a_full_list_costs_few_queries(
    officer: Client, django_assert_max_num_queries: Any, person: Callable[..., Any]
) -> None:
    Case.objects.update(assigned_to=person("area_officer", "31.71.01"))
    with django_assert_max_num_queries(6):
        officer.get("/daftar")
    with django_assert_max_num_queries(4):
        officer.get("/daftar/kemajuan")


def test_programs_read_the_list_with_a_token_of_that_scope_and_area(
    person: Callable[..., Any], client: Client, cases: None
) -> None:
    me = person("area_officer", "31.71")
    text = make_token(me, "x", ["uncovered"], "31.71", 3)
    headers = {"Authorization": f"Bearer {text}"}
    page = client.get("/api/v1/uncovered?area=31.71&limit=40", headers=headers).json()
    rest = client.get(
        f"/api/v1/uncovered?area=31.71&limit=40&cursor={page['next_cursor']}", headers=headers
    ).json()
    assert len({row["worker_id"] for row in page["items"] + rest["items"]}) == 60
    assert client.get("/api/v1/uncovered?area=31", headers=headers).status_code == 403
    assert client.get("/api/v1/uncovered?area=31.71").status_code == 401
    Token.objects.update(scopes=["figures"])
    assert client.get("/api/v1/uncovered?area=31.71", headers=headers).status_code == 403


def test_demo_accounts_are_one_for_each_role_and_let_in(client: Client) -> None:
    from semesta.web.people.demo import demo_accounts
    from semesta.web.people.rights import Role

    accounts, password = demo_accounts("ID")
    assert [each.role for each in accounts] == list(Role)
    again, newer = demo_accounts("ID")
    assert again == accounts
    assert newer != password
    assert client.post("/masuk", {"email": accounts[0].email, "password": newer}).status_code == 302
