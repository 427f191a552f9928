"""The API against its own description: schemathesis asks what nobody would, as nobody and with tokens of two areas."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as how

from semesta.web.api.limits import ANONYMOUS, KNOWN
from semesta.web.api.tokens import Scope, make_token
from semesta.web.worklist.models import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.django_db
EXAMPLES = 5
MARK = "RAHASIA"
GUARDED = ("/api/v1/uncovered", "/api/v1/imports")
WHO = {
    "nobody": None,
    "area_officer": ("area_officer", "31.71", Scope.UNCOVERED),
    "data_officer": ("data_officer", "31.71", Scope.IMPORTS),
}


def _schema() -> Any:
    from semesta.web.wsgi import application

    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No limits, and the connection stays open, in whose transaction the test is (Django's own client does the same)."""
    monkeypatch.setattr(ANONYMOUS, "burst", 100_000)
    monkeypatch.setattr(KNOWN, "burst", 100_000)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("who", list(WHO))
def test_whatever_is_asked_the_answer_has_the_promised_shape_and_tells_nothing_of_another_area(
    person: Callable[..., Any], who: str
) -> None:
    for number, village in enumerate(("31.71.01.1001", "31.72.01.1001")):
        Case.objects.create(
            worker_id=f"W{number}", name=f"{MARK} {village}", village_code=village, first_seen="2025-12", last_seen="2025-12"
        )  # fmt: skip
    headers, asker = {}, WHO[who]
    if asker:
        role, area, scope = asker
        headers["Authorization"] = f"Bearer {make_token(person(role, area), 'x', [scope], area, 3)}"
    answered = set()
    places = cycle(("31.71", "31.72", "31", "31.71.01"))
    for found in _schema().get_all_operations():
        operation = found.ok()
        if asker and not operation.path.startswith(GUARDED):
            continue

        @given(case=operation.as_strategy())
        @how(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
             suppress_health_check=list(HealthCheck))  # fmt: skip
        def ask(case: Any) -> None:
            if asker and case.query and "area" in case.query:
                case.query["area"] = next(places)
            answer = case.call(headers=headers)
            assert answer.status_code < 500, (case.method, case.path)
            assert f"{MARK} 31.72".encode() not in answer.content
            if answer.status_code >= 400:
                assert answer.headers["content-type"][0].startswith("application/problem+json"), case.path
                assert answer.json()["status"] == answer.status_code
            answered.add((case.path, answer.status_code))

        ask()
    reached = {path for path, status in answered if status < 400}
    assert len(reached) >= (4 if who == "nobody" else 1), answered


def test_the_token_of_an_area_reads_that_area_and_what_lies_beside_it_is_refused(
    person: Callable[..., Any], client: Any
) -> None:
    Case.objects.create(
        worker_id="W1", name=MARK, village_code="31.72.01.1001", first_seen="2025-12", last_seen="2025-12"
    )
    for area, status in (("31.72", 200), ("31.71", 403)):
        token = make_token(person("area_officer", area), "x", ["uncovered"], area, 3)
        answer = client.get("/api/v1/uncovered?area=31.72", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status
        assert (MARK in answer.text) == (status == 200)
