"""Results between two steps, kept in the engine: short queries are planned sooner than one long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def kept(con: Backend, name: str, step: ir.Table) -> ir.Table:
    """Run a step and keep its result in the connection, under a name of ours; replaced by the next of that name.

    DuckDB sums whole numbers into 128 bits, which Ibis takes for decimals: counts are kept in the 64 bits of the step.
    """
    columns = ", ".join(
        f'CAST("{column}" AS BIGINT) AS "{column}"' if kind.is_int64() else f'"{column}"'
        for column, kind in step.schema().items()
    )
    query = f"SELECT {columns} FROM ({con.compile(step)})"  # noqa: S608 - our own names
    con.con.execute(f"CREATE OR REPLACE TEMP TABLE coverage_{name} AS {query}")
    return con.table(f"coverage_{name}")
