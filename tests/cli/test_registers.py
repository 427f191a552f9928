"""``semesta import``, ``batches``, ``undo`` and ``template``: what is printed where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.workspace import Workspace
    from tests.conftest import Participant, WriteCsv

KEYS = [
    "batch",
    "rows",
    "accepted",
    "warnings",
    "rejected",
    "repair_file",
    "warnings_file",
    "register",
    "period",
]


@pytest.fixture
def semesta(workspace: Workspace) -> Any:
    """Runs a command in the workspace."""

    def run(*words: object) -> Any:
        return CliRunner().invoke(app, ["-w", str(workspace.path), *map(str, words)])

    return run


def test_import_as_json(
    semesta: Any, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    rows = participant.rows(3)
    rows[1]["NIK"], rows[2]["UPAH"] = "3,17E+15", "1"
    found = semesta(
        "import", "participants", write_csv("a.csv", rows), "--period", "2025-12", "--format", "json"
    )
    assert (found.exit_code, found.stderr) == (0, "")
    printed = json.loads(found.stdout)
    assert list(printed) == [*KEYS, "dry_run", "faults", "notes"]
    assert {key: printed[key] for key in KEYS} == {
        "batch": "B0001", "rows": 3, "accepted": 2, "warnings": 1, "rejected": 1,
        "repair_file": str(workspace.repair / "B0001.xlsx"),
        "warnings_file": str(workspace.repair / "B0001.warnings.csv"),
        "register": "participants", "period": "2025-12",
    }  # fmt: skip
    assert printed["dry_run"] is False
    assert [(fault["code"], fault["column"], fault["rows"]) for fault in printed["faults"]] == [
        ("E-IMPORT-102", "nik", 1),
        ("W-IMPORT-221", "wage", 1),
    ]
    assert printed["faults"][0]["examples"][0]["where"] == "a.csv, baris 3"


def test_import_as_csv(semesta: Any, write_csv: WriteCsv, participant: Participant) -> None:
    file = write_csv("a.csv", participant.rows(2))
    found = semesta("import", "participants", file, "--period", "2025-12", "--format", "csv")
    assert (found.exit_code, found.stderr) == (0, "")
    assert list(csv.reader(io.StringIO(found.stdout))) == [
        KEYS,
        ["B0001", "2", "2", "0", "0", "", "", "participants", "2025-12"],
    ]


def test_import_for_people(
    semesta: Any, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    rows = participant.rows(1500)
    rows[1]["NIK"] = "3,17E+15"
    file = write_csv("a.csv", rows)
    found = semesta("import", "participants", file, "--period", "2025-12")
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == (
        "Impor participants 2025-12\n"
        "Tersimpan sebagai batch B0001.\n"
        "1.500 baris: 1.499 diterima (0 di antaranya dengan peringatan), 1 ditolak.\n"
        "  E-IMPORT-102 di kolom nik: 1 baris\n"
        "    a.csv, baris 3: NIK ******** sudah dibulatkan oleh Excel: Excel hanya menyimpan 15 angka, angka ke-16 hilang.\n"
        f"Baris yang ditolak ada di {workspace.repair / 'B0001.xlsx'}: perbaiki sel berwarna, lalu impor berkas itu dengan"
        " perintah yang sama.\n"
    )
    english = semesta("--lang", "en", "import", "participants", write_csv("b.csv", participant.rows(1, UPAH="1", NO_KPJ="99999999999")),
                      "--period", "2025-12")  # fmt: skip
    assert english.stdout == (
        "Import of participants 2025-12\n"
        "Stored as batch B0002.\n"
        "1 rows: 1 accepted (1 of them with warnings), 0 rejected.\n"
        "  W-IMPORT-221 in column wage: 1 rows\n"
        "    b.csv, row 2: UPAH * is very little for a monthly wage; it may be in thousands, or daily.\n"
        f"All warnings are listed in {workspace.repair / 'B0002.warnings.csv'}.\n"
    )


def test_notes_go_to_stderr(semesta: Any, write_csv: WriteCsv) -> None:
    file = write_csv(
        "a.csv", [{"KODE": "31", "JUMLAH PESERTA": "5"}, {"KODE": "TOTAL", "JUMLAH PESERTA": "5"}]
    )
    found = semesta("import", "participant_counts", file, "--period", "2025-12", "--format", "csv")
    assert found.exit_code == 0
    assert [line.partition(":")[0] for line in found.stderr.splitlines()] == ["W-IMPORT-270", "W-IMPORT-240"]
    again = semesta("import", "participant_counts", file, "--period", "2025-11", "--format", "json")
    assert again.stderr == ""
    assert [note["code"] for note in json.loads(again.stdout)["notes"]] == [
        "W-IMPORT-280",
        "W-IMPORT-270",
        "W-IMPORT-240",
    ]


def test_all_rows_rejected_is_a_refusal(
    semesta: Any, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    file = write_csv("a.csv", participant.rows(2, SEGMEN="?"))
    found = semesta("import", "participants", file, "--period", "2025-12", "--format", "json", "--dry-run")
    assert found.exit_code == 1
    assert found.stderr.startswith("E-IMPORT-012: Semua 2 baris akan ditolak.")
    printed = json.loads(found.stdout)
    assert (printed["batch"], printed["repair_file"], printed["dry_run"]) == (None, None, True)
    found = semesta("import", "participants", file, "--period", "2025-12")
    assert found.exit_code == 1
    assert "Tidak ada yang disimpan." in found.stdout
    assert found.stderr.startswith("E-IMPORT-005: Semua 2 baris ditolak, jadi tidak ada yang disimpan.")
    assert str(workspace.repair / "B0001.xlsx") in found.stderr


def test_refusals_end_with_one_and_store_nothing(
    semesta: Any, write_csv: WriteCsv, participant: Participant, tmp_path: Path
) -> None:
    file = write_csv("a.csv", [participant.row()])
    empty = tmp_path / "empty.csv"
    empty.touch()
    refused = {
        "E-READ-001": ("import", "participants", tmp_path / "none.csv", "--period", "2025-12"),
        "E-IMPORT-002": ("import", "participants", file, "--period", "Desember"),
        "E-READ-004": ("import", "participants", empty, "--period", "2025-12"),
        "E-READ-042": (
            "import",
            "participants",
            file,
            "--period",
            "2025-12",
            "--mapping",
            tmp_path / "none.toml",
        ),
        "E-IMPORT-008": ("undo", "B0009"),
        "E-AREA-001": ("init", tmp_path / "new", "--area", "99"),
        "E-WORKSPACE-002": ("init", tmp_path),
    }
    for code, words in refused.items():
        found = semesta(*words)
        assert (found.exit_code, found.stdout) == (1, ""), (code, found.output)
        assert found.stderr.startswith(f"{code}: "), found.stderr
    assert not (tmp_path / "new").exists()
    assert semesta("batches", "--format", "json").stdout == "[]\n"


def test_wrong_usage_ends_with_two(semesta: Any, write_csv: WriteCsv, participant: Participant) -> None:
    file = write_csv("a.csv", [participant.row()])
    for words in (
        ("import", "orang", file, "--period", "2025-12"),
        ("import", "participants", "--period", "2025-12"),
        ("import", "participants", file),
        ("import", "participants", file, "--period", "2025-12", "--codes", "pos"),
        ("import", "participants", file, "--period", "2025-12", "--format", "xml"),
        ("impor",),
        ("undo",),
        ("--lang", "fr", "batches"),
    ):
        found = semesta(*words)
        assert (found.exit_code, found.stdout) == (2, ""), words
        assert found.stderr


def test_no_workspace_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["batches"], ["undo", "B1"], ["import", "targets", "x.csv", "--period", "2025-12"]):
        found = CliRunner().invoke(app, words)
        assert (found.exit_code, found.stdout) == (1, "")
        assert found.stderr.startswith("E-WORKSPACE-001: ")


def test_batches_and_undo(semesta: Any, write_csv: WriteCsv, participant: Participant) -> None:
    assert semesta("batches").stdout == "Belum ada yang diimpor. Mulai dengan `semesta import`.\n"
    assert semesta("batches", "--format", "csv").stdout.count("\n") == 1
    semesta(
        "import",
        "participants",
        write_csv("a.csv", participant.rows(2)),
        "--period",
        "2025-12",
        "--source",
        "=Disnaker",
    )
    semesta(
        "import",
        "participants",
        write_csv("c.csv", participant.rows(2, DIBAYAR_SAMPAI="2025-01")),
        "--period",
        "2025-10",
    )
    undone = semesta("undo", "B0001")
    assert (undone.exit_code, undone.stdout) == (
        0,
        "Batch B0001 (participants 2025-12, 2 baris) sudah ditarik.\n",
    )
    twice = semesta("undo", "B0001")
    assert (twice.exit_code, twice.stdout) == (1, "")
    assert twice.stderr.startswith("E-IMPORT-009: Batch B0001 sudah ditarik pada 20")
    listed = list(csv.DictReader(io.StringIO(semesta("batches", "--format", "csv").stdout)))
    assert list(listed[0]) == [
        "batch", "register", "period", "rows", "accepted", "warnings", "rejected", "status", "imported_at", "source", "files",
    ]  # fmt: skip
    assert [(row["batch"], row["status"], row["files"]) for row in listed] == [
        ("B0001", "undone", "a.csv"),
        ("B0002", "stored", "c.csv"),
    ]
    printed = json.loads(semesta("batches", "--format", "json").stdout)
    assert [(row["batch"], row["accepted"], row["source"]) for row in printed] == [
        ("B0001", 2, "=Disnaker"),
        ("B0002", 2, None),
    ]
    table = semesta("batches").stdout
    assert all(word in table for word in ("B0001", "undone", "a.csv", "participants", "2025-12"))


def test_a_mapping_is_kept_for_its_source(
    semesta: Any, write_csv: WriteCsv, participant: Participant, tmp_path: Path
) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text('[columns]\nkpj = "KARTU"\n', encoding="utf-8")

    def file(name: str, number: int) -> Path:
        row = participant.row(NO_KPJ=f"{number:011d}")
        return write_csv(name, [{("KARTU" if key == "NO KPJ" else key): cell for key, cell in row.items()}])

    common = ("--period", "2025-12", "--source", "Disnaker DKI")
    assert semesta("import", "participants", file("a.csv", 1), *common).exit_code == 1
    assert semesta("import", "participants", file("b.csv", 2), *common, "--mapping", mapping).exit_code == 0
    assert semesta("import", "participants", file("c.csv", 3), *common).exit_code == 0
    assert semesta("import", "participants", file("d.csv", 4), "--period", "2025-12").exit_code == 1


def test_a_template_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(app, ["template", "workers"]).stdout == "Templat ditulis ke workers.xlsx.\n"
    assert (tmp_path / "workers.xlsx").read_bytes()[:2] == b"PK"
    found = runner.invoke(app, ["template", "targets", "--out", str(tmp_path / "t.xlsx")])
    assert (found.exit_code, (tmp_path / "t.xlsx").is_file()) == (0, True)
    (tmp_path / "file").touch()
    found = runner.invoke(app, ["template", "targets", "--out", str(tmp_path / "file" / "t.xlsx")])
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith("E-REPAIR-001")
