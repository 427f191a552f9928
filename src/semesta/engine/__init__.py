"""The engine: DuckDB, or Spark, through Ibis.

In: the name of an engine (``duckdb``, ``local[2]``, ``spark://host:port``), a scratch folder and a memory limit. Out: an
Ibis connection, and the few ways in and out of one that are the same on both engines: ``small_table``, ``read_parquet``,
``keep``, ``keep_in``, ``records``, ``batches``, ``write_parquet``; and ``bit_or``, for which Ibis has no common word.
"""

from __future__ import annotations

from semesta.engine.choose import choose
from semesta.engine.duckdb import DEFAULT_MEMORY, connect, connect_bare
from semesta.engine.functions import bit_or
from semesta.engine.rows import (
    batches,
    is_spark,
    keep,
    keep_in,
    read_parquet,
    records,
    small_table,
    write_parquet,
)

__all__ = [
    "DEFAULT_MEMORY",
    "batches",
    "bit_or",
    "choose",
    "connect",
    "connect_bare",
    "is_spark",
    "keep",
    "keep_in",
    "read_parquet",
    "records",
    "small_table",
    "write_parquet",
]
