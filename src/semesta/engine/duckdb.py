"""DuckDB, the engine by default, with a memory limit and a spill folder that is cleared at start."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection
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

    connection = ibis.duckdb.connect(
        **_settings(scratch, memory_limit, threads), preserve_insertion_order=True
    )
    connection.raw_sql(IN_PLACE)
    return connection


def connect_bare(scratch: Path, memory_limit: str = DEFAULT_MEMORY) -> DuckDBPyConnection:
    """As ``connect``, without Ibis, which costs a second to load: for work that is all SQL. Order of rows is not kept."""
    import duckdb

    connection = duckdb.connect(
        config={**_settings(scratch, memory_limit, None), "preserve_insertion_order": False}
    )
    connection.execute(f"{IN_PLACE}; SET enable_progress_bar = false")
    return connection


IN_PLACE = "SET disabled_optimizers = 'in_clause'"
"""A list of words is looked up in place: the optimizer would turn each into a join, which costs a quarter more."""


def _settings(scratch: Path, memory_limit: str, threads: int | None) -> dict[str, str | int]:
    spill = scratch / "spill"
    shutil.rmtree(spill, ignore_errors=True)
    spill.mkdir(parents=True)
    return {
        "memory_limit": memory_limit,
        "temp_directory": str(spill),
        "threads": threads or os.cpu_count() or 1,
    }
