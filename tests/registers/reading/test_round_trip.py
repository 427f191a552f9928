"""Tables of odd cells go through every format and come back: the same cells, the same row numbers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Literal

    from semesta.registers.source import Sheet, Source

    Read = Callable[..., Source]
    Rows = Callable[[Sheet], list[tuple[int, tuple[str | None, ...]]]]


# Fixtures are read only here: each example writes a file of its own.
SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

BLANKS = " \t\r\n\v\f\u00a0"
HEADER = ("ID", "NAMA", "PEKERJAAN")
ODD = st.sampled_from(
    [
        '"',
        '""',
        ",",
        ";",
        "|",
        "\t",
        "\n",
        "\r\n",
        " ",
        "  ",
        "\u00a0",
        "'",
        "=",
        "é",
        "₹",
        "😀",
        "a",
        "0",
        "#",
    ]
)
CELL = st.one_of(
    st.just(""),
    st.lists(ODD, max_size=6).map("".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8),
)

Table = list[tuple[str, ...]]


def with_text(table: Table) -> Table:
    """The table with one row that has text for certain, so that it is not refused as empty."""
    return [*table, ("R", "akhir", "")]


ROW: st.SearchStrategy[tuple[str, ...]] = st.tuples(CELL, CELL, CELL)
TABLE = st.lists(ROW, min_size=1, max_size=12).map(with_text)


def expected(table: Table, first: int = 2) -> list[tuple[int, tuple[str | None, ...]]]:
    return [
        (row, tuple(cell or None for cell in cells))
        for row, cells in enumerate(table, first)
        if any(cell.strip(BLANKS) for cell in cells)
    ]


@SETTINGS
@given(
    table=TABLE,
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    title=st.sampled_from(["", "LAPORAN\n", 'LAPORAN "A"\n\n', "a,b;c|d\n\n\n"]),
)
def test_csv(
    *,
    table: Table,
    delimiter: str,
    end: str,
    quoting: Literal[0, 1],
    encoding: str,
    title: str,
    read_file: Read,
    rows: Rows,
    tmp_path: Path,
) -> None:
    text = io.StringIO(newline="")
    text.write(title.replace("\n", end))
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([HEADER, *table])
    path = tmp_path / f"{uuid4().hex}.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    (sheet,) = read_file(path).sheets
    above = title.count("\n")
    assert (sheet.labels, sheet.header_row) == (HEADER, above + 1)
    assert rows(sheet) == expected(table, above + 2)


@SETTINGS
@given(table=TABLE, blanks=st.lists(st.integers(0, 12), max_size=5), cut=st.booleans())
def test_csv_with_blank_lines_and_short_rows(
    *, table: Table, blanks: list[int], cut: bool, read_file: Read, rows: Rows, tmp_path: Path
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    lines: Table = []
    for number, cells in enumerate(table):
        for _ in range(blanks.count(number)):
            text.write("\n")
            lines.append(("", "", ""))
        shown = cells[:-1] if cut and not cells[-1] and number % 2 else cells
        writer.writerow(shown)
        lines.append(cells)
    path = tmp_path / f"{uuid4().hex}.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    (sheet,) = read_file(path).sheets
    assert rows(sheet) == expected(lines)


@settings(SETTINGS, max_examples=50)
@given(table=TABLE)
def test_parquet(table: Table, read_file: Read, rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / f"{uuid4().hex}.parquet"
    columns = zip(HEADER, zip(*table, strict=True), strict=True)
    pq.write_table(pa.table({name: pa.array(cells, pa.string()) for name, cells in columns}), path)
    (sheet,) = read_file(path).sheets
    assert rows(sheet) == expected(table)


@SETTINGS
@given(table=TABLE)
def test_xlsx(table: Table, read_here: Read, rows: Rows, tmp_path: Path) -> None:
    # XML knows no carriage return: Excel itself writes line feeds.
    table = [tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells) for cells in table]
    path = tmp_path / f"{uuid4().hex}.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        for row, cells in enumerate([HEADER, *table]):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
    (found,) = read_here(path).sheets
    assert rows(found) == expected(table)


@pytest.mark.parametrize("cell", ['a, "b"', "x\r\ny", '"', " z", '""', ",", "\u00a0x"])
def test_both_ways_through_csv_agree(cell: str, read_file: Read, rows: Rows, tmp_path: Path) -> None:
    """A blank line sends a file the careful way; its cells are the same as on the direct one."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([HEADER, ("R1", cell, " b"), ("R2", "c", "d")])
    straight, careful = tmp_path / "a.csv", tmp_path / "b.csv"
    straight.write_text(text.getvalue(), encoding="utf-8", newline="")
    careful.write_text(text.getvalue() + "\n,x,\n", encoding="utf-8", newline="")
    one, other = (rows(read_file(path).sheets[0]) for path in (straight, careful))
    assert (
        [*one, (5, (None, "x", None))] == other == [(2, ("R1", cell, " b")), (3, ("R2", "c", "d")), other[2]]
    )
