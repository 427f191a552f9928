"""The engine: DuckDB through Ibis, with a memory limit and a spill folder that is cleared at start."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import ibis
    import pyarrow as pa
    from ibis.backends.duckdb import Backend

DEFAULT_MEMORY = "4GB"


def connect(scratch: Path, memory_limit: str = DEFAULT_MEMORY, threads: int | None = None) -> Backend:
    """A DuckDB connection that spills into ``scratch/spill`` (cleared first) and keeps to ``memory_limit``.

    Args:
        scratch: a folder of this process alone.
        memory_limit: DuckDB's own notation, for example ``"2GB"``.
        threads: default: all cores.
    """
    import ibis

    spill = scratch / "spill"
    shutil.rmtree(spill, ignore_errors=True)
    spill.mkdir(parents=True)
    connection = ibis.duckdb.connect(
        memory_limit=memory_limit,
        temp_directory=str(spill),
        threads=threads or os.cpu_count() or 1,
        preserve_insertion_order=True,
    )
    # A list of words is looked up in place: the optimizer would turn each into a join, which costs a quarter more.
    connection.raw_sql("SET disabled_optimizers = 'in_clause'")
    return connection


def small_table(con: Backend, name: str, columns: Mapping[str, tuple[str, Sequence[object]]]) -> ibis.Table:
    """A temporary table from Python values: column name -> (DuckDB type, values).

    Ibis and Arrow load pandas (two seconds) to look at Python lists; handing them over as parameters does not.
    """
    quoted = {column: f"unnest(CAST(? AS {kind}[])) AS {column}" for column, (kind, _) in columns.items()}
    query = f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {', '.join(quoted.values())}"  # noqa: S608 - our own names
    con.con.execute(query, [list(values) for _, values in columns.values()])
    return con.table(name)


def records(con: Backend, table: ibis.Table) -> list[dict[str, Any]]:
    """The rows of a small result as dictionaries (Ibis' own way loads pandas, two seconds)."""
    result = con.con.sql(con.compile(table))
    return [dict(zip(result.columns, row, strict=True)) for row in result.fetchall()]


def batches(con: Backend, table: ibis.Table, rows: int) -> pa.RecordBatchReader:
    """The rows of a table as a stream of Arrow batches, never all at once in memory.

    Ibis 12 asks DuckDB for a method that version 2 no longer has, so the stream is taken from DuckDB itself.

    Args:
        con: the engine.
        table: an expression over tables and views of ``con`` alone.
        rows: of a batch.
    """
    return con.con.sql(con.compile(table)).to_arrow_reader(rows)
