"""Every kind of bad input gets its own code, quickly and in little memory; nothing but SemestaError comes out."""

from __future__ import annotations

import errno
import io
import random
import struct
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import msoffcrypto
import openpyxl
import pytest
import xlsxwriter
import xlwt
from xlwt import CompoundDoc

from semesta.errors import SemestaError
from semesta.registers import schema
from semesta.registers.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from ibis.backends.duckdb import Backend

    from semesta.registers.source import Source

    Write = Callable[..., Path]
    Read = Callable[..., Source]
    Codes = Callable[..., list[str]]


CSV = b"ID,NAMA\nR1,a\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def written(content: bytes, name: str = "usulan.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


def xlsx_bytes() -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.add_worksheet().write_row(0, 0, ["ID", "NAMA"])
    book.get_worksheet_by_name("Sheet1").write_row(1, 0, ["R1", "a"])
    book.close()
    return target.getvalue()


def zip_bytes(**entries: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def claim_size(content: bytes, entry: bytes, size: int) -> bytes:
    """The archive with another size for one entry in its directory."""
    place = content.rindex(entry) - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    return content[: place + 24] + struct.pack("<I", size) + content[place + 28 :]


def xls_with_password_record() -> bytes:
    """An xls whose stream says, right after its beginning, that what follows is encrypted (record FILEPASS)."""
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, "ID")
    stream = book.get_biff_data()
    (length,) = struct.unpack_from("<H", stream, 2)
    filepass = struct.pack("<HHHHHH", 0x2F, 54, 1, 1, 1, 16) + b"\x01" * 46
    target = io.BytesIO()
    CompoundDoc.XlsDoc().save(target, stream[: 4 + length] + filepass + stream[4 + length :])
    return target.getvalue()


