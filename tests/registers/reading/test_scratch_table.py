from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from semesta.registers.reading.scratch_table import ScratchTable, TooLongError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("count", [0, 1, 1_000, 100_000, 100_001])
def test_rows_in_pieces(count: int, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with ScratchTable(path, 2) as table:
        for row in range(count):
            table.add(row + 5, [str(row), None if row % 2 else "é"])
    read = pq.read_table(path)
    assert read.column_names == ["row", "c0", "c1"]
    assert read["row"].to_pylist() == list(range(5, count + 5))
    assert read["c0"].to_pylist() == [str(row) for row in range(count)]
    assert read["c1"].to_pylist() == [None if row % 2 else "é" for row in range(count)]


def fill(path: Path, long_row: int) -> None:
    with ScratchTable(path, 2) as table:
        for row in range(10):
            table.add(row, ["x" * 32_767, "y" * (32_768 if row == long_row else 1)])


def test_a_long_cell_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(TooLongError) as error:
        fill(tmp_path / "a.parquet", long_row=7)
    assert (error.value.row, error.value.column) == (7, 1)
