"""The API: public figures, tokens with scope and area, pages, forms, one shape of errors, and limits."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from semesta.web.api.limits import ANONYMOUS, Buckets
from semesta.web.api.models import Token
from semesta.web.api.tokens import Scope, make_token, may

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

pytestmark = pytest.mark.django_db
BASE = "/api/v1"


@pytest.fixture(autouse=True)
def _many_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ANONYMOUS, "burst", 10_000)


def test_areas_come_page_by_page(client: Client) -> None:
    first = client.get(f"{BASE}/areas?area=ID&limit=20").json()
    assert first["items"][0] == {
        "area_code": "ID", "area_name": "Indonesia", "level": "nation", "kind": "negara", "parent_code": None,
    }  # fmt: skip
    rest = client.get(f"{BASE}/areas?area=ID&limit=20&cursor={first['next_cursor']}").json()
    assert len(first["items"]) + len(rest["items"]) == 39
    assert rest["next_cursor"] is None


def test_coverage_has_the_columns_of_the_command_line(client: Client) -> None:
    made = client.get(f"{BASE}/coverage?area=31&period=2025-07&basis=residence").json()
    row = made["items"][0]
    assert (row["area_code"], row["participants"], row["workers"], row["target"]) == (
        "31",
        2123056,
        4131263,
        0.66,
    )
    assert row["coverage"] == pytest.approx(0.5139, abs=1e-4)
    assert {"gap", "definition", "source", "flags", "hidden"} <= set(row)


def test_hidden_cells_are_hidden_in_every_form(client: Client) -> None:
    import pyarrow.parquet as pq

    address = f"{BASE}/coverage?area=31&period=2025-12&basis=residence&level=village&limit=1000"
    rows = client.get(address).json()["items"]
    hidden = {row["area_code"] for row in rows if row["hidden"]}
    assert hidden
    lines = list(csv.DictReader(io.StringIO(client.get(f"{address}&format=csv").text)))
    assert {line["area_code"] for line in lines if not line["participants"]} >= hidden
    answer = client.get(address, headers={"Accept": "application/vnd.apache.parquet"})
    table = pq.read_table(io.BytesIO(answer.content)).to_pylist()
    assert {line["area_code"] for line in table if line["participants"] is None} >= hidden
    assert len(lines) == len(table) == len(rows)


def test_splits_trends_and_targets(client: Client) -> None:
    split = client.get(f"{BASE}/coverage?area=31&period=2025-12&by=segment").json()["items"]
    assert split[0]["segment"] == "PU"
    trend = client.get(f"{BASE}/trends?area=31").json()["items"]
    assert trend[0]["period"] == "2025-12"
    assert client.get(f"{BASE}/targets?area=31").json()["items"][0]["target"] == 0.66


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/areas?area=99", 404), ("/coverage?area=31&period=1999-01", 404), ("/coverage?level=street", 422),
        ("/areas?cursor=x", 400), ("/areas?limit=0", 422), ("/coverage?area=31.71.01.1001&level=province", 200),
    ],
)  # fmt: skip
def test_errors_have_one_shape(client: Client, address: str, status: int) -> None:
    answer = client.get(BASE + address)
    assert answer.status_code == status
    if status != 200:
        assert answer.headers["Content-Type"] == "application/problem+json"
        body = answer.json()
        assert {"type", "title", "status", "detail", "instance"} <= set(body)
        assert body["status"] == status


def test_a_token_that_is_unknown_or_ended_is_refused(person: Callable[..., Any], client: Client) -> None:
    headers = {"Authorization": "Bearer smt_nothing"}
    answer = client.get(f"{BASE}/areas", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    me = person("viewer")
    text = make_token(me, "x", ["figures"], "31", 30)
    assert client.get(f"{BASE}/areas", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"{BASE}/areas", headers={"Authorization": f"Bearer {text}"}).status_code == 401


def test_a_token_reaches_no_further_than_its_person_does_today(person: Callable[..., Any]) -> None:
    me = person("area_officer", "31.71")
    make_token(me, "x", ["uncovered"], "31.71", 30)
    token = Token.objects.get()
    assert may(token, Scope.UNCOVERED, "31.71.01")
    assert not may(token, Scope.UNCOVERED, "31.72")
    assert not may(token, Scope.FIGURES, "31.71")
    me.role = "viewer"
    me.save()
    token = Token.objects.get()
    assert not may(token, Scope.UNCOVERED, "31.71.01")


def test_tokens_are_made_shown_once_and_ended_on_their_page(as_role: Callable[..., Client]) -> None:
    client = as_role("area_officer", "31.71")
    outside = {"name": "x", "scopes": ["uncovered"], "area": "31", "days": "30"}
    assert client.post("/akun/token", outside).status_code == 400
    page = client.post("/akun/token", {**outside, "area": "31.71"}).text
    found = re.search(r"smt_[\w-]+", page)
    assert found
    assert found[0] not in client.get("/akun/token").text
    assert Token.objects.get().digest != found[0]
    client.post(f"/akun/token/{Token.objects.get().pk}/akhiri")
    assert client.get(f"{BASE}/areas", headers={"Authorization": f"Bearer {found[0]}"}).status_code == 401


def test_too_many_requests_are_told_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ANONYMOUS, "burst", 2)
    answers = [client.get(f"{BASE}/areas").status_code for _ in range(4)]
    assert answers[:2] == [200, 200]
    assert answers[-1] == 429


def test_a_bucket_fills_up_with_time() -> None:
    bucket = Buckets(rate=2, burst=2)
    assert [bucket.take("a", 0.0) for _ in range(3)] == [0.0, 0.0, 0.5]
    assert bucket.take("b", 0.0) == 0.0
    assert bucket.take("a", 0.6) == 0.0


def test_all_processes_of_the_site_count_together(settings: Any) -> None:
    bucket = Buckets(rate=0.001, burst=3)
    assert bucket.take("a") == 0.0
    program = (
        "import django; from django.conf import settings; from pathlib import Path; import sys\n"
        "settings.configure(SITE_FILES=Path(sys.argv[1]))\n"
        "from semesta.web.api.limits import Buckets\n"
        "print([Buckets(0.001, 3).take('a') > 0 for _ in range(3)])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(settings.SITE_FILES)], capture_output=True, check=True
    )
    assert told.stdout.decode().strip() == "[False, False, True]"


def test_the_description_of_the_api_keeps_what_it_promises(client: Client) -> None:
    made = client.get(f"{BASE}/openapi.json").json()
    assert {"/api/v1/areas", "/api/v1/coverage", "/api/v1/trends", "/api/v1/targets"} <= set(made["paths"])


def post(client: Client, path: str, **given: Any) -> Any:
    return client.post(f"{BASE}/calculator/{path}", given, content_type="application/json")


def test_the_calculator_answers_programs_as_the_command_line_does(client: Client) -> None:
    made = post(client, "contribution", date="2025-12-01", wage=5_000_000, jkk_group=1).json()
    assert made["programmes"]["JKM"]["total"] == 15_000
    assert made["trace"][0]["words"]
    assert made["trace"][0]["parameters"][0]["article"]
    paid = post(client, "benefit/jkm", date="2025-12-01").json()
    assert paid["amount"] == 42_000_000
    child = {"primary": 6, "birth_date": "2015-05-17"}
    scholarship = post(client, "benefit/scholarship", date="2025-12-01", programme="JKK", child=[child])
    assert scholarship.status_code == 200, scholarship.text
    assert post(client, "pension-age", birth_date="1990-01-01").json()["pension_age"] >= 59


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("contribution", {"date": "2025-12-01", "wage": -1}, 422), ("contribution", {}, 422),
        ("contribution", {"date": "2025-12-01", "wage": 1, "law": "mine"}, 422),
        ("contribution", {"date": "1960-01-01", "wage": 5_000_000}, 400), ("benefit/none", {"date": "2025-12-01"}, 422),
        ("benefit/jp", {"date": "2025-12-01"}, 400), ("pension-age", {"birth_date": "2999-01-01"}, 400),
    ],
)  # fmt: skip
def test_the_calculator_refuses_in_words(
    client: Client, path: str, given: dict[str, Any], status: int
) -> None:
    answer = post(client, path, **given)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"]


def test_what_the_frame_refuses_has_the_same_shape(client: Client) -> None:
    for answer, status in ((client.get(f"{BASE}/none"), 404), (client.delete(f"{BASE}/areas"), 405)):
        assert answer.status_code == answer.json()["status"] == status
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_whoever_must_wait_is_told_how_long(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ANONYMOUS, "burst", 1)
    client.get(f"{BASE}/areas")
    assert int(client.get(f"{BASE}/areas").headers["Retry-After"]) >= 1


def test_behind_the_office_s_proxy_people_are_counted_by_their_own_address(rf: Any, settings: Any) -> None:
    from semesta.web.api.limits import address_of

    request = rf.get("/", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"})
    assert address_of(request) == "127.0.0.1"
    settings.IS_HTTPS = True
    assert address_of(request) == "2.2.2.2"
