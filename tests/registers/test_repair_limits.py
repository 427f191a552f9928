"""What Excel cannot hold, and what must not go wrong: limits, odd texts and names, memory, files; any text at all."""

from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from semesta.errors import SemestaError
from semesta.registers.repair import Limits, RepairRow
from tests.registers.repair_workbooks import WARNING, comments, fault, fills, reopen, row, sheet, texts, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from semesta.language import Language


@pytest.mark.parametrize(
    ("language", "note"),
    [
        (
            "id",
            (
                "Komentar dipasang pada 2 sel pertama dari 1.001 sel berwarna, agar berkas tetap ringan. "
                'Warna dan kolom "Semesta: yang perlu diperbaiki" ada pada semua baris.'
            ),
        ),
        (
            "en",
            (
                "Comments are on the first 2 of 1,001 coloured cells, so that the file stays light. "
                'The colours and the column "Semesta: what to correct" are on all rows.'
            ),
        ),
    ],
)
def test_comments_stop_at_the_limit_colours_and_words_do_not(
    tmp_path: Path, language: Language, note: str
) -> None:
    rows = [row(number, faults=[fault()]) for number in range(1001)]
    book = reopen(tmp_path, sheet(rows), language=language, limits=Limits(comments=2))
    page = book["Data"]
    assert list(comments(page)) == ["B2", "B3"]
    assert len(fills(page)) == 1001
    assert all(str(page.cell(line, 6).value).startswith("NIK: ") for line in range(2, 1003))
    assert note in [value for line in texts(book.worksheets[-1]) for value in line]


def test_a_sheet_is_split_at_the_row_limit(tmp_path: Path) -> None:
    rows = [row(number) for number in range(1, 6)]
    other = sheet([row(1)], "data (2)")
    book = reopen(tmp_path, sheet(rows), other, limits=Limits(rows=3))
    assert book.sheetnames == ["Data", "Data (2)", "Data (3)", "data (2) (2)", "_semesta", "_petunjuk"]
    numbers = [[line[4] for line in texts(book[name])] for name in book.sheetnames[:3]]
    head = "Semesta: baris asal"
    assert numbers == [[head, 1, 2], [head, 3, 4], [head, 5]]
    assert [book[name].auto_filter.ref for name in book.sheetnames[:3]] == ["A1:F3", "A1:F3", "A1:F2"]


def test_excels_own_limits_are_the_default() -> None:
    assert Limits() == Limits(rows=1_048_576, comments=20_000, heights=50_000)


def test_only_the_first_rows_get_a_height_of_their_own(tmp_path: Path) -> None:
    rows = [row(number, faults=[fault(), fault("name")]) for number in range(3)]
    page = reopen(tmp_path, sheet(rows), limits=Limits(heights=2))["Data"]
    assert [page.row_dimensions[line].height for line in (2, 3, 4)] == [30, 30, None]


def test_a_text_that_excel_cannot_hold_is_cut_with_a_note(tmp_path: Path) -> None:
    long = "\U0001f600" * 20_000
    book = reopen(tmp_path, sheet([row(cells=("1", "2", "y" * 32_767, long))]))
    page = book["Data"]
    assert page["C2"].value == "y" * 32_767
    assert page["D2"].value == "\U0001f600" * 16_383
    assert fills(page) == {"D2": WARNING}
    assert page["F2"].value == (
        "Catatan: mohon diperiksa (W-REPAIR-001) Isi sel ini 40000 huruf; Excel hanya memuat 32.767, jadi sisanya "
        "dipotong di berkas ini. Tulis isi yang lengkap tetapi lebih pendek, atau perbaiki baris ini di berkas asalnya."
    )
    codes = [line[0] for line in texts(book["_petunjuk"])]
    assert "W-REPAIR-001" in codes


def test_very_long_messages_are_cut_too(tmp_path: Path) -> None:
    page = reopen(tmp_path, sheet([row(faults=[fault(message="m" * 40_000)])]))["Data"]
    assert len(str(page["F2"].value)) == 32_767
    assert str(page["F2"].value).endswith(" [...]")
    assert len(comments(page)["B2"]) == 32_767


