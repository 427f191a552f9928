"""Where Splink works: the engine that the user names, and the folder that keeps the model."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, cast

from semesta.engine import choose, is_spark
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ibis.backends.pyspark import Backend
    from pyspark.sql import SparkSession

DUCKDB = "duckdb"


@dataclass(frozen=True)
class Place:
    """Where Splink works: in the engine of this process (no session) or on Spark, through files in a folder both see.

    ``kept`` is a folder for the model and its tables (None: they are not kept).
    """

    folder: Path | None = None
    session: SparkSession | None = None
    kept: Path | None = None


def load_splink() -> None:
    """Begin to load Splink beside other work: it takes a second, in which the engine reads the lists."""
    Thread(target=import_module, args=("splink",), daemon=True).start()


@contextmanager
def place_of(engine: str, scratch: Path, memory: str, kept: Path | None = None) -> Iterator[Place]:
    """The place of an engine's name; Spark is started, and ended behind it.

    Args:
        engine: ``duckdb``, ``local[2]`` or ``spark://host:port``.
        scratch: a folder of this process; a cluster's workers see it under the same path.
        memory: of Spark's driver, in DuckDB's notation.
        kept: a folder for the model, made if it is not there (None: it is not kept).

    Raises:
        SemestaError: E-ENGINE codes, no such engine or Spark is not ready; E-IDENTITY-011, the folder cannot be made.
    """
    if kept is not None:
        try:
            kept.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refusal("E-IDENTITY-011", folder=kept, reason=error.strerror or error) from None
    if engine.strip().lower() == DUCKDB:
        yield Place(kept=kept)
        return
    connection = choose(engine, scratch, memory)
    try:
        assert is_spark(connection)  # noqa: S101 - everything else is refused
        folder = scratch / "splink"
        folder.mkdir(exist_ok=True)
        yield Place(folder, cast("Backend", connection)._session, kept)  # noqa: SLF001 - Ibis has no public way to its session
    finally:
        connection.disconnect()
