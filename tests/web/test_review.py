"""The review: own area alone, differences in words, decisions that can be taken back, and every opening in the trail."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import semesta.web
from semesta.coverage.reviewing import Shown, decisions, queue
from semesta.coverage.runs import make
from semesta.engine import connect
from semesta.identity.persons import link_persons
from semesta.language import domain
from semesta.registers.importing import Request, import_files
from semesta.synth import write_extracts
from semesta.web.review.comparing import key_of, lines_of
from semesta.web.review.models import Pair
from semesta.web.trail.models import Entry
from semesta.workspace import create
from tests.web.conftest import PERIOD, REGISTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from semesta.workspace import Workspace

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("review")]  # one process links its office
SHARE = 0.0006


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A smaller office than the others' after a link run and a count through it: linking compares very many pairs."""
    folder = tmp_path_factory.mktemp("linked")
    office = create(folder / "ws", "31")
    write_extracts(folder / "extracts", share=SHARE)
    for name in REGISTERS:
        import_files(office, Request(name, [folder / "extracts" / f"{name}.csv"], PERIOD, source="synthetic"))
    with office.scratch() as scratch:
        con = connect(scratch, office.settings.memory_limit)
        try:
            link_persons(con, office, PERIOD, "2026-01-05T00:00:00+00:00", "person")
        finally:
            con.disconnect()
    make(office, PERIOD, "ucj")
    return office


@pytest.fixture
def linked_site(linked: Workspace, settings: Any, tmp_path: Path) -> Workspace:
    """A site over a copy of it, to be changed."""
    import shutil

    from semesta.workspace import Workspace as Office

    copy = tmp_path / "linked"
    shutil.copytree(linked.path, copy)
    settings.SITE_WORKSPACE, settings.SITE_FILES = copy, copy / "site"
    return Office(copy)


def shown(**fields: str | None) -> Shown:
    return Shown("workers:W1", "workers", "W1", fields, 1)


def test_differences_are_told_in_words_and_numbers_are_masked() -> None:
    left = shown(name="SITI AMINAH", nik="3171011203900001", birth_date="1990-03-12", sex=None)
    right = shown(name="Siti Aminah", nik="3171011203900009", birth_date="1990-03-21", sex="female")
    lines = {line.field: line for line in lines_of(left, right)}
    assert {name: line.verdict for name, line in lines.items()} == {
        "name": "same", "nik": "differs", "birth_date": "differs", "sex": "empty",
    }  # fmt: skip
    assert lines["nik"].left[0].text == "3171**********01"
    marked = [piece.text for piece in lines["birth_date"].right if piece.is_marked]
    assert marked == ["2"]
    whole = {line.field: line for line in lines_of(left, right, unmasked=True)}
    assert "".join(piece.text for piece in whole["nik"].left) == "3171011203900001"
    assert key_of(Shown("participants:12345678901", "participants", "12345678901", {}, 1)) == "1234*****01"


def test_the_queue_asks_for_linking_first(as_role: Callable[..., Client]) -> None:
    client = as_role("data_officer", "31")
    assert "semesta link" in client.get("/tinjau").text
    assert client.get("/tinjau?entity=employer").status_code == 200


def test_a_pair_is_opened_decided_and_taken_back(
    as_role: Callable[..., Client], linked_site: Workspace
) -> None:
    client = as_role("data_officer", "31")
    page = client.get("/tinjau").text
    pair = Pair.objects.earliest("pk")
    pk = pair.pk
    assert f'href="/tinjau/{pk}"' in page
    opened = client.get(f"/tinjau/{pk}")
    assert opened.status_code == 200
    for word in ("Petunjuk:", "berbeda", 'data-key="1"'):
        assert word in opened.text
    entry = Entry.objects.get(action="review.open")
    assert entry.subject == f"pair {pk}"
    for text in (page, opened.text, str(entry.facts)):
        assert not re.search(r"\b\d{11,16}\b", re.sub(r'value="[^"]*"|W\d+', "", text))
    answer = client.post(f"/tinjau/{pk}/putusan", {"verdict": "merge", "why": "sama 3171011203900001"})
    assert answer.status_code == 302
    assert answer.headers["Location"] != f"/tinjau/{pk}"
    found = decisions(linked_site)
    assert [(each.verdict, each.why) for each in found] == [("merge", "sama 3171**********01")]
    assert Entry.objects.get(action="review.decide").facts["verdict"] == "merge"
    _, _, waiting = client.get("/tinjau").text.partition("<table>")
    assert f'href="/tinjau/{pk}"' not in waiting
    again = client.get(f"/tinjau/{pk}").text
    assert 'data-key="u"' in again
    assert client.post(f"/tinjau/{pk}/batal").status_code == 302
    assert decisions(linked_site)[-1].verdict == "undone"
    assert Entry.objects.filter(action="review.undo").count() == 1
    assert client.post(f"/tinjau/{pk}/putusan", {"verdict": "perhaps"}).status_code == 404


