"""The public dashboard: figures with all that belongs to them, drill-down, downloads, and nothing small."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage.runs import Results
from semesta.web.dashboard.keeping import shelf

if TYPE_CHECKING:
    from django.test import Client

    from semesta.workspace import Workspace

pytestmark = pytest.mark.django_db
PUBLISHED = "2025-07_residence_ucj"


@pytest.fixture
def run(small_office: Workspace) -> str:
    """The number of the stored run."""
    return Results(small_office).runs()[0].run


def table(client: Client, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_published_headline_has_its_two_numbers_basis_month_definition_and_gap(client: Client) -> None:
    text = client.get(f"/wilayah/31/?figure={PUBLISHED}").text
    for part in (
        "51,39%",
        "2.123.056",
        "4.131.263",
        "menurut domisili",
        "Juli 2025",
        "definisi ucj",
        "66%",
        "603.578",
        "Terbit",
    ):
        assert part in text, part
    assert "SINTETIS" not in text.split('class="grid"')[0].split('class="mark')[1][:90]
    english = client.get(f"/wilayah/31/?figure={PUBLISHED}&lang=en").text
    assert "51.39%" in english
    assert "2,123,056" in english


def test_a_computed_headline_says_that_its_data_is_synthetic(client: Client, run: str) -> None:
    text = client.get(f"/wilayah/31/?figure={run}").text
    assert "DATA SINTETIS" in text
    assert "Dihitung" in text


def test_the_two_bases_are_told_apart(client: Client) -> None:
    text = client.get("/wilayah/31/").text
    assert "menurut tempat pendaftaran" in text
    assert "menurut domisili" in text


@pytest.mark.parametrize(
    ("code", "child"), [("ID", "31"), ("31", "31.71"), ("31.71", "31.71.01"), ("31.71.01", "31.71.01.1001")]
)
def test_every_level_leads_to_the_next(client: Client, code: str, child: str) -> None:
    assert f'href="/wilayah/{child}/"' in client.get(f"/wilayah/{code}/").text


def test_a_village_has_a_page_and_nothing_below(client: Client) -> None:
    answer = client.get("/wilayah/31.71.01.1001/")
    assert answer.status_code == 200
    assert 'href="/wilayah/31.71.01/"' in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/wilayah/99/",
        "/wilayah/31/?figure=R0",
        "/wilayah/31/cara?figure=x",
        "/wilayah/31/lain.svg",
        "/wilayah/31/tabel.exe",
        "/wilayah/31/tabel.csv?by=nik",
    ],
)
def test_what_is_not_there_is_said_in_words(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_a_level_that_the_area_has_not_is_refused(client: Client) -> None:
    assert client.get("/wilayah/31.71/?level=province").status_code == 400


def test_small_cells_are_hidden_everywhere(client: Client, run: str) -> None:
    rows = table(client, f"/wilayah/31/tabel.csv?figure={run}&level=village")
    hidden = [row for row in rows if row["hidden"]]
    assert hidden, "this office is small: some of its villages must be hidden"
    assert all(
        not row[name]
        for row in hidden
        for name in ("participants", "workers", "coverage", "gap", "low", "high")
    )
    for row in rows:
        for name in ("participants", "workers", "gap"):
            assert not row[name] or not 0 < int(row[name]) < 5, row
    page = client.get(f"/wilayah/31/?figure={run}&level=village").text
    assert page.count("disembunyikan") >= len(hidden)


def test_a_hidden_area_is_hidden_on_its_own_page_and_on_the_map(client: Client, run: str) -> None:
    rows = table(client, f"/wilayah/31/tabel.csv?figure={run}&level=village")
    code = next(row["area_code"] for row in rows if row["hidden"])
    page = client.get(f"/wilayah/{code}/?figure={run}").text
    assert "Disembunyikan" in page
    assert "%</p>" not in page.split('class="figure"')[1][:40]
    spec = client.get(f"/wilayah/31/peta.json?figure={run}&level=village").text
    facts = [part for part in spec.split("{") if f'"code":"{code}"' in part]
    assert facts
    assert all('"told":"disembunyikan"' in part for part in facts)


def test_a_threshold_of_nought_hides_nothing(client: Client, office_copy: Workspace) -> None:
    with office_copy.settings_file.open("a", encoding="utf-8") as file:
        file.write("suppression_threshold = 0\n")
    run = Results(office_copy).runs()[0].run
    rows = table(client, f"/wilayah/31/tabel.csv?figure={run}&level=village")
    assert not any(row["hidden"] for row in rows)
    assert any(0 < int(row["participants"] or 0) < 5 for row in rows)


def test_splits_come_as_table_and_file(client: Client, run: str) -> None:
    rows = table(client, f"/wilayah/31/tabel.csv?figure={run}&by=segment")
    assert [row["segment"] for row in rows][:2] == ["PU", "BPU"]
    assert "Penerima upah (PU)" in client.get(f"/wilayah/31/?figure={run}").text


def test_a_workbook_has_the_figures_as_numbers(client: Client) -> None:
    from openpyxl import load_workbook

    answer = client.get(f"/wilayah/31/tabel.xlsx?figure={PUBLISHED}")
    assert 'filename="semesta-31-cakupan.xlsx"' in answer.headers["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    headings = [cell.value for cell in sheet[1]]
    assert headings[:2] == ["Kode wilayah", "Wilayah"]
    row = dict(zip(headings, (cell.value for cell in sheet[2]), strict=True))
    assert row["Peserta"] == 2_123_056
    assert row["Kode wilayah"] == "31"


def test_the_map_is_a_specification_a_drawing_and_a_picture(client: Client, run: str) -> None:
    query = f"figure={run}&level=regency"
    spec = json.loads(client.get(f"/wilayah/31/peta.json?{query}").content)
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert '"address":"/wilayah/31.71/"' in json.dumps(spec, separators=(",", ":"))
    assert client.get(f"/wilayah/31/peta.svg?{query}").content.startswith(b"<svg")
    assert client.get(f"/wilayah/31/peta.png?{query}").content[1:4] == b"PNG"


def test_how_the_number_is_made_names_sources_definition_and_flags(client: Client, run: str) -> None:
    text = client.get(f"/wilayah/31/cara?figure={run}").text
    for part in (run, "F-PERSONS-010", "denominator", "participants"):
        assert part in text
    published = client.get(f"/wilayah/31/cara?figure={PUBLISHED}").text
    assert "Contoh A" in published


def test_a_page_is_kept_and_costs_no_query(client: Client, django_assert_num_queries: Any) -> None:
    first = client.get("/wilayah/31/")
    with django_assert_num_queries(0):
        again = client.get("/wilayah/31/")
    assert again.content == first.content
    assert client.get("/wilayah/31/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_kept_pages_of_old_figures_go(client: Client, office_copy: Workspace) -> None:
    client.get("/tentang")
    client.get("/wilayah/31.71.01.1001/")
    before = {folder.name for folder in shelf().iterdir()}
    (office_copy.path / "registers" / "targets" / "_delta_log" / "note").write_text("x")
    client.get("/wilayah/31.71.01.1001/")
    after = {folder.name for folder in shelf().iterdir()}
    assert len(before) == len(after) == 1
    assert before != after


def test_an_area_is_found_by_its_name(client: Client) -> None:
    assert client.get("/wilayah?q=Jakarta+Selatan").headers["Location"] == "/wilayah/31.74/"


def test_an_empty_office_says_what_to_do(client: Client, tmp_path: Any, settings: Any) -> None:
    from semesta.workspace import create

    settings.SITE_WORKSPACE = create(tmp_path / "empty", "32").path
    assert "Belum ada angka" in client.get("/").text
    assert client.get("/wilayah/32/tabel.csv").status_code == 200
    assert client.get("/wilayah/32/peta.svg").status_code == 404
    assert "Belum ada hitungan" in client.get("/tentang").text


def test_warming_makes_the_first_pages_before_anybody_asks(office_copy: Workspace, client: Client) -> None:
    from semesta.web.office import state
    from semesta.web.tasks import queue
    from semesta.web.tasks.models import Task

    task = queue.ask("warm", None)
    queue.run(task)
    assert task.state == "done", task.result
    number = sum(1 for _ in shelf().rglob("*") if _.is_file())
    assert number >= task.result["pages"] == 4
    (below,) = Task.objects.filter(kind="warm_below")
    assert below.arguments == {"start": 0, "state": state()}


def test_the_areas_below_follow_in_lots_until_the_figures_change(
    office_copy: Workspace, monkeypatch: Any
) -> None:
    from semesta.web.dashboard import warming
    from semesta.web.office import state
    from semesta.web.tasks import queue
    from semesta.web.tasks.models import Task

    monkeypatch.setattr(warming, "LOT", 1)
    monkeypatch.setattr(warming, "MOST_BELOW", 2)
    first = queue.ask("warm_below", None, start=0, state=state())
    queue.run(first)
    second = Task.objects.get(kind="warm_below", state="queued")
    assert (second.arguments["start"], first.result, first.step) == (1, {"pages": 2}, "31.01")
    queue.run(second)
    assert not Task.objects.filter(state="queued").exists(), "no more than there may be"
    late = queue.ask("warm_below", None, start=0, state="of other figures")
    queue.run(late)
    assert (late.state, late.result) == ("done", {"pages": 0})
    assert state() == first.arguments["state"]
