"""Results between two steps, kept in the engine: short queries are planned sooner than one long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.engine import is_spark, keep, records, small_table

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend


def kept(con: SQLBackend, name: str, step: ir.Table) -> ir.Table:
    """Run a step and keep its result in the connection, under a name of ours; replaced by the next of that name.

    Spark would plan all earlier steps again with every query, for minutes; counts are few enough to hand over as values.
    """
    if not is_spark(con):
        return keep(con, f"coverage_{name}", step)
    from ibis.backends.sql.datatypes import DuckDBType

    rows = records(con, step)
    columns = {
        column: (DuckDBType.to_string(kind), [row[column] for row in rows])
        for column, kind in step.schema().items()
    }
    return small_table(con, f"coverage_{name}", columns)
