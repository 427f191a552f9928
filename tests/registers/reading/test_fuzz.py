"""Arbitrary bytes and mutated real files, some 5,300 of them: a source or a refusal comes out, and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from semesta.errors import SemestaError
from semesta.language import LANGUAGES
from semesta.registers import schema
from semesta.registers.reading.request import Request
from semesta.registers.reading.workbook_file import sheets_of
from semesta.registers.reading.workbook_process import WorkbookProcess
from semesta.registers.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.source import Sheet

    Read = Callable[..., Source]
    Edit = tuple[str, float, bytes]


TABLE: list[list[Any]] = [
    ["ID USULAN", "NIK", "NAMA", "TGL LAHIR", "DESIL"],
    *[
        [f"R{n}", f"317101120390000{n}", f'Señor "{n}", S.E.', dt.date(1990, 1, n), n * 1.5]
        for n in range(1, 6)
    ],
]


def fuzzed(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def csv_bytes(delimiter: str, encoding: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([["DAFTAR USULAN"], [], *TABLE, ["R6", "", "a\nb"]])
    return text.getvalue().encode(encoding)


def xlsx_bytes() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("A")
        for row, cells in enumerate(TABLE):
            sheet.write_row(row, 0, cells)
        sheet.write_formula(9, 2, "=1/0", None, "#DIV/0!")
        sheet.merge_range(12, 0, 12, 3, "catatan")
        book.add_worksheet("_semesta").write_row(0, 0, ["nik", "NIK"])
    return target.getvalue()


def xls_bytes() -> bytes:
    target, book = io.BytesIO(), xlwt.Workbook()
    sheet, day = book.add_sheet("A"), xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for row, cells in enumerate(TABLE):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell, *([day] if isinstance(cell, dt.date) else []))
    book.save(target)
    return target.getvalue()


def ods_bytes() -> bytes:
    target, book, sheet = io.BytesIO(), OpenDocumentSpreadsheet(), Table(name="A")
    for cells in TABLE:
        row = TableRow()
        for cell in cells:
            kind = (
                {"valuetype": "float", "value": str(cell)}
                if isinstance(cell, float)
                else {"valuetype": "string"}
            )
            element = TableCell(**kind)
            element.addElement(P(text=str(cell)))
            row.addElement(element)
        row.addElement(TableCell(numbercolumnsrepeated=3))
        sheet.addElement(row)
    sheet.addElement(TableRow(numberrowsrepeated=1_000))
    book.spreadsheet.addElement(sheet)
    book.save(target)
    return target.getvalue()


def parquet_bytes(**options: object) -> bytes:
    target = io.BytesIO()
    columns = zip(TABLE[0], zip(*TABLE[1:], strict=True), strict=True)
    pq.write_table(pa.table({name: pa.array(cells) for name, cells in columns}), target, **options)
    return target.getvalue()


BYTES = st.one_of(
    st.binary(min_size=1, max_size=8), st.sampled_from([b"\x00", b"\xff\xff", b'"', b",", b"\n", b"9999999"])
)
EDITS = st.lists(
    st.tuples(st.sampled_from(["replace", "insert", "delete", "cut"]), st.floats(0, 1), BYTES),
    min_size=1,
    max_size=6,
)


def mutated(content: bytes, edits: list[tuple[str, float, bytes]]) -> bytes:
    for kind, place, piece in edits:
        at = int(place * len(content))
        after = {
            "replace": at + len(piece),
            "insert": at,
            "delete": at + 4 * len(piece),
            "cut": len(content),
        }[kind]
        content = content[:at] + (piece if kind in {"replace", "insert"} else b"") + content[after:]
    return content


def mutated_inside(content: bytes, entry: float, edits: list[tuple[str, float, bytes]]) -> bytes:
    """The archive with one of its files mutated, so that the mutation reaches the parser behind the decompression."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        names = source.namelist()
        chosen = names[min(int(entry * len(names)), len(names) - 1)]
        for name in names:
            data = source.read(name)
            archive.writestr(name, mutated(data, edits) if name == chosen else data)
    return target.getvalue()


def accept(read: Callable[[], object]) -> None:
    """Either it is read or it is refused with texts that can be printed."""
    try:
        assert read()
    except SemestaError as error:
        for problem in error.problems:
            for language in LANGUAGES:
                assert problem.text(language)


