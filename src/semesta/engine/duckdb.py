"""DuckDB, the engine by default, with a memory limit and a spill folder that is cleared at start."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
