"""The ways in and out of an engine: Python values in, records and Arrow batches out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import ibis
    import pyarrow as pa
    from ibis.backends.duckdb import Backend


def small_table(con: Backend, name: str, columns: Mapping[str, tuple[str, Sequence[object]]]) -> ibis.Table:
    """A temporary table from Python values: column name -> (DuckDB type, values).

    Ibis and Arrow load pandas (two seconds) to look at Python lists; handing them over as parameters does not.
    """
    quoted = {column: f"unnest(CAST(? AS {kind}[])) AS {column}" for column, (kind, _) in columns.items()}
    query = f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {', '.join(quoted.values())}"
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
