"""Every kind of fault planted, named in the repair workbook at its cell, mended there, and accepted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import pytest
from openpyxl import Workbook, load_workbook

from semesta.registers.workbook_look import ERROR_COLOUR, WARNING_COLOUR

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from semesta.registers.report import Report
    from tests.conftest import ImportInto, Participant, Stored, WriteCsv

Cell = str | int | float | dt.date | None


class Plant(NamedTuple):
    """A fault: where, the bad cell, its code, what the comment must say beside it, and the right value."""

    heading: str
    bad: Cell
    code: str
    says: str
    right: str


FAULTS = [
    Plant("NO KPJ", None, "E-IMPORT-101", "NO KPJ kosong.", "30000000001"),
    Plant("NAMA TK", "-", "E-IMPORT-101", "NAMA TK kosong.", "Sri Contoh"),
    Plant("SEGMEN", None, "E-IMPORT-101", "SEGMEN kosong.", "PU"),
    Plant("PROGRAM", None, "E-IMPORT-101", "PROGRAM kosong.", "JKK+JKM"),
    Plant("NIK", "3,17E+15", "E-IMPORT-102", "NIK 3,17E+15 sudah dibulatkan oleh Excel", "3171011203900007"),
    Plant("NIK", 3171011203900001, "E-IMPORT-102", "NIK 3.17101120390000E+15 sudah dibulatkan", "3171011203900001"),
    Plant("NO KPJ", "1,2E+10", "E-IMPORT-103", "NO KPJ 1,2E+10 sudah disingkat oleh Excel", "30000000002"),
    Plant("NPP", "2.1E+12", "E-IMPORT-103", "NPP 2.1E+12 sudah disingkat", "20000001"),
    Plant("UPAH", "5,44E+06", "E-IMPORT-103", "UPAH 5,44E+06 sudah disingkat", "5400000"),
    Plant("NO KPJ", "1234567890", "E-IMPORT-104", "Mungkin yang benar: 01234567890", "01234567890"),
    Plant("NO KPJ", 3_000_000_003, "E-IMPORT-104", "Mungkin yang benar: 03000000003", "03000000003"),
    Plant("TGL LAHIR", "31/02/1990", "E-IMPORT-105", "TGL LAHIR 31/02/1990 tidak terbaca sebagai tanggal", "12/03/1990"),
    Plant("DIBAYAR SAMPAI", "lunas", "E-IMPORT-105", "DIBAYAR SAMPAI lunas tidak terbaca", "2025-12"),
    Plant("TGL LAHIR", "03/12/1990x", "E-IMPORT-105", "TGL LAHIR 03/12/1990x tidak terbaca", "12/03/1990"),
    Plant("TGL LAHIR", "12/31/1990", "E-IMPORT-106", "Mungkin yang benar: 31/12/1990", "12/03/1990"),
    Plant("TGL LAHIR", "12/03/2030", "E-IMPORT-107", "TGL LAHIR 12/03/2030 tidak mungkin", "12/03/1990"),
    Plant("TGL LAHIR", dt.date(1901, 2, 3), "E-IMPORT-107", "TGL LAHIR 1901-02-03 tidak mungkin", "12/03/1990"),
    Plant("UPAH", "lima juta", "E-IMPORT-108", "UPAH lima juta tidak terbaca sebagai angka", "5.400.000"),
    Plant("UPAH", -5, "E-IMPORT-109", "UPAH -5 kurang dari nol", "5400000"),
    Plant("UPAH", 5.4e12, "E-IMPORT-110", "UPAH 5400000000000 terlalu besar", "Rp 5.400.000,-"),
    Plant("JENIS KELAMIN", "lk2", "E-IMPORT-111", "JENIS KELAMIN lk2 tidak dikenal", "L"),
    Plant("SEGMEN", "PENERIMA UPHA", "E-IMPORT-111", "Mungkin yang benar: PU", "PU"),
    Plant("STATUS", "AKTIP", "E-IMPORT-111", "Mungkin yang benar: active", "aktif"),
    Plant("PEMBAYAR", "teman", "E-IMPORT-111", "PEMBAYAR teman tidak dikenal", "employer"),
    Plant("PROGRAM", "JKK+JKMM", "E-IMPORT-113", "PROGRAM JKK+JKMM tidak terbaca sebagai program", "JKK+JKM"),
    Plant("DIBAYAR SAMPAI", "2026-02", "E-IMPORT-115", "DIBAYAR SAMPAI 2026-02 sesudah periode 2025-12", "2025-12"),
    Plant("KODE KELURAHAN", "31.71.01.9999", "E-IMPORT-116", "31.71.01.1001 Gambir", "31.71.01.1001"),
    Plant("NAMA TK", "12345", "E-IMPORT-121", "NAMA TK 12345 bukan nama", "Sri Contoh"),
    Plant("NO KPJ", "10000000001", "E-IMPORT-122", "NO KPJ 10000000001 sudah ada di baris 5.", "30000000009"),
]  # fmt: skip
SUGGESTED = "Mungkin yang benar"


def sheet_of(headings: list[str], rows: list[dict[str, Cell]], sheet: Worksheet) -> None:
    """A sheet as offices send it: a title, a line about it, an empty row, the headings, the rows."""
    sheet.append(["DAFTAR PESERTA"])
    sheet.append(["Periode Desember 2025"])
    sheet.append([])
    sheet.append(list(headings))
    for row in rows:
        sheet.append([row[heading] for heading in headings])


def planted(participant: Participant) -> list[dict[str, Cell]]:
    """A sound row, then one row for each fault, sound but for that."""
    sound: list[dict[str, Cell]] = [dict(row) for row in participant.rows(1 + len(FAULTS))]
    for row, fault in zip(sound[1:], FAULTS, strict=True):
        row[fault.heading] = fault.bad
    return sound


def mend(path: Path, target: Path, expected: list[Plant], heading_of: dict[str, str] | None = None) -> None:
    """Check that every coloured cell is the planted one and says so, then write the right values and save."""
    book = load_workbook(path)
    faults = iter(expected)
    for sheet in book.worksheets:
        if sheet.title.startswith("_"):
            continue
        columns = {cell.value: cell.column for cell in sheet[1]}
        words = columns["Semesta: yang perlu diperbaiki"]
        for line in range(2, sheet.max_row + 1):
            fault = next(faults)
            place = columns[(heading_of or {}).get(fault.heading, fault.heading)]
            coloured = {
                cell.column: cell.fill.fgColor.rgb
                for cell in sheet[line]
                if cell.fill.fgColor.rgb[2:] in (ERROR_COLOUR[1:], WARNING_COLOUR[1:])
            }
            assert coloured.pop(place) == f"FF{ERROR_COLOUR[1:]}", fault
            assert not coloured, (fault, coloured)
            cell = sheet.cell(line, place or 0)
            assert cell.comment is not None
            for text in (cell.comment.text, str(sheet.cell(line, words or 0).value)):
                assert f"({fault.code})" in text
                assert fault.says in text
            assert cell.number_format == "@"
            cell.value = fault.right
    assert next(faults, None) is None
    book.save(target)


def counts(report: Report) -> tuple[int, int, int]:
    return report.rows, report.accepted, report.rejected


def test_faults_of_a_workbook_are_mended_and_accepted(
    import_into: ImportInto, participant: Participant, stored: Stored, tmp_path: Path
) -> None:
    rows = planted(participant)
    headings = list(rows[0])
    assert len(headings) == 14
    book = Workbook()
    assert book.active is not None
    sheet_of(headings, rows, book.active)
    book.save(tmp_path / "peserta.xlsx")
    report = import_into("participants", tmp_path / "peserta.xlsx")
    assert counts(report) == (len(rows), 1, len(FAULTS))
    assert report.repair_file is not None
    mend(report.repair_file, tmp_path / "baik.xlsx", FAULTS)
    again = import_into("participants", tmp_path / "baik.xlsx")
    assert counts(again) == (len(FAULTS), len(FAULTS), 0)
    assert again.warnings == 0
    right = [{**row} for row in participant.rows(len(rows))]
    for row, fault in zip(right[1:], FAULTS, strict=True):
        row[fault.heading] = fault.right
    found = stored("participants")
    assert sorted(row["kpj"] for row in found) == sorted(str(row["NO KPJ"]) for row in right)
    by_card = {row["kpj"]: row for row in found}
    for row in right:
        got = by_card[row["NO KPJ"]]
        assert (got["nik"], got["name"], got["wage"], got["sex"]) == (
            row["NIK"],
            row["NAMA TK"],
            5_400_000,
            "male",
        )
        assert got["programmes"] in ("JKK+JKM+JHT", "JKK+JKM")
        assert (got["segment"], got["status"], got["paid_through"]) == ("PU", "active", "2025-12")
        assert (got["birth_date"], got["village_code"]) == (dt.date(1990, 3, 12), "31.71.01.1001")


def test_an_uncorrected_repair_workbook_comes_back_as_it_was(
    import_into: ImportInto, participant: Participant, write_csv: WriteCsv
) -> None:
    report = import_into(
        "participants", write_csv("a.csv", participant.rows(3, NIK="3,17E+15")[1:] + participant.rows(1))
    )
    assert report.repair_file is not None
    again = import_into("participants", report.repair_file)
    assert counts(again) == (2, 0, 2)
    assert again.repair_file is not None
    assert again.repair_file.name == "B0002.xlsx"
    first, second = (load_workbook(path).worksheets[0] for path in (report.repair_file, again.repair_file))
    headings = [cell.value for cell in second[1]]
    assert headings == [cell.value for cell in first[1]]
    assert [[cell.value for cell in row[:14]] for row in second.iter_rows()] == [
        [cell.value for cell in row[:14]] for row in first.iter_rows()
    ]


def test_segments_with_programmes_that_are_not_theirs(
    import_into: ImportInto, participant: Participant, write_csv: WriteCsv, tmp_path: Path
) -> None:
    plants = [
        Plant("PROGRAM", "JKK+JKM+JHT+JP", "E-IMPORT-114", f"{SUGGESTED}: JKK+JKM+JHT", "JKK+JKM+JHT"),
        Plant("PROGRAM", "JKK, JKM, JHT", "E-IMPORT-114", f"{SUGGESTED}: JKK+JKM", "JKK+JKM"),
        Plant("PROGRAM", "JKP", "E-IMPORT-114", "Untuk PMI hanya JKK+JKM+JHT", "JKK"),
    ]
    rows = participant.rows(3)
    for row, plant, segment in zip(rows, plants, ("BPU", "JAKON", "PMI"), strict=True):
        row["PROGRAM"], row["SEGMEN"] = str(plant.bad), segment
    report = import_into("participants", write_csv("a.csv", rows))
    assert report.repair_file is not None
    mend(report.repair_file, tmp_path / "baik.xlsx", plants)
    assert counts(import_into("participants", tmp_path / "baik.xlsx")) == (3, 3, 0)


def test_faults_of_a_text_file_with_a_mapping_of_its_own(
    import_into: ImportInto, participant: Participant, write_csv: WriteCsv, stored: Stored, tmp_path: Path
) -> None:
    renamed = {"NO KPJ": "KARTU", "NAMA TK": "SIAPA", "UPAH": "BAYARAN"}
    mapping = {"kpj": "KARTU", "name": "SIAPA", "wage": "BAYARAN"}
    text_faults = [fault for fault in FAULTS if fault.bad is None or isinstance(fault.bad, str)]
    rows = participant.rows(1 + len(text_faults))
    for row, fault in zip(rows[1:], text_faults, strict=True):
        row[fault.heading] = fault.bad if isinstance(fault.bad, str) else None
    file = write_csv("a.csv", [{renamed.get(name, name): cell for name, cell in row.items()} for row in rows])
    report = import_into("participants", file, mapping=mapping)
    assert counts(report) == (len(rows), 1, len(text_faults))
    assert report.repair_file is not None
    spoken = [fault._replace(says=fault.says.replace("baris 5", "baris 2")) for fault in text_faults]
    mend(report.repair_file, tmp_path / "baik.xlsx", spoken, renamed)
    # The workbook knows which heading stands for which column: it needs no mapping any more.
    again = import_into("participants", tmp_path / "baik.xlsx")
    assert counts(again) == (len(text_faults), len(text_faults), 0)
    assert len(stored("participants")) == len(rows)


def test_faults_of_two_sheets(
    import_into: ImportInto, participant: Participant, stored: Stored, tmp_path: Path
) -> None:
    rows = planted(participant)[:-1]
    middle = len(rows) // 2
    book = Workbook()
    assert book.active is not None
    book.active.title = "Pusat"
    sheet_of(list(rows[0]), rows[:middle], book.active)
    # The second sheet has its columns in another order, and repeats a card number of the first.
    second: list[dict[str, Cell]] = [*rows[middle:], {**participant.row(), "NO KPJ": "10000000001"}]
    sheet_of([*rows[0]][::-1], second, book.create_sheet("=Cabang"))
    book.save(tmp_path / "peserta.xlsx")
    report = import_into("participants", tmp_path / "peserta.xlsx")
    assert counts(report) == (len(rows) + 1, 1, len(rows))
    assert report.repair_file is not None
    assert load_workbook(report.repair_file).sheetnames[:2] == ["Pusat", "=Cabang"]
    twice = Plant(
        "NO KPJ", "10000000001", "E-IMPORT-122",
        "NO KPJ 10000000001 sudah ada di peserta.xlsx, lembar Pusat, baris 5.", "30000000010",
    )  # fmt: skip
    mend(report.repair_file, tmp_path / "baik.xlsx", [*FAULTS[:-1], twice])
    again = import_into("participants", tmp_path / "baik.xlsx")
    assert counts(again) == (len(rows), len(rows), 0)
    assert len(stored("participants")) == len(rows) + 1


def test_a_row_with_many_faults_names_them_all(
    import_into: ImportInto, participant: Participant, write_csv: WriteCsv
) -> None:
    row = participant.row(
        NO_KPJ="12", NIK="3,17E+15", NAMA_TK="7", TGL_LAHIR="besok", JENIS_KELAMIN="x", SEGMEN="y", PROGRAM="z",
        UPAH="banyak", KODE_KELURAHAN="99", STATUS="?!", DIBAYAR_SAMPAI="2099-01", PEMBAYAR="w",
    )  # fmt: skip
    report = import_into("participants", write_csv("a.csv", [row]))
    assert report.repair_file is not None
    sheet = load_workbook(report.repair_file).worksheets[0]
    coloured = [sheet.cell(1, cell.column or 0).value for cell in sheet[2] if cell.comment is not None]
    assert coloured == [name for name in row if name not in ("NPP", "PEKERJAAN")]
    assert {fault.code for fault in report.faults} == {
        "E-IMPORT-102", "E-IMPORT-104", "E-IMPORT-105", "E-IMPORT-108", "E-IMPORT-111", "E-IMPORT-113",
        "E-IMPORT-115", "E-IMPORT-116", "E-IMPORT-121",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_warnings_of_a_rejected_row_are_shown_paler(
    import_into: ImportInto, participant: Participant, write_csv: WriteCsv, language: str
) -> None:
    from semesta.language import use

    use("en" if language == "en" else "id")
    report = import_into("participants", write_csv("a.csv", participant.rows(1, SEGMEN="?", UPAH="60000000")))
    assert report.repair_file is not None
    sheet = load_workbook(report.repair_file).worksheets[0]
    place = {cell.value: cell.column for cell in sheet[1]}["UPAH"]
    cell = sheet.cell(2, place or 0)
    assert cell.fill.fgColor.rgb == f"FF{WARNING_COLOUR[1:]}"
    assert cell.comment is not None
    assert ("looks like a yearly wage" if language == "en" else "tampaknya upah setahun") in cell.comment.text