BAD = {
    "empty": (b"", "a.csv", "E-READ-004"),
    "only blank lines": (b"\n\n  \n,,\n", "a.csv", "E-READ-004"),
    "only a mark": (b"\xef\xbb\xbf", "a.csv", "E-READ-004"),
    "header only": (b"ID,NAMA\n", "a.csv", "E-READ-030"),
    "header and blanks": (b"ID,NAMA\n,\n\n", "a.csv", "E-READ-030"),
    "unknown ending": (CSV, "a.json", "E-READ-005"),
    "no ending": (CSV, "a", "E-READ-005"),
    "pdf": (b"%PDF-1.7\n", "a.csv", "E-READ-005"),
    "gzip": (b"\x1f\x8b\x08\x00", "a.csv", "E-READ-005"),
    "another zip": (zip_bytes(a=b"x"), "a.xlsx", "E-READ-005"),
    "word": (zip_bytes(**{"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "a.xlsx", "E-READ-005"),
    "binary workbook": (zip_bytes(**{"xl/workbook.bin": b"x"}), "a.xlsx", "E-READ-005"),
    "binary junk": (bytes(range(256)) * 40, "a.csv", "E-READ-006"),
    "controls": (b"ID,NAMA\nR1,\x01\x02\x03\n", "a.csv", "E-READ-006"),
    "zeros late in a text": (CSV + b"R2,b\n" * 20_000 + b"R3,\x00\n", "a.csv", "E-READ-006"),
    "zeros late in old text": (CSV + b"R2,\xe9\n" * 20_000 + b"R3,\x00\n", "a.csv", "E-READ-006"),
    "zeros in UTF-16": ("ID,NAMA\nR1,\x00".encode("utf-16"), "a.csv", "E-READ-006"),
    "half a character": (CSV + b"R2,\xc3", "a.csv", "E-READ-007"),
    "half a UTF-16 character": ("ID,NAMA\nR1,a".encode("utf-16") + b"x", "a.csv", "E-READ-007"),
    "half a pair of UTF-16": ("ID,NAMA\nR1,".encode("utf-16") + b"\x00\xd8", "a.csv", "E-READ-007"),
    "undefined in Windows-1252": (CSV + b"R2,\x81\xe9\n", "a.csv", "E-READ-007"),
    "junk called xlsx": (b"\x00\x01\x02" * 90, "a.xlsx", "E-READ-008"),
    "junk called xls": (b"\x09\x08\x00\x00" * 90, "a.xls", "E-READ-008"),
    "junk called parquet": (b"\x00\x01\x02" * 90, "a.parquet", "E-READ-012"),
    "cut xlsx": (xlsx_bytes()[:-100], "a.xlsx", "E-READ-008"),
    "web page": (b"\xef\xbb\xbf \n<!DOCTYPE html><table>", "a.xls", "E-READ-011"),
    "web table": (b"<TABLE><tr><td>ID</td>", "a.xls", "E-READ-011"),
    "wide web page": ("<html>".encode("utf-16"), "a.xls", "E-READ-011"),
    "xml": (b'<?xml version="1.0"?><Workbook>', "a.xls", "E-READ-011"),
    "mail archive": (b"MIME-Version: 1.0\n", "a.xls", "E-READ-011"),
    "300 columns": (b"ID,NAMA," + b",".join(b"K%d" % n for n in range(298)) + b"\n" + b"x," * 299 + b"x\n",
                    "a.csv", "E-READ-020"),
    "long cell": (b"ID,NAMA\nR1," + b"x" * 32_768 + b"\n", "a.csv", "E-READ-021"),
    "long cell on the careful way": (b"ID,NAMA\n\nR1," + b"x" * 32_768 + b"\n", "a.csv", "E-READ-021"),
    "unclosed quote": (b'ID,NAMA\nR1,"x\n' + b"R2,b\n" * 50_000, "a.csv", "E-READ-021"),
    "unclosed quote at once": (b'"ID,NAMA\n' + b"R2,b\n" * 50_000, "a.csv", "E-READ-021"),
    "one long line of short cells": (CSV + b"x," * 2_500_000, "a.csv", "E-READ-021"),
    "one long line": (b"x" * 5_000_000, "a.csv", "E-READ-021"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_bad_files(kind: str, file: Write, codes: Codes) -> None:
    content, name, code = BAD[kind]
    assert codes(file(content, name)) == [code]


def test_files_that_are_not_there(tmp_path: Path, codes: Codes) -> None:
    assert codes(tmp_path / "a.csv") == ["E-READ-001"]
    assert codes(tmp_path) == ["E-READ-002"]
    assert codes(Path("/dev/null")) == ["E-READ-002"]
    assert codes(tmp_path / "a\x00.csv") == ["E-READ-003"]
    assert codes(tmp_path / ("a" * 300 + ".csv")) == ["E-READ-003"]


def test_a_file_in_place_of_a_folder(file: Write, codes: Codes) -> None:
    assert codes(file(CSV) / "a.csv") == ["E-READ-001"]


def test_a_scratch_folder_that_cannot_be(file: Write, con: Backend, tmp_path: Path) -> None:
    with pytest.raises(SemestaError, match="E-READ-003"):
        read(file(CSV), schema.get("rosters"), con, file(b"x", "x"))


def test_a_full_disk(file: Write, codes: Codes, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = file(CSV)
    monkeypatch.setattr(Path, "mkdir", full)
    assert codes(path) == ["E-READ-014"]


def test_one_cell_of_forty_megabytes_is_refused_in_little_memory(
    file: Write, codes: Codes, read_file: Read
) -> None:
    for quote in (b"", b'"'):
        path = file(b"ID,NAMA\nR1,a\nR2," + quote + b"x" * 40_000_000 + quote + b"\n")
        tracemalloc.start()
        assert codes(path) == ["E-READ-021"]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 40_000_000
    many = b'ID,NAMA\nR1,a\nR2,"' + b"x\n" * 20_000_000 + b'"\n'
    assert codes(file(many)) == ["E-READ-021"]


def test_where_a_long_cell_stands_is_told(file: Write, read_file: Read) -> None:
    with pytest.raises(SemestaError, match="baris 3, kolom NAMA"):
        read_file(file(b"ID,NAMA\nR1,a\nR2," + b"x" * 40_000 + b"\n"))


def test_a_workbook_with_a_password(file: Write, codes: Codes) -> None:
    target = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(xlsx_bytes())).encrypt("rahasia", target)
    assert codes(file(target.getvalue(), "a.xlsx")) == ["E-READ-009"]
    assert codes(file(target.getvalue(), "a.csv")) == ["E-READ-009"]


def test_an_xls_with_a_password(file: Write, codes_here: Codes) -> None:
    assert codes_here(file(xls_with_password_record(), "a.xls")) == ["E-READ-009"]


def test_an_ods_with_a_password(file: Write, codes: Codes) -> None:
    manifest = b'<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    protected = zip_bytes(**{"content.xml": b"x", "META-INF/manifest.xml": manifest})
    assert codes(file(protected, "a.ods")) == ["E-READ-009"]
    assert codes(file(zip_bytes(**{"content.xml": b"x", "encrypted-package": b"x"}), "a.ods")) == [
        "E-READ-009"
    ]
    unknown = zip_bytes(**{"content.xml": b"x", "meta-inf/MANIFEST.xml": manifest})
    assert codes(file(unknown, "a.ods")) == ["E-READ-008"]


def test_an_archive_with_a_password(file: Write, codes: Codes) -> None:
    content = bytearray(xlsx_bytes())
    place = content.rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    assert codes(file(bytes(content), "a.xlsx")) == ["E-READ-009"]


def test_zip_bombs(file: Write, codes: Codes) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    blown = zip_bytes(**{"[Content_Types].xml": b"x", sheet: b"\x00" * 30_000_000})
    assert len(blown) < 100_000
    assert codes(file(blown, "a.xlsx")) == ["E-READ-010"]
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes())) as archive:
        names = archive.namelist()
    content = xlsx_bytes()
    for name in names[:3]:
        content = claim_size(content, name.encode(), 1_000_000_000)
    assert codes(file(content, "a.xlsx")) == ["E-READ-010"]


def test_an_archive_that_lies_about_its_sizes_is_only_damaged(file: Write, codes_here: Codes) -> None:
    content = claim_size(xlsx_bytes(), b"xl/worksheets/sheet1.xml", 100)
    assert codes_here(file(content, "a.xlsx")) == ["E-READ-008"]


def test_contents_count_more_than_endings(file: Write, read_file: Read, read_here: Read) -> None:
    assert read_file(file(CSV, "a.xls")).format == "csv"
    assert read_here(file(xlsx_bytes(), "a.csv")).format == "xlsx"
    book, target = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("A")
    for row, cells in enumerate([["ID", "NAMA"], ["R1", "a"]]):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    book.save(target)
    assert read_here(file(target.getvalue(), "a.xlsx")).format == "xls"


def test_a_document_that_is_no_workbook(file: Write, codes_here: Codes) -> None:
    stream = b"WordDocument" + b"\x00" * 5_000
    target = io.BytesIO()
    CompoundDoc.XlsDoc().save(target, stream)
    assert codes_here(file(target.getvalue(), "a.xls")) == ["E-READ-008"]


def test_a_workbook_without_text(tmp_path: Path, codes_here: Codes) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert codes_here(tmp_path / "a.xlsx") == ["E-READ-004"]


def test_two_cells_far_apart_end_the_worker_only(tmp_path: Path, codes: Codes) -> None:
    """Two kilobytes that would ask for 500 GB and end the process."""
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write(0, 0, "ID")
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    assert codes(tmp_path / "a.xlsx") == ["E-READ-015"]


def test_wrong_registers(file: Write, codes: Codes) -> None:
    employers = b"NPP,NAMA PERUSAHAAN,SKALA USAHA\n1,PT Contoh,kecil\n"
    assert codes(file(employers), "participants")[-1] == "E-READ-035"


@pytest.mark.parametrize("seed", range(3))
def test_text_of_no_register(seed: int, file: Write, codes: Codes) -> None:
    source = random.Random(seed)
    words = b"\n".join(b",".join(source.randbytes(4).hex().encode() for _ in range(5)) for _ in range(500))
    assert codes(file(words))[0] == "E-READ-031"