def test_the_effect_on_the_interval_is_shown(as_role: Callable[..., Client], linked_site: Workspace) -> None:
    client = as_role("data_officer", "31")
    client.get("/tinjau")
    for pair in Pair.objects.all()[:5]:
        assert "<html" in client.get(f"/tinjau/{pair.pk}/pengaruh").text
        part = client.get(f"/tinjau/{pair.pk}/pengaruh", headers={"HX-Request": "true"})
        assert "<html" not in part.text
        assert part.status_code == 200
        if "Bila sama" in part.text:
            assert part.text.count("<h3>") == 2
            return
    pytest.fail("no pair moves any interval")


def test_pairs_of_other_areas_are_not_there(as_role: Callable[..., Client], linked_site: Workspace) -> None:
    every = queue(linked_site, "person", limit=500)
    city = next(each.area_code for each in every if each.area_code or "")[:6]  # type: ignore[index] # there is one in this test
    client = as_role("data_officer", city[:5])
    inside = [each for each in every if (each.area_code or "").startswith(city)]
    assert 0 < len(inside) < len(every)
    page = client.get("/tinjau").text
    assert f"{len(inside)} menunggu" in page
    other = next(each for each in every if not (each.area_code or "").startswith(city))
    theirs = Pair.objects.create(
        entity="person", left=other.left.id, right=other.right.id, area_code=other.area_code or ""
    )
    for address in ("", "/pengaruh"):
        assert client.get(f"/tinjau/{theirs.pk}{address}").status_code == 404
    for address in ("/putusan", "/batal", "/nik"):
        assert client.post(f"/tinjau/{theirs.pk}{address}", {"verdict": "merge", "reason": "x" * 20}).status_code == 404  # fmt: skip
    assert decisions(linked_site) == []


def test_numbers_are_shown_whole_to_who_says_why(
    as_role: Callable[..., Client], linked_site: Workspace
) -> None:
    client = as_role("data_officer", "31")
    client.get("/tinjau")
    found = next(
        each for each in queue(linked_site, "person", limit=50) if len(each.left.fields["nik"] or "") == 16
    )
    pk = Pair.objects.get(left=found.left.id, right=found.right.id).pk
    assert client.post(f"/tinjau/{pk}/nik", {"reason": "x"}).status_code == 400
    assert not Entry.objects.filter(action="review.unmask").exists()
    page = client.post(f"/tinjau/{pk}/nik", {"reason": "mencocokkan dengan kartu keluarga"}).text
    text = re.sub(r"<[^>]+>", "", page)
    assert str(found.left.fields["nik"]) in text
    assert Entry.objects.get(action="review.unmask").reason == "mencocokkan dengan kartu keluarga"


def test_every_text_of_the_review_is_used() -> None:
    root = Path(semesta.web.__file__).parent / "review"
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in [*root.rglob("*.html"), *root.glob("*.py")]
    )
    groups = set(re.findall(r"f\"(review\.[a-z_.]+)\.\{", sources)) | set(re.findall(r"named:'(review[a-z_.]+)'", sources))  # fmt: skip
    unused = [
        key
        for key in domain("review")
        if f"'{key}'" not in sources and f'"{key}"' not in sources and key.rpartition(".")[0] not in groups
    ]
    assert unused == []
