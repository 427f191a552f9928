"""The files of a run: registers under their usual Indonesian headings, and the truth, written as a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self, get_args

from semesta.registers import schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    import pyarrow as pa

FileFormat = Literal["csv", "parquet"]
FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)


class Stream:
    """A table that grows by batches of columns; nothing of it stays in memory."""

    def __init__(self, path: Path, form: FileFormat) -> None:
        self.path = path
        self.rows = 0
        self._form = form
        self._writer: pa.csv.CSVWriter | pa.parquet.ParquetWriter | None = None

    def write(self, columns: Mapping[str, pa.Array]) -> None:
        """Add rows. The first batch, which may be empty, fixes names and types."""
        import pyarrow as pa

        table = pa.table(dict(columns))
        if self._writer is None:
            self._writer = self._open(table.schema)
        self._writer.write_table(table)
        self.rows += table.num_rows

    def _open(self, kinds: pa.Schema) -> pa.csv.CSVWriter | pa.parquet.ParquetWriter:
        if self._form == "csv":
            from pyarrow.csv import CSVWriter

            return CSVWriter(self.path, kinds)
        from pyarrow.parquet import ParquetWriter

        return ParquetWriter(self.path, kinds, compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.close()


class RegisterStream(Stream):
    """The extract of one register: columns by their names in the schema, written under its headings."""

    def __init__(self, folder: Path, register: str, form: FileFormat) -> None:
        super().__init__(folder / f"{register}.{form}", form)
        self.register = schema.get(register)

    def write(self, columns: Mapping[str, pa.Array]) -> None:
        """Add rows.

        Raises:
            KeyError: the register has no such column.
        """
        super().write({self.register.column(name).heading: column for name, column in columns.items()})
