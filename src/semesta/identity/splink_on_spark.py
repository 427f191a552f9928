"""Spark taught the functions of DuckDB that the comparisons use, so that both give the same levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

PREFIX = " ".join(
    f"WHEN left(a, {length}) = left(b, {length}) AND least(length(a), length(b)) >= {length} THEN {length}"
    for length in (4, 3, 2, 1)
)
FUNCTIONS = {
    # Splink's own jaro_winkler of Spark weighs the common beginning by another rule than DuckDB and RapidFuzz do.
    "semesta_likeness(a STRING, b STRING) RETURNS DOUBLE": "CASE WHEN jaro_sim(a, b) > 0.7"
    f" THEN jaro_sim(a, b) + 0.1D * (CASE {PREFIX} ELSE 0 END) * (1 - jaro_sim(a, b)) ELSE jaro_sim(a, b) END",
}


def teach(session: SparkSession, folder: Path) -> Any:
    """Splink's access to Spark, with the functions of ``FUNCTIONS``.

    Args:
        session: of Spark.
        folder: where Splink may keep what it has worked out; workers see it too.
    """
    from splink import SparkAPI
    from splink.backends.spark import similarity_jar_location

    session.sql(f"ADD JAR '{similarity_jar_location()}'")
    session.sparkContext.setCheckpointDir(str(folder / "checkpoints"))
    api = SparkAPI(spark_session=session)  # type: ignore[no-untyped-call] # Splink types a part of itself
    for signature, body in FUNCTIONS.items():
        session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {signature} RETURN {body}")
    return api
