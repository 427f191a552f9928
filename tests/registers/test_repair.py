"""The repair workbook, reopened with openpyxl (as users' tools see it) and calamine (as our reader sees it)."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from semesta.language import use
from semesta.registers import schema
from semesta.registers.repair import write_repair
from tests.registers.repair_workbooks import (
    CELLS,
    ERROR,
    POSITIONS,
    WARNING,
    comments,
    fault,
    fill,
    fills,
    reopen,
    row,
    sheet,
    texts,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sheet_comes_back_with_its_headings_cells_and_our_two_columns(tmp_path: Path) -> None:
    page = reopen(tmp_path, sheet([row(7, faults=[fault()]), row(9, ("1", None, "B", "x"))]))["Data"]
    assert texts(page) == [
        ["No KPJ", "NIK", "Nama", "Catatan", "Semesta: baris asal", "Semesta: yang perlu diperbaiki"],
        [*CELLS, 7, "NIK: harus diperbaiki (E-IMPORT-021) Ada yang salah."],
        ["1", None, "B", "x", 9, None],
    ]


def test_all_cells_of_the_file_are_text_the_empty_ones_too(tmp_path: Path) -> None:
    page = reopen(tmp_path, sheet([row(cells=("1", None, "=1+1", "3171011203900001"))]))["Data"]
    assert [cell.number_format for cell in page[2][:4]] == ["@"] * 4
    assert [cell.data_type for cell in page[2][:4]] == ["s", "n", "s", "s"]
    assert page["A2"].value == "1"
    assert page["D2"].value == "3171011203900001"


@pytest.mark.parametrize(
    "text", ["=1+1", "+62811", "-5", "@SUM(A1)", '=HYPERLINK("x")', "{=1}", "http://a.id", "\t=1"]
)
def test_formula_like_cells_stay_plain_strings(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, sheet([row(cells=("1", "2", text, None), faults=[fault("name", message=text)])]))
    page = load_workbook(path)["Data"]
    with zipfile.ZipFile(path) as parts:
        data = parts.read("xl/worksheets/sheet1.xml").decode()
    assert page["C2"].value == text
    assert page["C2"].hyperlink is None
    assert "<f>" not in data


def test_header_is_frozen_and_filtered(tmp_path: Path) -> None:
    page = reopen(tmp_path, sheet([row(), row(8)]))["Data"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:F3"
    assert page["A1"].font.b
    assert (fill(page["A1"]), fill(page["E1"])) == ("FFD9E1F2", "FFEDEDED")


def test_explanations_are_wrapped_and_the_row_is_high_enough(tmp_path: Path) -> None:
    page = reopen(tmp_path, sheet([row(faults=[fault(message="kata " * 50), fault("name")])]))["Data"]
    assert page["F2"].alignment.wrap_text
    assert page.column_dimensions["F"].width > 80
    assert page.row_dimensions[2].height == 15 * 5
    assert page.column_dimensions["B"].width == pytest.approx(len(CELLS[1]) + 3, abs=1)


def test_errors_and_warnings_have_their_colours_and_an_error_wins(tmp_path: Path) -> None:
    both = [
        fault("nik", "W-IMPORT-001", severity="warning"),
        fault("nik"),
        fault("name", "W-X-1", severity="warning"),
    ]
    page = reopen(tmp_path, sheet([row(faults=both)]))["Data"]
    assert fills(page) == {"B2": ERROR, "C2": WARNING}


def test_comment_says_what_why_what_to_do_and_what_is_likely_right(tmp_path: Path) -> None:
    one = fault(
        "nik", message="NIK 317 terlalu pendek.", next_step="Lengkapi NIK.", suggestion="3171011203900001"
    )
    two = fault("nik", "W-IMPORT-002", "Tanggal berbeda.", severity="warning")
    page = reopen(tmp_path, sheet([row(faults=[one, two])]))["Data"]
    assert comments(page) == {
        "B2": (
            "NIK: harus diperbaiki (E-IMPORT-021)\nNIK 317 terlalu pendek.\nLengkapi NIK.\n"
            "Mungkin yang benar: 3171011203900001\n\nNIK: mohon diperiksa (W-IMPORT-002)\nTanggal berbeda."
        )
    }
    assert page["B2"].comment is not None
    assert page["B2"].comment.author == "Semesta"
    assert page["F2"].value == (
        "NIK: harus diperbaiki (E-IMPORT-021) NIK 317 terlalu pendek. Lengkapi NIK. "
        "Mungkin yang benar: 3171011203900001\nNIK: mohon diperiksa (W-IMPORT-002) Tanggal berbeda."
    )


def test_faults_without_a_cell_go_to_the_first_cell(tmp_path: Path) -> None:
    faults = [
        fault(None, message="Baris ganda."),
        fault("wage", message="Upah kosong."),
        fault("period", message="X."),
    ]
    page = reopen(tmp_path, sheet([row(faults=faults)]))["Data"]
    assert list(comments(page)) == ["A2"]
    assert page["F2"].value == (
        "Seluruh baris: harus diperbaiki (E-IMPORT-021) Baris ganda.\n"
        "UPAH: harus diperbaiki (E-IMPORT-021) Upah kosong.\nperiod: harus diperbaiki (E-IMPORT-021) X."
    )


def test_a_column_without_a_heading_is_named_by_the_register(tmp_path: Path) -> None:
    labels = ("KPJ", "", "Nama", "")
    page = reopen(tmp_path, sheet([row(faults=[fault()])], labels=labels))["Data"]
    assert [cell.value for cell in page[1][:4]] == ["KPJ", None, "Nama", None]
    assert list(comments(page)) == ["B2"]
    assert str(page["F2"].value).startswith("NIK: ")


def test_english(tmp_path: Path) -> None:
    book = reopen(
        tmp_path, sheet([row(faults=[fault(suggestion="1"), fault(None)])], name=None), language="en"
    )
    assert book.sheetnames == ["Participants", "_semesta", "_read me"]
    page = book["Participants"]
    assert [cell.value for cell in page[1][4:]] == ["Semesta: source row", "Semesta: what to correct"]
    assert page["F2"].value == (
        "NIK: must be corrected (E-IMPORT-021) Ada yang salah. Probably right: 1\n"
        "Whole row: must be corrected (E-IMPORT-021) Ada yang salah."
    )
    assert book["_read me"]["A1"].value == "How to correct the rejected rows"


def test_the_language_in_force_is_the_default(tmp_path: Path) -> None:
    use("en")
    try:
        write_repair(tmp_path / "r.xlsx", schema.get("targets"), [], batch="b", period="2025-12")
    finally:
        use("id")
    assert load_workbook(tmp_path / "r.xlsx").sheetnames == ["_semesta", "_read me"]


def test_mapping_sheet_is_hidden_and_says_where_each_register_column_is(tmp_path: Path) -> None:
    book = reopen(tmp_path, sheet([row()], positions={**POSITIONS, "period": 3}))
    mapping = book["_semesta"]
    assert mapping.sheet_state == "hidden"
    known = {"kpj": "No KPJ", "nik": "NIK", "name": "Nama"}
    expected = [(column.name, known.get(column.name)) for column in schema.get("participants").columns]
    assert list(mapping.iter_rows(values_only=True)) == expected
    properties = {prop.name: prop.value for prop in book.custom_doc_props.props}  # type: ignore[attr-defined] # its types know fewer
    assert properties == {
        "semesta.register": "participants", "semesta.period": "2025-12", "semesta.batch": "20260105-7",
    }  # fmt: skip


def test_a_column_with_two_headings_in_two_sheets_is_left_to_recognition(tmp_path: Path) -> None:
    first = sheet([row()], "A")
    second = sheet([row()], "B", ("KPJ", "NIK", "Nama", "X"))
    unwritten = sheet([], "C", ("ABC", "DEF", "GHI", "X"))
    book = reopen(tmp_path, first, second, unwritten)
    mapping = {line[0]: line[1] for line in book["_semesta"].iter_rows(values_only=True)}
    assert "kpj" not in mapping
    assert (mapping["nik"], mapping["name"]) == ("NIK", "Nama")
    assert book.sheetnames == ["A", "B", "_semesta", "_petunjuk"]


def test_a_repair_of_a_repair_has_our_columns_once(tmp_path: Path) -> None:
    labels = ("Semesta: baris asal", "NIK", "semesta: yang perlu diperbaiki", "No KPJ", "Nama")
    again = sheet(
        [row(2, ("7", "317", "lama", "1", "A"), [fault("name"), fault("kpj")])],
        labels=labels,
        positions={"nik": 1, "kpj": 3, "name": 4},
    )
    page = reopen(tmp_path, again)["Data"]
    assert texts(page)[0] == [
        "NIK",
        "No KPJ",
        "Nama",
        "Semesta: baris asal",
        "Semesta: yang perlu diperbaiki",
    ]
    assert texts(page)[1][:4] == ["317", "1", "A", 2]
    assert sorted(comments(page)) == ["B2", "C2"]


def test_instructions_stand_last_with_the_command_and_the_counts(tmp_path: Path) -> None:
    faults = [fault("kpj", "E-B-1", "Pesan B.", next_step="Lakukan B."), fault("nik", "E-A-1", "Pesan A.")]
    warned = fault("nik", "W-A-1", "Awas.", severity="warning")
    book = reopen(tmp_path, sheet([row(7, faults=[*faults, warned]), row(8, faults=[faults[0], warned])]))
    assert book.sheetnames[-1] == "_petunjuk"
    guide = book["_petunjuk"]
    lines = [[value for value in line if value is not None] for line in texts(guide)]
    assert lines[0] == ["Cara memperbaiki baris yang ditolak"]
    assert ['semesta import participants "r.xlsx" --period 2025-12'] in lines
    assert ["Daftar", "Peserta (participants)"] in lines
    assert ["Periode", "2025-12"] in lines
    assert ["Batch", "20260105-7"] in lines
    assert ["Jumlah baris", "2"] in lines
    at = lines.index(["Apa yang ditemukan"])
    assert lines[at + 1 :] == [
        ["Kode", "Jenis", "Jumlah", "Artinya (contoh pertama)", "Yang perlu dilakukan"],
        ["E-B-1", "harus diperbaiki", 2, "Pesan B.", "Lakukan B."],
        ["E-A-1", "harus diperbaiki", 1, "Pesan A."],
        ["W-A-1", "mohon diperiksa", 2, "Awas."],
    ]
    assert not any("Komentar dipasang" in str(value) for line in lines for value in line)
    legend = [fill(guide.cell(line, 1)) for line in range(1, guide.max_row + 1)]
    assert [colour for colour in legend if colour in {ERROR, WARNING}] == [
        ERROR,
        WARNING,
        ERROR,
        ERROR,
        WARNING,
    ]
