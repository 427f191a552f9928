from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.styles import Font

from semesta.errors import SemestaError
from semesta.registers import schema
from semesta.registers.reading.request import Request
from semesta.registers.reading.workbook_file import sheets_of
from semesta.registers.reading.workbook_sheets import convert

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.source import Sheet, Source

    Sheets = Mapping[str, list[list[Any]]]
    Write = Callable[..., Path]
    Read = Callable[..., Source]
    Rows = Callable[[Sheet], list[tuple[int, tuple[str | None, ...]]]]
    Codes = Callable[..., list[str]]


HEADER: list[Any] = ["ID USULAN", "NIK", "NAMA", "TGL LAHIR"]
DATA: list[list[Any]] = [
    ["R1", "3171011203900001", "Contoh Satu", dt.date(1990, 3, 12)],
    ["R2", None, "Contoh Dua", None],
]
TEXT = [
    ("R1", "3171011203900001", "Contoh Satu", "1990-03-12"),
    ("R2", None, "Contoh Dua", None),
]


def write_xlsx(path: Path, sheets: Sheets) -> Path:
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"})
    for name, table in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(table):
            for column, value in enumerate(cells):
                write = sheet.write_string if isinstance(value, str) else sheet.write
                write(row, column, value)
    book.close()
    return path


def write_xls(path: Path, sheets: Sheets) -> Path:
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, table in sheets.items():
        sheet = book.add_sheet(name)
        for row, cells in enumerate(table):
            for column, value in enumerate(cells):
                if value is not None:
                    sheet.write(row, column, value, *([day] if isinstance(value, dt.date) else []))
    book.save(str(path))
    return path


