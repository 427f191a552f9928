"""Numbers between the engine and NumPy, without pandas (which takes two seconds to load)."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    Array = NDArray[np.generic]


def fetch(con: DuckDBPyConnection, query: str) -> dict[str, NDArray[np.float64]]:
    """The columns of a query of numbers, none of them NULL."""
    import numpy as np
    import pyarrow as pa

    found = {}
    table = con.sql(query).to_arrow_table()
    for name, column in zip(table.column_names, table.columns, strict=True):
        chunks = [chunk for chunk in column.cast(pa.float64()).chunks if len(chunk)]
        pieces = [
            np.frombuffer(chunk.buffers()[1], np.float64)[chunk.offset : chunk.offset + len(chunk)]
            for chunk in chunks
        ]
        found[name] = np.concatenate(pieces) if pieces else np.empty(0)
    return found


def put(con: DuckDBPyConnection, name: str, columns: Mapping[str, Array]) -> None:
    """A temporary table of integer (stored as INTEGER) and floating point columns."""
    import numpy as np
    import pyarrow as pa

    fields, arrays = [], []
    for column, values in columns.items():
        is_whole = np.issubdtype(values.dtype, np.integer)
        kind, numbers = (pa.int32(), np.int32) if is_whole else (pa.float64(), np.float64)
        fields.append(pa.field(column, kind))
        buffer = pa.py_buffer(np.ascontiguousarray(values, dtype=numbers))
        arrays.append(pa.Array.from_buffers(kind, len(values), [None, buffer]))
    con.register("semesta_arrays", pa.Table.from_arrays(arrays, schema=pa.schema(fields)))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM semesta_arrays")
    con.unregister("semesta_arrays")
