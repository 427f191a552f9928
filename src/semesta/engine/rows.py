"""The ways in and out of an engine: Python values and Parquet files in, records and Arrow batches out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import ibis
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend


def is_spark(con: SQLBackend) -> bool:
    """Whether a connection is Spark's; else it is DuckDB's."""
    return bool(con.name == "pyspark")


def small_table(
    con: SQLBackend, name: str, columns: Mapping[str, tuple[str, Sequence[object]]]
) -> ibis.Table:
    """A temporary table from Python values: column name -> (DuckDB type, values).

    Ibis and Arrow load pandas (two seconds) to look at Python lists; handing them over as parameters does not.
    """
    if is_spark(con):
        from semesta.engine.spark import rows

        return rows.small_table(con, name, columns)
    quoted = {column: f"unnest(CAST(? AS {kind}[])) AS {column}" for column, (kind, _) in columns.items()}
    query = f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {', '.join(quoted.values())}"
    con.con.execute(query, [list(values) for _, values in columns.values()])
    return con.table(name)


def records(con: SQLBackend, table: ibis.Table) -> list[dict[str, Any]]:
    """The rows of a small result as dictionaries (Ibis' own way loads pandas, two seconds)."""
    if is_spark(con):
        from semesta.engine.spark import rows

        return rows.records(con, table)
    result = con.con.sql(con.compile(table))
    return [dict(zip(result.columns, row, strict=True)) for row in result.fetchall()]


def batches(con: SQLBackend, table: ibis.Table, rows: int) -> pa.RecordBatchReader:
    """The rows of a table as a stream of Arrow batches, with DuckDB never all at once in memory.

    Ibis 12 asks DuckDB for a method that version 2 no longer has, so the stream is taken from DuckDB itself.

    Args:
        con: the engine.
        table: an expression over tables and views of ``con`` alone.
        rows: of a batch.
    """
    if is_spark(con):
        from semesta.engine.spark import rows as spark

        return spark.batches(con, table, rows)
    return con.con.sql(con.compile(table)).to_arrow_reader(rows)


def write_parquet(con: SQLBackend, table: ibis.Table, path: Path) -> None:
    """Write an expression to one Parquet file, with DuckDB on all cores (Ibis' own way is the same, but by pandas).

    Raises:
        duckdb.Error: the disk is full, or a source file cannot be read as it was thought.
    """
    if is_spark(con):
        from semesta.engine.spark import rows

        rows.write_parquet(con, table, path)
        return
    target = str(path).replace("'", "''")
    con.con.execute(f"COPY ({con.compile(table)}) TO '{target}' (FORMAT parquet)")


def read_parquet(con: SQLBackend, files: Sequence[str | Path]) -> ibis.Table:
    """The Parquet files of one table, such as ``DeltaTable.file_uris()``, with the columns that its folders name.

    What folders name (``period=2025-12``) is text on both engines and comes last, in the folders' order. Without files
    there are no columns to know: the caller makes its own empty table.
    """
    paths = [str(file) for file in files]
    root, named = _named(paths[0])
    if is_spark(con):
        from semesta.engine.spark import rows

        table = rows.read_parquet(con, paths, root)
    else:
        table = con.read_parquet(paths, hive_partitioning=True, hive_types_autocast=False)
    return table.select(*(column for column in table.columns if column not in named), *named)


def keep(con: SQLBackend, name: str, table: ibis.Table) -> ibis.Table:
    """Compute a step once, to be looked at several times under ``name``."""
    if is_spark(con):
        from semesta.engine.spark import rows

        return rows.keep(con, name, table)
    con.con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {con.compile(table)}")
    return con.table(name)


def keep_in(con: SQLBackend, name: str, table: ibis.Table, folder: Path) -> ibis.Table:
    """Compute a step once and keep its rows in files of a folder, not in memory; ``folder`` is one that workers can read."""
    if is_spark(con):
        from semesta.engine.spark import rows

        return rows.keep_in(con, name, table, folder)
    file = folder / f"{name}.parquet"
    write_parquet(con, table, file)
    return read_parquet(con, [file])


def _named(file: str) -> tuple[str | None, list[str]]:
    """The folder above the first one that names a column (None: no folder does), and the columns that folders name."""
    folders = file.split("/")[:-1]
    places = [place for place, folder in enumerate(folders) if "=" in folder]
    root = "/".join(folders[: places[0]]) if places else None
    return root, [folders[place].split("=", 1)[0] for place in places]
