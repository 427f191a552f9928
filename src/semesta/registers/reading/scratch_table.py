"""Rows on their way from a Python reader to the engine: a Parquet file in the scratch folder, written in pieces."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Self

from semesta.registers.reading.limits import MAX_CELL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    import pyarrow as pa

# Cells are turned into columns in small pieces (they stay in the processor's cache), and written in large ones.
PIECE = 1_000
PIECES = 100


class TooLongError(Exception):
    """A cell is longer than a spreadsheet cell can be; the reader makes a refusal of it."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(row, column)
        self.row = row
        self.column = column


class ScratchTable:
    """Writes ``row`` (int64) and ``c0`` ... (text) to a Parquet file, 100,000 rows at a time.

    Raises:
        TooLongError: a cell has more than 32,767 characters.
    """

    def __init__(self, path: Path, width: int) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        names = [f"c{index}" for index in range(width)]
        self._schema = pa.schema([("row", pa.int64()), *((name, pa.string()) for name in names)])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="lz4", use_dictionary=False)
        self._pieces: list[pa.RecordBatch] = []
        self._rows: list[int] = []
        self._cells: list[Sequence[str | None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._close_piece()
                self._flush()
        finally:
            self._writer.close()

    def add(self, row: int, cells: Sequence[str | None]) -> None:
        """One row; ``cells`` has as many cells as the table is wide."""
        self._rows.append(row)
        self._cells.append(cells)
        if len(self._rows) == PIECE:
            self._close_piece()

    def _close_piece(self) -> None:
        import pyarrow as pa

        if not self._rows:
            return
        columns = list(zip(*self._cells, strict=True))
        for index, column in enumerate(columns):
            if max(map(len, filter(None, column)), default=0) > MAX_CELL:
                place = next(at for at, cell in enumerate(column) if cell and len(cell) > MAX_CELL)
                raise TooLongError(self._rows[place], index)
        numbers = pa.Array.from_buffers(
            pa.int64(), len(self._rows), [None, pa.py_buffer(array("q", self._rows))]
        )
        texts = [_text_array(column) for column in columns]
        self._pieces.append(pa.RecordBatch.from_arrays([numbers, *texts], schema=self._schema))
        self._rows.clear()
        self._cells.clear()
        if len(self._pieces) == PIECES:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_batches(self._pieces, schema=self._schema))
        self._pieces.clear()


def _text_array(column: Sequence[str | None]) -> pa.StringArray:
    # pa.array() would do, but its first call imports pandas, which takes a second.
    from pyarrow.lib import StringBuilder

    builder = StringBuilder()
    builder.append_values(column)
    return builder.finish()
