from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from semesta.errors import SemestaError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.source import Sheet, Source

    Write = Callable[..., Path]
    Read = Callable[..., Source]
    Rows = Callable[[Sheet], list[tuple[int, tuple[str | None, ...]]]]
    Codes = Callable[..., list[str]]


HEADER = ["ID USULAN", "NAMA LENGKAP", "PEKERJAAN"]
DATA = [["R1", "Contoh Satu", "Nelayan"], ["R2", "Señor Dué", "Pedagang"]]
ENCODINGS = {
    "utf-8": b"", "utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "cp1252": b"",
}  # fmt: skip


def text(table: list[list[str]], delimiter: str = ",", end: str = "\n") -> str:
    return "".join(delimiter.join(row) + end for row in table)


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def written(content: str | bytes, name: str = "usulan.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def notes(source: Source) -> list[str]:
    return [note.code for note in source.notes]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_and_delimiter(
    *, encoding: str, delimiter: str, end: str, file: Write, read_file: Read, rows: Rows
) -> None:
    content = ENCODINGS[encoding] + text([HEADER, *DATA], delimiter, end).encode(encoding)
    source = read_file(file(content))
    assert source.format == "csv"
    (sheet,) = source.sheets
    assert (sheet.name, sheet.labels, sheet.header_row) == (None, tuple(HEADER), 1)
    assert sheet.positions == {"roster_id": 0, "name": 1, "occupation": 2}
    assert rows(sheet) == [(2, tuple(DATA[0])), (3, tuple(DATA[1]))]
    assert notes(source) == (["W-READ-003"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str, file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file(text([HEADER, *DATA]).encode(encoding))).sheets
    assert rows(sheet)[1] == (3, tuple(DATA[1]))


def test_the_fingerprint_is_that_of_the_bytes(file: Write, read_file: Read) -> None:
    import hashlib

    content = text([HEADER, *DATA]).encode("utf-16")
    assert read_file(file(content)).sha256 == hashlib.sha256(content).hexdigest()


def test_empty_cells_are_null_and_others_exactly_as_written(file: Write, read_file: Read, rows: Rows) -> None:
    content = 'ID,NAMA,NIK\n R1 ,"a ""b"" c",\n"",  ,NULL\nR3,"x, y",""\n'
    (sheet,) = read_file(file(content)).sheets
    assert rows(sheet) == [
        (2, (" R1 ", 'a "b" c', None)),
        (3, (None, "  ", "NULL")),
        (4, ("R3", "x, y", None)),
    ]


def test_cells_over_several_lines_count_as_one_row(
    file: Write, read_file: Read, rows: Rows, tmp_path: Path
) -> None:
    content = 'ID,NAMA\nR1,"a\nb"\nR2,"c\n\nd"\nR3,e\n'
    (sheet,) = read_file(file(content)).sheets
    assert rows(sheet) == [(2, ("R1", "a\nb")), (3, ("R2", "c\n\nd")), (4, ("R3", "e"))]
    (sheet,) = read_file(file('ID,NAMA\nR1,"a\nb"\nR3,e\n')).sheets
    assert rows(sheet) == [(2, ("R1", "a\nb")), (3, ("R3", "e"))]
    # Only the careful way may be trusted with such cells.
    assert len(list(tmp_path.glob("scratch/*/clean.parquet"))) == 2


def test_a_heading_over_two_lines(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file('ID,"NAMA\nLENGKAP"\nR1,a\n')).sheets
    assert sheet.labels == ("ID", "NAMA LENGKAP")
    assert rows(sheet) == [(2, ("R1", "a"))]


def test_blank_lines_count_as_rows_and_are_left_out(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file("ID,NAMA\n\nR1,a\n\n\nR2,b\n\n")).sheets
    assert rows(sheet) == [(3, ("R1", "a")), (6, ("R2", "b"))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_at_the_end_do_not_need_the_careful_way(
    end: str, file: Write, read_file: Read, rows: Rows, tmp_path: Path
) -> None:
    (sheet,) = read_file(file(text([["ID", "NAMA"], ["R1", "a"], ["R2", "b"]], end=end) + end * 9)).sheets
    assert rows(sheet) == [(2, ("R1", "a")), (3, ("R2", "b"))]
    assert list(tmp_path.glob("scratch/*/clean.parquet")) == []


def test_rows_without_text_are_left_out(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file("ID,NAMA,NIK\nR1,a,1\n,,\n  ,\t,\u00a0\nR2,b,2\n")).sheets
    assert [row for row, _ in rows(sheet)] == [2, 5]


def test_lines_of_blanks_are_left_out(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file("ID,NAMA\nR1,a\n   \nR2,b\n")).sheets
    assert [row for row, _ in rows(sheet)] == [2, 4]


def test_short_rows_are_filled_up_and_noted(file: Write, read_file: Read, rows: Rows) -> None:
    source = read_file(file("ID,NAMA,NIK\nR1\nR2,b\n\nR3,c,3\n"))
    assert rows(source.sheets[0]) == [(2, ("R1", None, None)), (3, ("R2", "b", None)), (5, ("R3", "c", "3"))]
    assert [(note.code, note.fields["count"]) for note in source.notes] == [("W-READ-006", 2)]


def test_separators_at_the_end_of_rows_are_no_cells(file: Write, read_file: Read, rows: Rows) -> None:
    source = read_file(file("ID;NAMA\nR1;a;;\nR2;b\n"))
    assert rows(source.sheets[0]) == [(2, ("R1", "a")), (3, ("R2", "b"))]
    assert notes(source) == []


def test_rows_with_more_cells_than_the_header_are_refused_with_their_numbers(
    file: Write, codes: Codes, read_file: Read
) -> None:
    lines = ["ID,NAMA", *(f"R{row},a,b" if row % 2 else f"R{row},a" for row in range(2, 42))]
    path = file("\n".join(lines))
    assert codes(path) == ["E-READ-022"]
    with pytest.raises(SemestaError, match=r"\(baris 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, \.\.\.\)") as error:
        read_file(path)
    assert error.value.problems[0].fields["count"] == 20


def test_title_rows_and_column_numbers(file: Write, read_file: Read, rows: Rows) -> None:
    content = 'LAPORAN "USULAN"\nDesa: Contoh; Bulan: Mei\n\nNO;ID USULAN;NAMA\n(1);(2);(3)\n1;R1;a\n2;R2;b\n'
    source = read_file(file(content))
    assert source.sheets[0].header_row == 4
    assert rows(source.sheets[0]) == [(6, ("1", "R1", "a")), (7, ("2", "R2", "b"))]
    assert [note.fields["columns"] for note in source.notes] == ["NO"]


def test_two_header_rows(file: Write, read_file: Read, rows: Rows) -> None:
    content = "ID,NAMA,TANGGAL,,NIK\n,,LAHIR,USUL,\nR1,a,01/01/1990,02/02/2025,3\n"
    source = read_file(file(content))
    assert source.sheets[0].header_row == 2
    assert source.sheets[0].positions == {"roster_id": 0, "name": 1, "birth_date": 2, "nik": 4}
    assert rows(source.sheets[0])[0][0] == 3


def test_the_line_that_names_the_separator(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file("sep=;\r\nID;NAMA\r\nR1;a,b\r\n")).sheets
    assert (sheet.header_row, rows(sheet)) == (2, [(3, ("R1", "a,b"))])


def test_mixed_line_ends(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file("ID,NAMA\r\nR1,a\nR2,b\r\nR3,c\rR4,d")).sheets
    assert rows(sheet) == [(number + 1, (f"R{number}", name)) for number, name in enumerate("abcd", 1)]


def test_spaces_before_quotes_are_not_part_of_the_cell(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file('ID, NAMA\nR1, "a, b"\nR2,c\n')).sheets
    assert rows(sheet) == [(2, ("R1", "a, b")), (3, ("R2", "c"))]
    (sheet,) = read_file(file('ID, NAMA\n\nR1, "a, b"\nR2,c\n')).sheets
    assert rows(sheet) == [(3, ("R1", "a, b")), (4, ("R2", "c"))]


def test_quotes_inside_a_cell_are_text(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file('ID,NAMA\nR1,PT "MAJU" JAYA\n')).sheets
    assert rows(sheet) == [(2, ("R1", 'PT "MAJU" JAYA'))]


@pytest.mark.parametrize("line", ['R2,"a"b', 'R2,"a', 'R2,"a ""b'])
def test_quotes_that_do_not_pair_up_are_refused(
    line: str, file: Write, codes: Codes, read_file: Read
) -> None:
    path = file(f"ID,NAMA\nR1,a\n{line}\nR3,c\n")
    assert codes(path) == ["E-READ-023"]
    with pytest.raises(SemestaError, match="baris 3"):
        read_file(path)


def test_columns_without_heading_are_noted_when_they_hold_text(file: Write, read_file: Read) -> None:
    source = read_file(file("ID,NAMA,,,\nR1,a,,x,\n"))
    assert source.sheets[0].labels == ("ID", "NAMA", "", "", "")
    assert [(note.code, note.fields["columns"]) for note in source.notes] == [("W-READ-004", "4")]


@pytest.mark.parametrize("name", ["a[1].csv", "b*.csv", "c?'d.csv", 'é"f.csv', "g.TXT", "h.xlsx", "i.tsv"])
def test_odd_names_of_files(name: str, file: Write, read_file: Read, rows: Rows) -> None:
    file("ID,NAMA\nR9,z\n", "a1.csv")
    file("ID,NAMA\nR9,z\n", "bb.csv")
    source = read_file(file("ID,NAMA\nR1,a\n", name))
    assert rows(source.sheets[0]) == [(2, ("R1", "a"))]


def test_a_mapping_names_the_headings(file: Write, read_file: Read, codes: Codes) -> None:
    path = file("KUNCI;SIAPA\nR1;a\n")
    assert codes(path)[0] == "E-READ-031"
    source = read_file(path, mapping={"roster_id": "KUNCI", "name": "siapa"})
    assert source.sheets[0].positions == {"roster_id": 0, "name": 1}
    assert codes(path, mapping={"kpj": "KUNCI"}) == ["E-READ-040"]


@pytest.mark.parametrize("quoted", [False, True])
def test_row_numbers_are_right_with_several_threads(
    quoted: bool, con: Backend, read_file: Read, tmp_path: Path
) -> None:
    """Sixty megabytes are several of the engine's buffers; each row holds its own number.

    The quoted cells hold lines that look like rows, for threads that begin inside a cell.
    """
    path = tmp_path / "besar.csv"
    lines = "'x' || repeat(chr(10) || '7,y,zzzzzzzzzzzzzz', 20) || chr(10) || '7,y'"
    name, count = (lines, 150_000) if quoted else ("'Contoh Nama Panjang'", 1_000_000)
    con.con.execute(
        f"COPY (SELECT range AS ID, {name} AS NAMA, 'keterangan yang panjang sekali' AS KATEGORI "  # noqa: S608 - names and numbers of our own
        f"FROM range(2, {count + 2})) TO '{path}' (HEADER, DELIMITER ',')"
    )
    assert path.stat().st_size > 50_000_000
    (sheet,) = read_file(path).sheets
    view = con.compile(sheet.table)
    query = f"SELECT count(*), count(*) FILTER (row::VARCHAR <> c0), min(row), max(row) FROM ({view})"  # noqa: S608 - names and numbers of our own
    assert con.con.execute(query).fetchall() == [(count, 0, 2, count + 1)]
    assert len(list(tmp_path.glob("scratch/*/clean.parquet"))) == quoted


def test_the_table_is_a_lazy_view(con: Backend, file: Write, read_file: Read) -> None:
    path = file("ID,NAMA\nR1,a\n")
    (sheet,) = read_file(path).sheets
    plan = con.con.execute(f"EXPLAIN {con.compile(sheet.table)}").fetchall()[0][1]
    assert "READ_CSV" in plan
