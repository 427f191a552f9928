"""The list of the uncovered: who is on it, what it does not tell, and that it is whole or not there."""

from __future__ import annotations

import csv
import gc
import re
import resource
import signal
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from semesta.coverage.runs import uncovered
from semesta.coverage.runs.uncovered import WRITTEN, write_uncovered
from tests.coverage.persons.world import PERIOD
from tests.coverage.runs.conftest import MEMBERS, WORKERS
from tests.coverage.runs.test_making import refused

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.workspace import Workspace


def read(file: Path) -> list[list[str]]:
    """The cells of a list, as text."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.reader(lines))
    if file.suffix == ".parquet":
        table = pq.read_table(file)
        rows = [["" if cell is None else str(cell) for cell in row.values()] for row in table.to_pylist()]
        return [table.column_names, *rows]
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def content(file: Path) -> bytes:
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as parts:
            return b"".join(parts.read(name) for name in parts.namelist())
    return file.read_bytes()


def test_the_list(office: Workspace, tmp_path: Path) -> None:
    from semesta import areas

    assert WORKERS[0]["nik"] == MEMBERS[0]["nik"]
    for ending in ("csv", "xlsx", "parquet"):
        file = tmp_path / "new folder" / f"list.{ending}"
        told: list[str] = []
        assert write_uncovered(office, PERIOD, "31", file, "ucj", progress=told.append) == 4
        assert "listed" in told
        header, *rows = read(file)
        assert tuple(header) == WRITTEN
        lines = [dict(zip(header, row, strict=True)) for row in rows]
        by_village = sorted(
            ("31.71.01.1002", line["name"], line["worker_id"]) for line in (WORKERS[1], WORKERS[5])
        )
        others = sorted(
            ("31.72.01.1001", line["name"], line["worker_id"]) for line in (WORKERS[2], WORKERS[3])
        )
        assert [line["worker_id"] for line in lines] == [row[2] for row in (*by_village, *others)]
        found = {line["worker_id"]: line for line in lines}
        village = areas.find("31.71.01.1002")
        assert village is not None
        nik = str(WORKERS[1]["nik"])
        assert found["W2"] | {"birth_date": ""} == {
            "worker_id": "W2", "name": WORKERS[1]["name"], "birth_date": "", "sex": "male",
            "village_code": "31.71.01.1002", "village": village.name, "formality": "formal", "occupation": "",
            "kbli_section": "G", "decile": "", "nik": f"{nik[:4]}**********{nik[-2:]}",
        }  # fmt: skip
        assert found["W2"]["birth_date"] == str(WORKERS[1]["birth_date"])
        assert found["W4"]["nik"] == ""
        assert found["W3"]["decile"] == "3"
        formula = "'=SUM(A1)" if ending == "csv" else "=SUM(A1)"
        assert found["W3"]["name"] == formula
        assert found["W3"]["occupation"] == ("'@penjahit" if ending == "csv" else "@penjahit")
        # What could leak is in the registers.
        secrets = [line["nik"] for line in (*WORKERS, *MEMBERS) if line["nik"]] + [
            line["kpj"] for line in MEMBERS
        ]
        assert len(secrets) == 13
        text = content(file)
        cells = " ".join(cell for row in rows for cell in row)
        assert not re.search(r"\d{16}", cells)
        assert not any(
            secret.encode() in text or secret in cells.split() for secret in secrets if len(secret) == 16
        )
        assert not any(re.search(rf"\bK{number}\b", cells) for number in range(10))
    assert not list(tmp_path.rglob(".semesta-*"))
    workbook = openpyxl.load_workbook(tmp_path / "new folder" / "list.xlsx").active
    assert workbook is not None
    assert {cell.data_type for row in workbook.iter_rows() for cell in row} <= {"s", "n"}


def test_unmasked(office: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    assert write_uncovered(office, PERIOD, "31.71", file, "ucj", unmask=True) == 2
    header, *rows = read(file)
    assert {row[header.index("nik")] for row in rows} == {WORKERS[1]["nik"], WORKERS[5]["nik"]}
    assert all(row[header.index("nik")].isdigit() and len(row[header.index("nik")]) == 16 for row in rows)


def test_what_is_refused(office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(name: str, area: str = "31", period: str = PERIOD, definition: str = "ucj") -> Any:
        return refused(lambda: write_uncovered(office, period, area, tmp_path / name, definition))

    assert write("list.docx").code == "E-PERSONS-010"
    assert write("list.csv", area="32").code == "E-PERSONS-014"
    assert write("list.csv", period="2025-11").code == "E-PERSONS-002"
    assert write("list.csv", definition="none").code == "E-PERSONS-003"
    (tmp_path / "file").write_text("")
    assert write("file/list.csv").code == "E-PERSONS-013"
    monkeypatch.setattr(uncovered, "EXCEL_ROWS", 3)
    problem = write("list.xlsx")
    assert (problem.code, problem.fields["rows"], problem.fields["most"]) == ("E-PERSONS-012", 4, 3)
    assert not list(tmp_path.glob("list*"))


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # XlsxWriter leaves its file open
@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_full_disk_leaves_the_old_list(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = tmp_path / f"list.{ending}"
    file.write_bytes(b"old")
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    write = uncovered._write

    def on_full_disk(*given: Any) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
        try:
            write(*given)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    monkeypatch.setattr(uncovered, "_write", on_full_disk)
    try:
        problem = refused(lambda: write_uncovered(office, PERIOD, "31", file, "ucj"))
    finally:
        signal.signal(signal.SIGXFSZ, handler)
    gc.collect()
    assert (problem.code, file.read_bytes()) == ("E-PERSONS-013", b"old")
    assert not list(tmp_path.rglob(".semesta-*"))
