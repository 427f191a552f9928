"""Our own workbooks read by our own readers: a template, empty and filled in, and a repair workbook, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from semesta.engine import batches, connect
from semesta.errors import SemestaError
from semesta.registers import schema
from semesta.registers.reading import read
from semesta.registers.repair import CellFault, RepairRow, RepairSheet, write_repair
from semesta.registers.schema import NAMES, Register
from semesta.registers.template import write_template

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.language import Language

# Ibis 12 describes a view through a method that DuckDB 2 calls deprecated; the readers cannot do without it.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")


def cells_by_column(file: Path, register: Register, scratch: Path) -> list[list[dict[str, object]]]:
    """For each sheet that the readers take, its rows as register column -> text (and "row" -> row number)."""
    scratch.mkdir()
    con = connect(scratch)
    try:
        sheets = read(file, register, con, scratch).sheets
        found = []
        for sheet in sheets:
            rows = batches(con, sheet.table.order_by("row"), 100).read_all().to_pylist()
            places = {name: f"c{index}" for name, index in sheet.positions.items()}
            found.append(
                [{"row": row["row"], **{name: row[at] for name, at in places.items()}} for row in rows]
            )
        return found
    finally:
        con.disconnect()


@pytest.mark.parametrize("name", ["participants", "targets"])
def test_an_empty_template_is_refused_as_a_header_only(tmp_path: Path, name: str) -> None:
    register = schema.get(name)
    file = write_template(tmp_path / "t.xlsx", register, "id")
    with pytest.raises(SemestaError) as refused:
        cells_by_column(file, register, tmp_path / "scratch")
    assert [problem.code for problem in refused.value.problems] == ["E-READ-030"]


@pytest.mark.parametrize(
    ("name", "language", "examples"),
    [*((name, "id", "_contoh") for name in NAMES), ("participants", "en", "_example")],
)
def test_a_filled_template_is_read_whole(
    tmp_path: Path, name: str, language: Language, examples: str
) -> None:
    register = schema.get(name)
    file = write_template(tmp_path / "t.xlsx", register, language)
    book = load_workbook(file)
    for index, cell in enumerate(book[examples][2], 1):
        book.worksheets[0].cell(2, index, cell.value)
    book.save(file)
    expected: dict[str, object] = {"row": 2}
    for column in register.columns:
        day, _, rest = column.example.partition("/")
        is_date = column.kind in {"date", "birth_date"}
        expected[column.name] = f"{rest[3:]}-{rest[:2]}-{day}" if is_date else column.example or None
    assert cells_by_column(file, register, tmp_path / "scratch") == [[expected]]


def test_a_corrected_repair_workbook_is_read_with_the_mapping_that_it_carries(tmp_path: Path) -> None:
    register = schema.get("participants")
    bad = RepairRow(9, ("1", "317", "=1+1", "PU", "JKK", "x"), (CellFault("nik", "E-X-1", "Salah.", ""),))
    labels = ("Kolom X", "Nomor Y", "Orangnya", "SEGMEN", "Ikut", "NAMA")
    positions = {"kpj": 0, "nik": 1, "name": 2, "segment": 3, "programmes": 4}
    other = RepairSheet("B", ("NIK", "KPJ", "NAMA", "SEGMEN", "PROGRAM"), {
        "nik": 0, "kpj": 1, "name": 2, "segment": 3, "programmes": 4,
    }, [RepairRow(2, ("0", "2", "Nama B", "BPU", "JKK+JKM"), ())])  # fmt: skip
    first = RepairSheet("A", labels, positions, [bad])

    file = write_repair(tmp_path / "one.xlsx", register, [first], batch="B0001", period="2025-12")
    book = load_workbook(file)
    book["A"]["B2"] = "3171011203900001"
    book.save(file)
    row = {"kpj": "1", "nik": "3171011203900001", "name": "=1+1", "segment": "PU", "programmes": "JKK"}
    assert cells_by_column(file, register, tmp_path / "s1") == [[{"row": 2, **row}]]

    known = RepairSheet("C", ("NO KPJ", "NO NIK", "NAMA TK", "SEGMEN", "PROG"), positions, [
        RepairRow(5, ("3", None, "Nama C", "PU", "JKK"), ()),
    ])  # fmt: skip
    file = write_repair(tmp_path / "two.xlsx", register, [other, known], batch="B0001", period="2025-12")
    assert cells_by_column(file, register, tmp_path / "s2") == [
        [
            {"row": 2, "kpj": "2", "nik": "0", "name": "Nama B", "segment": "BPU", "programmes": "JKK+JKM"},
        ],
        [
            {"row": 2, "kpj": "3", "nik": None, "name": "Nama C", "segment": "PU", "programmes": "JKK"},
        ],
    ]
