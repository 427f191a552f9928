"""The audit: what is noted, that no row can be changed unseen, and who may read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection, transaction

from semesta.web.trail.checking import check, check_site
from semesta.web.trail.models import Entry
from semesta.web.trail.sealing import SEALED
from semesta.web.trail.writing import HEAD, note

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from semesta.workspace import Workspace

pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, Any]]:
    return list(Entry.objects.order_by("number").values(*SEALED, "digest"))


@pytest.fixture
def three(office_copy: Workspace) -> list[dict[str, Any]]:
    for number in range(3):
        note(f"orang{number}@contoh.test", "test", f"hal {number}", area="31.71")
    return rows()


def codes(found: tuple[int, list[Any]]) -> list[str]:
    return [each.code for each in found[1]]


def test_a_sound_audit_is_sound(three: list[dict[str, Any]]) -> None:
    assert check(three, {"number": 3, "digest": three[2]["digest"]}) == (3, [])


@pytest.mark.parametrize("field", [name for name in SEALED if name not in {"number", "previous"}])
def test_a_changed_row_is_found(three: list[dict[str, Any]], field: str) -> None:
    three[1][field] = {"x": 1} if field == "facts" else "lain"
    assert codes(check(three, None)) == ["E-WEB-010"]


def test_a_missing_row_is_found_in_the_middle_and_at_the_end(three: list[dict[str, Any]]) -> None:
    head = {"number": 3, "digest": three[2]["digest"]}
    assert codes(check([three[0], three[2]], head)) == ["E-WEB-011"]
    assert codes(check(three[:2], head)) == ["E-WEB-011"]
    assert codes(check([], head)) == ["E-WEB-011"]


def test_reordered_rows_are_found(three: list[dict[str, Any]]) -> None:
    one, two = dict(three[0]), dict(three[1])
    one["number"], two["number"] = two["number"], one["number"]
    assert codes(check([two, one, three[2]], None))
    assert "E-WEB-012" in codes(check([two, one, three[2]], None))


def test_rows_that_were_sealed_anew_are_found_by_the_head(three: list[dict[str, Any]]) -> None:
    head = {"number": 3, "digest": "f" * 64}
    assert codes(check(three, head)) == ["E-WEB-010"]


def test_the_database_itself_refuses_to_change_the_audit(three: list[dict[str, Any]]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(number=1).update(who="lain")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM trail_entry WHERE number = 3")
    with pytest.raises(TypeError):
        Entry.objects.get(number=1).delete()
    empty = "TRUNCATE trail_entry" if connection.vendor == "postgresql" else "DELETE FROM trail_entry"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(empty)
    assert len(rows()) == 3


def test_the_head_is_kept_outside_the_database(
    office_copy: Workspace, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        entry = note("a@contoh.test", "test")
    assert json.loads((office_copy.path / HEAD).read_text())["digest"] == entry.digest
    assert check_site() == (1, [])


def test_numbers_of_people_are_masked_in_reasons(office_copy: Workspace) -> None:
    assert note("a@contoh.test", "test", reason="NIK 3171011203900001").reason == "NIK 3171**********01"


def test_logins_failures_and_changes_are_noted(person: Callable[..., Any], client: Client) -> None:
    me = person("administrator")
    client.post("/masuk", {"email": me.email, "password": "salah"})
    client.post("/masuk", {"email": me.email, "password": "kuda-laut-biru-81"})
    client.post("/orang/undang", {"name": "X", "email": "x@contoh.test", "role": "viewer", "area": "31"})
    client.post("/keluar")
    done = [row["action"] for row in rows()]
    assert done == ["login.failed", "login", "people.invite", "logout"]


def test_an_auditor_searches_rows_of_the_own_area(as_role: Callable[..., Client]) -> None:
    note("a@contoh.test", "import.approve", "B0001", area="31.71")
    note("b@contoh.test", "import.approve", "B0002", area="31.72")
    page = as_role("auditor", "31.71").get("/audit").text
    assert "B0001" in page
    assert "B0002" not in page
    client = as_role("auditor", "31")
    assert "B0002" in client.get("/audit?q=B0002").text
    assert "B0001" not in client.get("/audit?q=B0002").text
    assert "Tidak ada catatan" in client.get("/audit?action=nothing").text


def test_the_audit_is_read_page_by_page(
    as_role: Callable[..., Client], django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        note("a@contoh.test", "test", f"hal-{number}")
    client = as_role("auditor")
    with django_assert_max_num_queries(8):
        page = client.get("/audit").text
    assert "hal-59" in page
    assert "hal-2<" not in page
    assert "before=" in page
