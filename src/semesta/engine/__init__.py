"""The engine: DuckDB, or Spark, through Ibis.

In: a scratch folder, a memory limit, and the name of an engine. Out: an Ibis connection, and the few ways in and out of
one (``small_table``, ``records``, ``batches``) that are the same on both engines.
"""

from __future__ import annotations

from semesta.engine.duckdb import DEFAULT_MEMORY, connect, write_parquet
from semesta.engine.rows import batches, records, small_table

__all__ = ["DEFAULT_MEMORY", "batches", "connect", "records", "small_table", "write_parquet"]