def write_ods(path: Path, sheets: Sheets) -> Path:
    book = OpenDocumentSpreadsheet()
    for name, table in sheets.items():
        sheet = Table(name=name)
        for cells in table:
            row = TableRow()
            for value in cells:
                row.addElement(_ods_cell(value))
            sheet.addElement(row)
        book.spreadsheet.addElement(sheet)
    book.save(str(path))
    return path


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, bool):
        cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=str(value))
    elif isinstance(value, dt.date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


WRITERS = {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods}


@pytest.fixture(params=WRITERS)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook in each of the three formats."""
    kind = request.param

    def written(**sheets: Any) -> Path:
        return WRITERS[kind](tmp_path / f"usulan.{kind}", sheets)

    return written


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    return lambda **sheets: write_xlsx(tmp_path / "usulan.xlsx", sheets)


def test_each_format(book: Write, read_file: Read, rows: Rows) -> None:
    path = book(Usulan=[HEADER, *DATA])
    source = read_file(path)
    assert source.format == path.suffix[1:]
    (sheet,) = source.sheets
    assert (sheet.name, sheet.labels, sheet.header_row) == ("Usulan", tuple(HEADER), 1)
    assert sheet.positions == {"roster_id": 0, "nik": 1, "name": 2, "birth_date": 3}
    assert rows(sheet) == [(2, TEXT[0]), (3, TEXT[1])]
    assert source.notes == ()


def test_kinds_of_cells(book: Write, read_here: Read, rows: Rows) -> None:
    values = [3171011203900001, 12345678901, 51.39, True, False, dt.date(1990, 3, 12), "007", 5400000]
    (sheet,) = read_here(book(A=[["ID", "NAMA", *[f"K{n}" for n in range(8)]], ["R1", "a", *values]])).sheets
    texts = ("3.17101120390000E+15", "12345678901", "51.39", "TRUE", "FALSE", "1990-03-12", "007", "5400000")
    assert rows(sheet) == [(2, ("R1", "a", *texts))]


def test_title_rows_blank_rows_and_an_indent(book: Write, read_here: Read, rows: Rows) -> None:
    table = [
        ["USULAN"],
        [],
        [None, None, *HEADER],
        [],
        [None, None, *DATA[0]],
        [None] * 6,
        [None, None, *DATA[1]],
    ]
    source = read_here(book(A=table))
    (sheet,) = source.sheets
    assert sheet.header_row == 3
    assert sheet.labels[2:] == tuple(HEADER)
    assert rows(sheet) == [(5, (None, None, *TEXT[0])), (7, (None, None, *TEXT[1]))]


def test_a_table_that_starts_far_from_the_corner(
    xlsx: Write, tmp_path: Path, read_here: Read, rows: Rows
) -> None:
    book = xlsxwriter.Workbook(tmp_path / "jauh.xlsx")
    sheet = book.add_worksheet()
    for row, cells in enumerate([HEADER, *TEXT]):
        for column, value in enumerate(cells):
            sheet.write(9 + row, 27 + column, value)
    book.close()
    (found,) = read_here(tmp_path / "jauh.xlsx").sheets
    assert found.positions == {"roster_id": 27, "nik": 28, "name": 29, "birth_date": 30}
    assert [(row, cells[27:]) for row, cells in rows(found)] == [(11, TEXT[0]), (12, TEXT[1])]


def test_merged_headers_in_two_rows(tmp_path: Path, read_here: Read, rows: Rows) -> None:
    book = xlsxwriter.Workbook(tmp_path / "gabung.xlsx")
    sheet, plain = book.add_worksheet(), book.add_format()
    sheet.merge_range(0, 0, 0, 4, "DAFTAR USULAN", plain)
    for column, title in enumerate(["ID USULAN", "NAMA"]):
        sheet.merge_range(1, column, 2, column, title, plain)
    sheet.merge_range(1, 2, 1, 4, "TANGGAL", plain)
    for column, title in enumerate(["LAHIR", "USUL", "PERIKSA"], 2):
        sheet.write(2, column, title)
    for column, title in enumerate(["(1)", "(2)", "(3)", "(4)", "(5)"]):
        sheet.write(3, column, title)
    for column, value in enumerate(["R1", "a", "12/03/1990", "x", "y"]):
        sheet.write(4, column, value)
    book.close()
    (found,) = read_here(tmp_path / "gabung.xlsx").sheets
    assert found.header_row == 3
    assert found.labels == ("ID USULAN", "NAMA", "TANGGAL LAHIR", "TANGGAL USUL", "TANGGAL PERIKSA")
    assert found.positions == {"roster_id": 0, "name": 1, "birth_date": 2}
    assert rows(found) == [(5, ("R1", "a", "12/03/1990", "x", "y"))]


def test_all_sheets_that_fit_are_read_and_the_others_named(book: Write, read_here: Read, rows: Rows) -> None:
    path = book(Jan=[HEADER, DATA[0]], Rekap=[["JUMLAH"], [2]], Feb=[["catatan"], HEADER, DATA[1]], Kosong=[])
    source = read_here(path)
    assert [sheet.name for sheet in source.sheets] == ["Jan", "Feb"]
    assert [rows(sheet) for sheet in source.sheets] == [[(2, TEXT[0])], [(3, TEXT[1])]]
    assert [(note.code, note.fields["sheets"]) for note in source.notes] == [
        ("W-READ-002", '"Rekap" (roster_id, name)')
    ]


def test_sheets_with_an_underscore_are_skipped(book: Write, read_here: Read) -> None:
    source = read_here(book(_contoh=[HEADER, DATA[0]], Isi=[HEADER, DATA[1]]))
    assert [sheet.name for sheet in source.sheets] == ["Isi"]
    assert source.notes == ()


def test_hidden_sheets_are_not_read_but_named(tmp_path: Path, read_here: Read, codes_here: Codes) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Lama": [HEADER, DATA[0]], "Baru": [HEADER, DATA[1]]})
    book = openpyxl.load_workbook(path)
    book["Lama"].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    source = read_here(path)
    assert [sheet.name for sheet in source.sheets] == ["Baru"]
    assert [(note.code, note.fields["sheets"]) for note in source.notes] == [("W-READ-007", '"Lama"')]
    del book["Baru"]
    book.create_sheet("Lain")["A1"] = "x"
    book.save(path)
    assert codes_here(path) == ["E-READ-037"]


def test_a_repair_workbook_brings_its_mapping(xlsx: Write, read_here: Read, rows: Rows) -> None:
    path = xlsx(
        Isi=[["KUNCI", "SIAPA", "Semesta: baris asal"], ["R1", "a", 7]],
        _semesta=[
            ["roster_id", "KUNCI"],
            ["name", "SIAPA"],
            ["nik"],
            ["decile", "TIDAK ADA"],
            ["lain", "KUNCI"],
        ],
    )
    source = read_here(path)
    assert source.sheets[0].positions == {"roster_id": 0, "name": 1}
    assert source.notes == ()
    assert rows(source.sheets[0]) == [(2, ("R1", "a", "7"))]
    source = read_here(path, mapping={"name": "KUNCI", "roster_id": "SIAPA"})
    assert source.sheets[0].positions == {"roster_id": 1, "name": 0}


def test_error_cells_are_text_and_not_available_is_empty(tmp_path: Path, read_here: Read, rows: Rows) -> None:
    book = xlsxwriter.Workbook(tmp_path / "galat.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(2, 1, ["ID", "NAMA", "NIK", "DESIL", "KATEGORI", "SUMBER DANA"])
    sheet.write_row(3, 1, ["R1", "a"])
    for column, error in enumerate(["#N/A", "#DIV/0!", "#REF!", "#VALUE!"], 3):
        sheet.write_formula(3, column, "=1+1", None, error)
    book.close()
    (found,) = read_here(tmp_path / "galat.xlsx").sheets
    assert rows(found) == [(4, (None, "R1", "a", None, "#DIV/0!", "#REF!", "#VALUE!"))]


def test_excel_serial_numbers_stay_numbers(xlsx: Write, read_here: Read, rows: Rows) -> None:
    (sheet,) = read_here(xlsx(A=[HEADER, ["R1", None, "a", 32944]])).sheets
    assert rows(sheet)[0][1][3] == "32944"


def test_columns_without_heading_are_noted(xlsx: Write, read_here: Read) -> None:
    source = read_here(xlsx(A=[HEADER, [*DATA[0], None, "cek lagi"]]))
    assert [(note.code, note.fields["columns"]) for note in source.notes] == [("W-READ-004", "6")]


def test_a_sheet_with_headings_only_is_left_out_beside_others(
    xlsx: Write, read_here: Read, codes_here: Codes
) -> None:
    assert [sheet.name for sheet in read_here(xlsx(A=[HEADER], B=[HEADER, DATA[0]])).sheets] == ["B"]
    assert codes_here(xlsx(A=[HEADER], B=[HEADER])) == ["E-READ-030", "E-READ-030"]


def test_the_faults_of_all_fitting_sheets_are_told_at_once(xlsx: Write, codes_here: Codes) -> None:
    twice = [["ID", "NAMA", "NO KTP", "KTP"], ["R1", "a", "1", "2"]]
    assert codes_here(xlsx(A=twice, B=[HEADER, DATA[0]], C=twice)) == ["E-READ-036", "E-READ-036"]


def test_no_sheet_fits(book: Write, codes_here: Codes) -> None:
    path = book(A=[["x"], [1]], B=[["NAMA", "IDENTITAS"], ["a", "b"]])
    assert codes_here(path)[0] == "E-READ-032"
    assert codes_here(book(A=[], B=[])) == ["E-READ-004"]


def test_wide_sheets(book: Write, codes_here: Codes, read_here: Read) -> None:
    wide = [f"K{number}" for number in range(250)]
    assert codes_here(book(A=[[*HEADER, *wide], [*DATA[0], *wide]])) == ["E-READ-020"]
    source = read_here(book(A=[HEADER, DATA[0]], Pivot=[wide, wide]))
    assert [sheet.name for sheet in source.sheets] == ["A"]
    assert [note.code for note in source.notes] == ["W-READ-002"]


def test_blanks_far_to_the_right_are_no_columns(tmp_path: Path, read_here: Read) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [HEADER, DATA[0]]})
    book = openpyxl.load_workbook(path)
    book["A"].cell(2, 300).value = ""
    book["A"].cell(2, 301).font = Font(bold=True)
    book.save(path)
    assert len(read_here(path).sheets[0].labels) <= 200


def test_a_macro_workbook_and_inline_strings(tmp_path: Path, read_here: Read, rows: Rows) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("A")
    for row in [HEADER, *TEXT]:
        sheet.append(row)
    book.save(tmp_path / "a.xlsm")
    (found,) = read_here(tmp_path / "a.xlsm").sheets
    assert rows(found) == [(2, TEXT[0]), (3, TEXT[1])]


def test_many_rows_keep_their_numbers(
    tmp_path: Path, con: Backend, scratch_request: Callable[[Path], Request]
) -> None:
    """More rows than the scratch table writes at once (in this process, for speed)."""
    book = xlsxwriter.Workbook(tmp_path / "b.xlsx", {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["ID", "NAMA"])
    for row in range(2, 2_503):
        sheet.write_row(row - 1, 0, [row, "a"])
    book.close()
    request = scratch_request(tmp_path / "b.xlsx")
    found = sheets_of(convert(str(request.file), str(request.scratch), with_errors=False), request)
    view = con.compile(found.sheets[0].table)
    query = f"SELECT count(*), count(*) FILTER (row::VARCHAR <> c0), max(row) FROM ({view})"  # noqa: S608 - names and numbers of our own
    assert con.con.execute(query).fetchall() == [(2_501, 0, 2_502)]


@pytest.fixture
def scratch_request(con: Backend, tmp_path: Path) -> Callable[[Path], Request]:
    return lambda file: Request(file, schema.get("rosters"), con, tmp_path, {})


def test_one_cell_of_forty_megabytes(tmp_path: Path, codes_here: Codes, read_here: Read) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [HEADER, DATA[0]]})
    huge = tmp_path / "besar.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(huge, "w", zipfile.ZIP_STORED) as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == "xl/sharedStrings.xml":
                content = content.replace(b"Contoh Satu", b"x" * 40_000_000)
            target.writestr(entry, content)
    assert codes_here(huge) == ["E-READ-021"]
    with pytest.raises(SemestaError, match="baris 2, kolom NAMA"):
        read_here(huge)