def test_a_text_that_looks_like_the_writers_own_markup_is_data(tmp_path: Path) -> None:
    text = '<r><t>a</t></r></is></c><c r="Z9"/></r>'
    path = write(tmp_path, sheet([row(cells=("1", "2", text, "<r>"), faults=[fault(message=text)])]))
    assert load_workbook(path)["Data"]["C2"].value == text
    assert CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Data").to_python()[1][2:4] == [
        text,
        "<r>",
    ]


def test_code_points_that_no_file_may_hold_are_replaced(tmp_path: Path) -> None:
    text = "a\ud800b\uffff"
    page = reopen(tmp_path, sheet([row(cells=("1", "2", text, None), faults=[fault(message=text)])]))["Data"]
    assert page["C2"].value == "a\ufffdb\ufffd"
    assert comments(page)["B2"].endswith("\na\ufffdb\ufffd")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (None, "Peserta"),
        ("", "Peserta"),
        ("[]:*?/\\", "Peserta"),
        ("Data: Kota/Kab [1]", "Data Kota Kab 1"),
        ("'kutip'", "kutip"),
        ("_rahasia", "rahasia"),
        ("History", "History (1)"),
        ("x" * 40, "x" * 31),
        ("a\x00b\x0bc\ufffed", "a b c d"),
        ("\U0001f600" * 20, "\U0001f600" * 15),
        ("  Rekap   Desember  ", "Rekap Desember"),
        ('Kelurahan & <Desa> "A"', 'Kelurahan & <Desa> "A"'),
    ],
)
def test_sheet_names_are_made_valid(tmp_path: Path, wanted: str | None, expected: str) -> None:
    book = reopen(tmp_path, sheet([row()], wanted))
    assert book.sheetnames == [expected, "_semesta", "_petunjuk"]


def test_equal_names_get_a_number_within_the_limit(tmp_path: Path) -> None:
    book = reopen(tmp_path, *(sheet([row()], name) for name in ("d" * 31, "D" * 35, "d" * 31)))
    assert book.sheetnames[:3] == ["d" * 31, "D" * 27 + " (2)", "d" * 27 + " (3)"]


def test_rows_are_taken_one_by_one_and_memory_stays_flat(tmp_path: Path) -> None:
    def stream(count: int) -> Iterator[RepairRow]:
        for number in range(count):
            yield row(number, (str(number), f"{number}{'x' * 4000}", "n", None))

    peaks = []
    for count in (200, 2000):
        tracemalloc.start()
        write(tmp_path, sheet(stream(count)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 2_000_000  # the 1,800 rows more hold 7.2 million characters


def test_the_folder_is_made_and_an_older_file_replaced_with_nothing_left_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "repair"
    write(folder, sheet([row(1)]))
    path = write(folder, sheet([row(2)]))
    assert load_workbook(path)["Data"]["E2"].value == 2
    assert [entry.name for entry in folder.iterdir()] == ["r.xlsx"]


def test_a_failure_on_the_way_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    def broken() -> Iterator[RepairRow]:
        yield row()
        message = "planted"
        raise LookupError(message)

    path = write(tmp_path, sheet([row(1)]))
    before = path.read_bytes()
    with pytest.raises(LookupError, match="planted"):
        write(tmp_path, sheet(broken()))
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["r.xlsx"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "file"):
        with pytest.raises(SemestaError) as refused:
            write(folder, sheet([row()]))
        assert [problem.code for problem in refused.value.problems] == ["E-REPAIR-001"]
        assert "r.xlsx" in str(refused.value)


CELL_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    cells=st.lists(st.one_of(st.none(), CELL_TEXT), min_size=4, max_size=4),
    labels=st.lists(CELL_TEXT, min_size=4, max_size=4),
    name=st.one_of(st.none(), st.text(max_size=40)),
    message=CELL_TEXT,
)
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    cells: list[str | None],
    labels: list[str],
    name: str | None,
    message: str,
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    faults = [fault("nik", message=message, suggestion=message)]
    path = write(folder, sheet([row(3, tuple(cells), faults)], name, tuple(f"k{label}" for label in labels)))
    content = path.read_bytes()
    assert load_workbook(io.BytesIO(content)).worksheets[-1].title == "_petunjuk"
    page = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert page[0][:4] == [as_excel_holds(f"k{label}") for label in labels]
    assert page[1][:5] == [*(as_excel_holds(cell or "") for cell in cells), 3]


def as_excel_holds(text: str) -> str:
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
