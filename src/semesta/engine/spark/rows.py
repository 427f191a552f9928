"""The ways in and out of Spark: Python values and Parquet files in, records and Arrow batches out.

Nothing goes through pandas, whose types would not be DuckDB's (a missing integer would become a float).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from semesta.engine.spark.failures import refused_if_lost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import ibis
    import pyarrow as pa
    from ibis.backends.pyspark import Backend

#: Spark takes these in a path as a pattern of several files.
_SPECIAL = re.compile(r"([*?\[\]{}\\])")


def small_table(con: Backend, name: str, columns: Mapping[str, tuple[str, Sequence[object]]]) -> ibis.Table:
    """A temporary view of Python values: column name -> (DuckDB type, values)."""
    import pyarrow as pa
    from ibis.backends.sql.datatypes import DuckDBType
    from pyspark.sql import SparkSession

    arrays = {
        column: pa.array(values, DuckDBType.from_string(kind).to_pyarrow())
        for column, (kind, values) in columns.items()
    }
    SparkSession.active().createDataFrame(pa.table(arrays)).createOrReplaceTempView(name)
    return con.table(name)


def records(con: Backend, table: ibis.Table) -> list[dict[str, Any]]:
    """The rows of a small result as dictionaries.

    Raises:
        SemestaError: E-ENGINE-007, Spark gave the job up.
    """
    with refused_if_lost():
        return [row.asDict() for row in con.raw_sql(con.compile(table)).collect()]


def batches(con: Backend, table: ibis.Table, rows: int) -> pa.RecordBatchReader:
    """The rows of a table as a stream of Arrow batches. Spark hands the whole result over before the first one.

    Raises:
        SemestaError: E-ENGINE-007, Spark gave the job up.
    """
    with refused_if_lost():
        return con.raw_sql(con.compile(table)).toArrow().to_reader(max_chunksize=rows)


def write_parquet(con: Backend, table: ibis.Table, path: Path) -> None:
    """Write an expression to one Parquet file in this machine (Spark's own way makes a folder on each worker).

    Raises:
        SemestaError: E-ENGINE-007, Spark gave the job up.
        OSError: the disk is full.
    """
    from pyarrow import parquet

    with refused_if_lost():
        result = con.raw_sql(con.compile(table)).toArrow()
    parquet.write_table(result, path)


def read_parquet(con: Backend, files: Sequence[str], root: str | None) -> ibis.Table:
    """Parquet files of one table, with the columns that its folders name (``period=2025-12``).

    Raises:
        SemestaError: E-ENGINE-007, Spark gave the job up.
    """
    from ibis.util import gen_name
    from pyspark.sql import SparkSession

    reader = SparkSession.active().read
    if root is not None:
        reader = reader.option("basePath", root)
    name = gen_name("parquet")
    with refused_if_lost():
        reader.parquet(*(_SPECIAL.sub(r"\\\1", file) for file in files)).createOrReplaceTempView(name)
    return con.table(name)


def keep(con: Backend, name: str, table: ibis.Table) -> ibis.Table:
    """Compute a step once and look at it several times; what a lost worker kept is computed again."""
    frame = con.raw_sql(con.compile(table)).persist()
    frame.createOrReplaceTempView(name)
    return con.table(name)


def keep_in(con: Backend, name: str, table: ibis.Table, folder: Path) -> ibis.Table:
    """Compute a step once and write it to a folder that all workers can read.

    A step that is kept in memory carries the plans of all steps before it; after twenty of them Spark spends minutes and
    all its memory on reading its own plan.

    Raises:
        SemestaError: E-ENGINE-007, Spark gave the job up.
    """
    from pyspark.sql import SparkSession

    path = str(folder / name)
    with refused_if_lost():
        frame = con.raw_sql(con.compile(table))
        frame.write.mode("overwrite").parquet(path)
        SparkSession.active().read.schema(frame.schema).parquet(path).createOrReplaceTempView(name)
    return con.table(name)
