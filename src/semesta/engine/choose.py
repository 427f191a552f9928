"""Which engine does the work: DuckDB in this process, Spark in this machine, or a Spark cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.engine.duckdb import DEFAULT_MEMORY, connect
from semesta.engine.spark.address import is_spark
from semesta.errors import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.sql import SQLBackend

DUCKDB = "duckdb"


def choose(
    engine: str, scratch: Path, memory_limit: str = DEFAULT_MEMORY, threads: int | None = None
) -> SQLBackend:
    """A connection to an engine, on which the same expressions give the same tables.

    Args:
        engine: ``duckdb``; ``local``, ``local[2]`` or ``local[*]``, Spark in this machine; ``spark://host:port``, the
            master of a standalone Spark cluster whose workers see the same files under the same paths.
        scratch: a folder of this process alone, for what spills.
        memory_limit: DuckDB's own notation, for example ``"2GB"``; Spark's driver gets as much, but at least 1 GB.
        threads: of DuckDB; default: all cores.

    Raises:
        SemestaError: E-ENGINE-005, no such engine; E-ENGINE-001, -002, -003, -004, -006 or -008, Spark is not ready.
    """
    wanted = engine.strip()
    if wanted.lower() == DUCKDB:
        return connect(scratch, memory_limit, threads)
    if not is_spark(wanted):
        raise refusal("E-ENGINE-005", given=engine)
    from semesta.engine.spark import session

    return session.connect(wanted, scratch, memory_limit)
