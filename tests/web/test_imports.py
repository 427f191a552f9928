"""Files on their way in: looked at, mapped, approved, stored, taken back; and a worker that is killed in the middle."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from semesta.registers.store import Store
from semesta.web.imports.files import keep, path_of
from semesta.web.imports.models import Stage, Upload
from semesta.web.tasks import queue
from semesta.web.tasks.models import State, Task
from semesta.web.trail.models import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from semesta.workspace import Workspace

pytestmark = pytest.mark.django_db
COUNTS = "KODE WILAYAH;JUMLAH PESERTA;DASAR;DEFINISI\n31.71;1000;domisili;ucj\n99.99;5;domisili;ucj\n"


def send(client: Client, text: str = COUNTS, name: str = "jumlah.csv", **more: str) -> Any:
    given = {"register": "participant_counts", "period": "2025-11", "codes": "kemendagri", **more}
    return client.post("/data/unggah", {**given, "file": SimpleUploadedFile(name, text.encode())})


def work(*kinds: str) -> None:
    """Run what is in the queue, of these kinds."""
    while (task := queue.take()) is not None:
        if task.kind in kinds:
            queue.run(task)


@pytest.fixture
def officer(as_role: Callable[..., Client], office_copy: Workspace) -> Client:
    return as_role("data_officer", "31")


def test_a_file_is_checked_approved_stored_and_taken_back(officer: Client, office_copy: Workspace) -> None:
    address = send(officer).headers["Location"]
    assert "sedang diperiksa" in officer.get(address).text
    work("import")
    page = officer.get(address).text
    assert "belum disimpan" in page
    assert "99.99" in page
    before = len(Store(office_copy).batches())
    officer.post(f"{address}/setuju")
    work("import")
    upload = Upload.objects.get()
    assert upload.stage == Stage.STORED
    assert len(Store(office_copy).batches()) == before + 1
    assert not path_of(upload.folder, upload.file_name).exists()
    book = officer.get(f"{address}/perbaikan.xlsx")
    assert b"".join(book.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined] # a streamed answer, which the stubs do not know of
    officer.post(f"{address}/batal")
    work("undo")
    assert Store(office_copy).batches()[-1].undone_at is not None
    done = list(Entry.objects.order_by("number").values_list("action", flat=True))
    assert done[1:] == [
        "import.upload", "import.approve", "import.stored", "import.repair_download", "import.undo",
    ]  # fmt: skip


def test_columns_that_are_not_recognised_can_be_named_and_are_kept_for_the_source(
    officer: Client, office_copy: Workspace
) -> None:
    strange = COUNTS.replace("JUMLAH PESERTA", "BERAPA ORANGNYA")
    address = send(officer, strange, source="kantor").headers["Location"]
    work("import")
    page = officer.get(address).text
    assert "E-READ-03" in page
    assert "Cocokkan kolom" in page
    officer.post(f"{address}/kolom", {"col-participants": "BERAPA ORANGNYA"})
    work("import")
    officer.post(f"{address}/setuju")
    work("import")
    assert Upload.objects.get().stage == Stage.STORED
    again = send(officer, strange.replace("1000", "1001"), source="kantor").headers["Location"]
    work("import")
    assert "belum disimpan" in officer.get(again).text


@pytest.mark.parametrize("name", ["x.exe", "x.html", "x", "x.csv.svg"])
def test_files_of_other_kinds_are_refused(officer: Client, name: str) -> None:
    assert send(officer, name=name).status_code == 400
    assert not Upload.objects.exists()


@pytest.mark.parametrize("text", ["", "\x00\x01", "PK\x03\x04", "<html></html>", "=cmd|' /C calc'!A0"])
def test_hostile_contents_are_refused_in_words(officer: Client, text: str) -> None:
    answer = send(officer, text, "x.xlsx" if text.startswith("PK") else "x.csv")
    if answer.status_code == 302:
        work("import")
        assert Upload.objects.get().stage == Stage.REFUSED
        assert officer.get(answer.headers["Location"]).status_code == 200
    else:
        assert answer.status_code == 400


@pytest.mark.parametrize("name", ["../../x.csv", "/etc/passwd.csv", "..\\..\\x.csv", "...csv", "a\x00b.csv"])
def test_names_lead_nowhere(settings: Any, name: str) -> None:
    file = SimpleUploadedFile("x.csv", b"x")
    file._name = name  # type: ignore[attr-defined] # Django's own attribute of a file
    folder, kept = keep(file)
    path = path_of(folder, kept)
    assert path.parent.parent == settings.SITE_FILES / "uploads"
    assert path.is_file()


def test_files_of_another_area_are_not_there(
    officer: Client, person: Callable[..., Any], client: Client
) -> None:
    address = send(officer).headers["Location"]
    client.force_login(person("data_officer", "32"))
    for path in (address, f"{address}/perbaikan.xlsx"):
        assert client.get(path).status_code == 404
    for step in ("kolom", "setuju", "tarik", "batal"):
        assert client.post(f"{address}/{step}").status_code == 404
    assert "jumlah.csv" not in client.get("/data").text


def test_a_step_out_of_turn_is_not_there(officer: Client) -> None:
    address = send(officer).headers["Location"]
    for step in ("kolom", "setuju", "tarik", "batal"):
        assert officer.post(f"{address}/{step}").status_code == 404


def test_a_template_can_be_had(officer: Client) -> None:
    from openpyxl import load_workbook

    answer = officer.get("/data/templat/participants.xlsx")
    assert load_workbook(io.BytesIO(answer.content)).sheetnames


def test_a_killed_worker_leaves_its_task_to_the_next_once(officer: Client) -> None:
    send(officer)
    first = queue.take()
    assert first is not None
    assert queue.take() is None
    assert queue.recover() == 1
    again = queue.take()
    assert again is not None
    assert (again.pk, again.attempts) == (first.pk, 2)
    assert queue.recover() == 0
    assert Task.objects.get(pk=first.pk).state == State.BROKEN


def test_a_batch_that_was_in_before_the_kill_is_not_refused(officer: Client, office_copy: Workspace) -> None:
    address = send(officer).headers["Location"]
    work("import")
    officer.post(f"{address}/setuju")
    task = queue.take()
    while task is not None and task.kind != "import":
        task = queue.take()
    assert task is not None
    file = Upload.objects.get()
    from semesta.registers.importing import import_files
    from semesta.web.imports.working import _request

    batch = import_files(office_copy, _request(file, is_dry=False)).batch
    queue.recover()
    work("import")
    assert (Upload.objects.get().stage, Upload.objects.get().batch) == (Stage.STORED, batch)


def test_a_task_that_fails_says_so_and_the_worker_goes_on(person: Callable[..., Any]) -> None:
    task = queue.ask("import", person("data_officer"), upload=424242)
    work("import")
    task.refresh_from_db()
    assert task.state == State.BROKEN
    assert task.result == {"error": "DoesNotExist"}


def test_a_worker_runs_until_it_is_told_to_stop(tmp_path: Any, person: Callable[..., Any]) -> None:
    from semesta.web.tasks.worker import work as worker

    task = queue.ask("import", None, upload=424242)
    worker(tmp_path, is_told=lambda: Task.objects.get(pk=task.pk).is_over, rest=0.01)
    assert Task.objects.get(pk=task.pk).is_over


def test_where_the_office_wants_it_a_second_person_approves(
    officer: Client, office_copy: Workspace, person: Callable[..., Any]
) -> None:
    from django.test import Client as Browser

    with office_copy.settings_file.open("a", encoding="utf-8") as stream:
        stream.write("second_person = true\n")
    from semesta.web.office import _opened

    _opened.cache_clear()
    address = send(officer).headers["Location"]
    work("import")
    assert "Menunggu persetujuan" in officer.get(address).text
    refused = officer.post(f"{address}/setuju")
    assert refused.status_code == 400
    assert "E-WEB-030" in refused.text
    assert Upload.objects.get().stage == Stage.CHECKED
    second = Browser()
    second.force_login(person("data_officer", "31"))
    assert "Menunggu persetujuan" not in second.get(address).text
    assert second.post(f"{address}/setuju").status_code == 302
    work("import")
    assert Upload.objects.get().stage == Stage.STORED
    _opened.cache_clear()


def test_a_corrected_repair_workbook_goes_up_again(officer: Client, office_copy: Workspace) -> None:
    from openpyxl import load_workbook

    address = send(officer).headers["Location"]
    work("import")
    officer.post(f"{address}/setuju")
    work("import")
    down = officer.get(f"{address}/perbaikan.xlsx")
    book = load_workbook(io.BytesIO(b"".join(down.streaming_content)))  # type: ignore[attr-defined] # a streamed answer, which the stubs do not know of
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "99.99"]
    assert len(cells) == 1
    cells[0].value = "31.72"
    out = io.BytesIO()
    book.save(out)
    given = {"register": "participant_counts", "period": "2025-11", "codes": "kemendagri"}
    again = officer.post(
        "/data/unggah", {**given, "file": SimpleUploadedFile("perbaikan.xlsx", out.getvalue())}
    )
    work("import")
    officer.post(f"{again.headers['Location']}/setuju")
    work("import")
    assert [each.stage for each in Upload.objects.all()] == [Stage.STORED, Stage.STORED]
    assert Upload.objects.latest("pk").report["accepted"] == 1


def test_programs_bring_files_in_with_a_token_of_that_scope(
    officer: Client, client: Client, office_copy: Workspace, person: Callable[..., Any]
) -> None:
    from semesta.web.api.tokens import make_token

    me = person("data_officer", "31")
    headers = {"Authorization": f"Bearer {make_token(me, 'x', ['imports'], '31', 3)}"}
    given = {"register": "participant_counts", "period": "2025-11", "codes": "kemendagri"}
    base = "/api/v1/imports"

    def post(**more: str) -> Any:
        return client.post(
            base, {**given, **more, "file": SimpleUploadedFile("a.csv", COUNTS.encode())}, headers=headers
        )

    assert post(period="13").status_code == 422
    assert post(stage="stored", area_code="ID", batch="B1").status_code == 202
    number = Upload.objects.get().pk
    assert (Upload.objects.get().stage, Upload.objects.get().area_code) == (Stage.CHECKING, "31")
    work("import")
    one = client.get(f"{base}/{number}", headers=headers).json()
    assert (one["stage"], one["rejected"]) == ("checked", 1)
    assert one["faults"][0]["code"].startswith("E-")
    assert client.post(f"{base}/{number}/approve", headers=headers).status_code == 202
    work("import")
    listed = client.get(base, headers=headers).json()["items"]
    assert [each["stage"] for each in listed] == ["stored"]
    assert client.post(f"{base}/{number}/undo", headers=headers).status_code == 202
    other = {"Authorization": f"Bearer {make_token(person('data_officer', '32'), 'x', ['imports'], '32', 3)}"}
    assert client.get(f"{base}/{number}", headers=other).status_code == 404
    figures = {"Authorization": f"Bearer {make_token(me, 'x', ['figures'], '31', 3)}"}
    assert client.get(base, headers=figures).status_code == 403
    assert client.get(base).status_code == 401