@fuzzed(1_000)
@given(
    content=st.binary(max_size=400),
    name=st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.ods", "a.parquet", "a.txt"]),
)
def test_arbitrary_bytes(content: bytes, name: str, read_file: Read, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    accept(lambda: isinstance(read_file(path), Source))


@fuzzed(400)
@given(
    content=st.binary(max_size=400),
    magic=st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_arbitrary_bytes_that_look_like_a_workbook(
    content: bytes, magic: bytes, read_book: Callable[[bytes, str], tuple[Sheet, ...]], tmp_path: Path
) -> None:
    accept(lambda: read_book(magic + content, "xls" if magic.startswith(b"\xd0") else "xlsx"))


@fuzzed(650)
@given(
    text=st.text(st.sampled_from("\"',;|\t\n\r aR1é\u00a0()0"), max_size=60),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_arbitrary_text_below_a_header(text: str, end: str, read_file: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"ID;NAMA{end}R1;a{end}{text}".encode())
    accept(lambda: isinstance(read_file(path), Source))


CSV = [csv_bytes(",", "utf-8"), csv_bytes(";", "cp1252"), csv_bytes("\t", "utf-16")]


@fuzzed(1_000)
@given(base=st.sampled_from(CSV), edits=EDITS)
def test_mutated_csv(base: bytes, edits: list[Edit], read_file: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(mutated(base, edits))
    accept(lambda: isinstance(read_file(path), Source))


PARQUET = [parquet_bytes(), parquet_bytes(compression="zstd", data_page_version="2.0", use_dictionary=False)]


@fuzzed(150)
@given(base=st.sampled_from(PARQUET), edits=EDITS)
def test_mutated_parquet(base: bytes, edits: list[Edit], read_file: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    # The last bytes stay: without them nobody takes the file for Parquet.
    path.write_bytes(base[:4] + mutated(base[4:-8], edits) + base[-8:])
    accept(lambda: isinstance(read_file(path), Source))


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkbookProcess]:
    with WorkbookProcess(timeout=30) as process:
        yield process


@pytest.fixture
def read_book(
    worker: WorkbookProcess, con: Backend, tmp_path: Path
) -> Callable[[bytes, str], tuple[Sheet, ...]]:
    """Reads the bytes of a workbook as the whole reader does, but with one worker for all."""

    def reader(content: bytes, kind: str) -> tuple[Sheet, ...]:
        path = tmp_path / f"a.{kind}"
        path.write_bytes(content)
        reply = worker.convert(path, tmp_path, with_errors=True)
        return sheets_of(reply, Request(path, schema.get("rosters"), con, tmp_path, {})).sheets

    return reader


XLSX, XLS, ODS = xlsx_bytes(), xls_bytes(), ods_bytes()


@fuzzed(900)
@given(base=st.sampled_from([("xlsx", XLSX), ("ods", ODS)]), entry=st.floats(0, 1), edits=EDITS)
def test_mutated_parts_of_workbooks(
    base: tuple[str, bytes],
    entry: float,
    edits: list[Edit],
    read_book: Callable[[bytes, str], tuple[Sheet, ...]],
) -> None:
    kind, content = base
    accept(lambda: read_book(mutated_inside(content, entry, edits), kind))


@fuzzed(1_200)
@given(base=st.sampled_from([("xlsx", XLSX), ("ods", ODS), ("xls", XLS), ("xls", XLS)]), edits=EDITS)
def test_mutated_workbooks(
    base: tuple[str, bytes],
    edits: list[Edit],
    read_book: Callable[[bytes, str], tuple[Sheet, ...]],
    read_file: Read,
    tmp_path: Path,
) -> None:
    from semesta.registers.reading.detection import detect

    kind, content = base
    content = mutated(content, edits)
    path = tmp_path / f"b.{kind}"
    path.write_bytes(content)
    accept(lambda: detect(path))
    accept(lambda: read_book(content, kind))


@pytest.mark.parametrize(("kind", "content"), [("xlsx", XLSX), ("ods", ODS), ("xls", XLS)])
def test_unharmed_workbooks_are_read(
    kind: str, content: bytes, read_book: Callable[[bytes, str], tuple[Sheet, ...]]
) -> None:
    """The mutations above start from good files."""
    assert len(read_book(content, kind)) == 1


def test_unharmed_files_are_read(read_file: Read, tmp_path: Path) -> None:
    for number, content in enumerate([*CSV, *PARQUET]):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(content)
        assert read_file(path).sheets
