"""Payroll files: amounts of every row, totals, what is wrong, and a workbook that runs no formula."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.errors import SemestaError
from semesta.payroll import AMOUNTS, Payroll, Request, compute_payroll, write_workbook
from semesta.scheme.contributions import Case, contribution

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 3, 1)
NIK = "3171011203900001"
HEAD = "No;Nama Karyawan;No KTP;Tgl Lahir;Gaji Pokok;Kelompok JKK;Jenis Usaha;Program;Segmen;Pekerjaan"
SOUND = f"1;Contoh Satu;{NIK};12/03/1990;7.500.000;3;;JKK+JKM+JHT+JP;;"


@pytest.fixture
def payroll(tmp_path: Path) -> Any:
    """A computed payroll of these rows."""

    def run(*rows: str, **request: Any) -> Payroll:
        file = tmp_path / "gaji.csv"
        file.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
        return compute_payroll(file, Request(**{"day": DAY, **request}))

    return run


def codes(found: Payroll, row: int = 0) -> list[str]:
    return [each.code for each in found.rows[row].problems]


def test_amounts_are_the_calculators(payroll: Any) -> None:
    found = payroll(SOUND, "2;Contoh Dua;;;15000000;5;;;;", scale="large")
    named: Any = (("JKK", "JKM", "JHT", "JP"), None)
    for row, programmes, wage, group in zip(found.rows, named, (7_500_000, 15_000_000), (3, 5), strict=True):
        alone = contribution(Case(DAY, "PU", wage, group, scale="large", programmes=programmes))
        assert row.amounts["total"] == alone.total
        assert row.amounts["employer_total"] == alone.employer_total
    assert found.rows[1].amounts["jp_worker"] == 110_863
    assert found.totals == {name: sum(row.amounts[name] for row in found.rows) for name in AMOUNTS}
    assert codes(found) == []


def test_rows_of_totals_are_left_out(payroll: Any) -> None:
    found = payroll(SOUND, ";JUMLAH;;;7.500.000;;;;;")
    assert [row.number for row in found.rows] == [2]


def test_members_of_bpu_by_their_occupation(payroll: Any) -> None:
    found = payroll("1;Contoh;;;1000000;;;;BPU;Ojek online")
    assert found.rows[0].amounts["total"] == 8_400
    assert found.unverified == ["relief.pp50.words"]


@pytest.mark.parametrize(
    ("row", "request_", "expected", "computed"),
    [
        ("1;Contoh;;;5000000;3;;JKK+JKM;;", {"province": "31"}, ["W-CONTRIBUTION-002"], True),
        ("1;Contoh;;01/01/1960;7000000;3;;JP;;", {}, ["W-CONTRIBUTION-005"], True),
        ("1;Contoh;123;;7000000;3;;JKK;;", {}, ["W-IMPORT-202"], True),
        ("1;Contoh;;31/02/1990;7000000;3;;JKK;;", {}, ["E-IMPORT-105"], True),
        ("1;Contoh;;01/01/2030;7000000;3;;JKK;;", {}, ["E-IMPORT-107"], True),
        ("1;Contoh;;;tujuh;3;;JKK;;", {}, ["E-IMPORT-108"], False),
        ("1;Contoh;;;;3;;JKK;;", {}, ["E-IMPORT-101"], False),
        ("1;Contoh;;;7000000;6;;JKK;;", {}, ["E-IMPORT-119"], False),
        ("1;Contoh;;;7000000;;;JKK;;", {}, ["E-CONTRIBUTION-005"], False),
        ("1;Contoh;;;7000000;;;JKK;;", {"jkk_group": 2}, [], True),
        ("1;Contoh;;;7000000;;Rumah makan dan minuman;JKK;;", {}, ["W-PAYROLL-003"], True),
        ("1;Contoh;;;7000000;;bengkel motor;JKK;;", {}, ["W-PAYROLL-001", "E-CONTRIBUTION-005"], False),
        ("1;Contoh;;;7000000;;;JKK+XYZ;;", {}, ["E-IMPORT-113"], False),
        ("1;Contoh;;;7000000;3;;JKK+JP;BPU;", {}, ["E-IMPORT-114"], False),
        ("1;Contoh;;;7000000;3;;JKK+JKM;;", {"scale": "small"}, ["W-CONTRIBUTION-007"], True),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row(
    payroll: Any, row: str, request_: dict[str, Any], expected: list[str], computed: bool
) -> None:
    found = payroll(row, **request_)
    assert codes(found) == expected
    assert (found.rows[0].found is not None) is computed


def test_a_number_that_stands_twice_is_told_once_and_masked(payroll: Any) -> None:
    found = payroll(SOUND, SOUND.replace("12/03/1990", "13/03/1990"))
    assert codes(found, 0) == []
    assert codes(found, 1) == ["W-IMPORT-204", "W-PAYROLL-002"]
    text = "\n".join(each.text() for each in found.rows[1].problems)
    assert NIK not in text
    assert "Contoh" not in text


def test_a_payroll_without_rows_or_before_the_law_is_refused(payroll: Any) -> None:
    with pytest.raises(SemestaError, match="E-PAYROLL-001"):
        payroll(";JUMLAH;;;0;;;;;")
    with pytest.raises(SemestaError, match="E-SCHEME-001"):
        payroll(SOUND, day=date(2015, 6, 30))


def test_the_workbook_has_amounts_totals_and_problems_but_no_formula(payroll: Any, tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://example.org";"x")'
    found = payroll(SOUND, f'2;"{evil.replace(chr(34), chr(34) * 2)}";;;9000000;;;JKK;;')
    book = openpyxl.load_workbook(write_workbook(tmp_path / "out.xlsx", found))
    assert len(book.sheetnames) == 3
    amounts, problems, law = (list(sheet.iter_rows(values_only=True)) for sheet in book)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert amounts[4][1] == evil
    assert amounts[3][6:9] == (7_500_000, 66_750, 22_500)
    assert amounts[5][7] == 66_750
    assert amounts[5][-3] == found.totals["total"]
    assert "E-CONTRIBUTION-005" in str(amounts[4][-1])
    assert problems[1][:2] == ("3", "E-CONTRIBUTION-005")
    ceiling = next(row for row in law if row[0] == "jp.ceiling")
    assert (ceiling[2], ceiling[3], ceiling[7]) == ("11086300", "2026-03-01", "verified")


def run(*words: str) -> Any:
    return CliRunner().invoke(app, ["--lang", "en", "calc", "contributions", *words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A payroll of one sound and one doubtful row."""
    path = tmp_path / "gaji.csv"
    path.write_text(f"{HEAD}\n{SOUND}\n2;Contoh Dua;;;x;3;;JKK;;", encoding="utf-8")
    return path


