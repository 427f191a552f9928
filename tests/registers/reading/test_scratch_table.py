from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from semesta.registers.reading.scratch_table import ScratchTable

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("count", [0, 1, 1_000, 100_000, 100_001])
def test_rows_in_pieces(count: int, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with ScratchTable(path, 2) as table:
        for first in range(0, count, 1_000):
            rows = range(first, min(first + 1_000, count))
            table.add(first + 5, [[str(row), None if row % 2 else "é"] for row in rows])
    read = pq.read_table(path)
    assert read.column_names == ["row", "c0", "c1"]
    assert read["row"].to_pylist() == list(range(5, count + 5))
    assert read["c0"].to_pylist() == [str(row) for row in range(count)]
    assert read["c1"].to_pylist() == [None if row % 2 else "é" for row in range(count)]
