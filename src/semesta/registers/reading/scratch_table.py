"""Rows on their way from a Python reader to the engine: a Parquet file in the scratch folder, written in pieces."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    import pyarrow as pa

# Cells are turned into columns in small pieces (they stay in the processor's cache), and written in large ones.
PIECE = 1_000
_PIECES = 100


class ScratchTable:
    """Writes ``row`` (int64) and ``c0`` ... (text) to a Parquet file, 100 pieces of rows at a time."""

    def __init__(self, path: Path, width: int) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        names = [f"c{index}" for index in range(width)]
        self._schema = pa.schema([("row", pa.int64()), *((name, pa.string()) for name in names)])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="lz4", use_dictionary=False)
        self._pieces: list[pa.RecordBatch] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            self._writer.close()

    def add(self, first: int, rows: Sequence[Sequence[str | None]]) -> None:
        """A piece of consecutive rows, the first of which has the number ``first``; all are as wide as the table."""
        import pyarrow as pa

        numbers = pa.py_buffer(array("q", range(first, first + len(rows))))
        columns = [_text_array(column) for column in zip(*rows, strict=True)]
        number_array = pa.Array.from_buffers(pa.int64(), len(rows), [None, numbers])
        self._pieces.append(pa.RecordBatch.from_arrays([number_array, *columns], schema=self._schema))
        if len(self._pieces) == _PIECES:
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