def test_the_command_writes_beside_the_payroll_and_tells_totals(file: Path) -> None:
    result = run(str(file), "--date", "2026-03")
    assert result.exit_code == 0, result.output
    assert "2 workers: 1 computed, 1 rows to check." in result.stdout
    assert (file.parent / "gaji-iuran.xlsx").is_file()


def test_the_command_in_json_and_csv(file: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "x" / "o.xlsx")
    found = json.loads(run(str(file), "--date", "2026-03", "--out", out, "--format", "json").stdout)
    assert (found["rows"], found["computed"], found["problems"], found["out"]) == (2, 1, 1, out)
    assert found["totals"]["jkk"] == 66_750
    assert [(each["row"], each["code"]) for each in found["to_check"]] == [(3, "E-IMPORT-108")]
    lines = run(str(file), "--date", "2026-03", "--out", out, "--format", "csv").stdout.splitlines()
    assert lines[:2] == ["amount,total,unverified", "jkk,66750,"]


def test_the_command_refuses_other_files(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    result = run(str(path), "--date", "2026-03")
    assert result.exit_code == 1
    assert "E-READ-031" in result.stderr
    assert run(str(tmp_path / "none.xlsx"), "--date", "2026-03").exit_code == 1


def test_excel_in_excel_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["PT Contoh"],
        [],
        ["NAMA", "NIK", "UPAH"],
        ["Contoh", NIK, 7_500_000],
        ["TOTAL", None, 7_500_000],
    ):
        sheet.append(row)
    book.save(tmp_path / "gaji.xlsx")
    result = run(str(tmp_path / "gaji.xlsx"), "--date", "2026-03", "--jkk-group", "3", "--format", "json")
    assert json.loads(result.stdout)["totals"]["jp_worker"] == 75_000
