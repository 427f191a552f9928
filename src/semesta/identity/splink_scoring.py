"""The residual: Splink pairs, compares and scores the records, on DuckDB or on Spark, with the model that was learned."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any

from semesta.identity.blocking import PLACE_BITS
from semesta.identity.comparing import compare
from semesta.identity.handing_over import RECORDS, hand_over, write
from semesta.identity.lists import text
from semesta.identity.splink_model import KEYS, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from pyspark.sql import SparkSession

    from semesta.identity.model import Model
    from semesta.identity.plan import Comparison

LEAST_ODDS = -5.0
"""Natural log odds below which a pair is dropped: it is one person in 1 of 150 cases, and no rival of another."""


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


def score_with_splink(
    con: DuckDBPyConnection,
    comparisons: Sequence[Comparison],
    model: Model,
    place: Place,
    *,
    is_one_list: bool,
) -> None:
    """``scored``: l, r, keys (bits of those that found the pair), the levels, ``alike`` and ``odds`` (natural logarithm).

    Args:
        con: the engine, with ``record``, ``blocking`` and the tables of ``scoring.count_values``.
        comparisons: what is compared.
        model: from ``model.learn``.
        place: where Splink works.
        is_one_list: whether one list is compared with itself.
    """
    shares = hand_over(con, comparisons)
    if place.kept is not None:
        write(con, shares, place.kept)
        _write_model(place.kept, settings_of(comparisons, model, "duckdb", is_one_list=is_one_list))
    if place.session is None:
        _on_duckdb(con, settings_of(comparisons, model, "duckdb", is_one_list=is_one_list), shares)
    else:
        assert place.folder is not None  # noqa: S101 - a session has a folder
        settings = settings_of(comparisons, model, "spark", is_one_list=is_one_list)
        _on_spark(con, settings, shares, place.folder, place.session)
    found = f"list_distinct(list_transform(list_intersect(a.{KEYS}, b.{KEYS}), lambda k: 1 << (k % {1 << PLACE_BITS})::INTEGER))"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE candidate_pair AS SELECT p.l, p.r, list_sum({found})::INTEGER AS keys, p.odds"
        f" FROM predicted p JOIN {RECORDS} a ON a.record = p.l JOIN {RECORDS} b ON b.record = p.r"
    )
    compare(con, comparisons, "candidate_pair", "candidate_level")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE scored AS SELECT c.*, p.odds FROM candidate_level c JOIN candidate_pair p USING (l, r)"
    )
    for table in (RECORDS, "predicted", "candidate_pair", "candidate_level", *shares.values()):
        con.execute(f"DROP TABLE {table}")


def _on_duckdb(con: DuckDBPyConnection, settings: dict[str, Any], shares: dict[str, str]) -> None:
    from splink import DuckDBAPI

    api = DuckDBAPI(connection=con)
    found = _predicted(api, RECORDS, settings, shares)
    con.execute(f"CREATE OR REPLACE TEMP TABLE predicted AS {_pairs(found.physical_name)}")
    api.delete_tables_created_by_splink_from_db()  # type: ignore[no-untyped-call] # Splink types a part of itself


def _on_spark(
    con: DuckDBPyConnection,
    settings: dict[str, Any],
    shares: dict[str, str],
    folder: Path,
    session: SparkSession,
) -> None:
    from semesta.identity.splink_on_spark import teach

    api = teach(session, folder)
    for table, file in write(con, shares, folder).items():
        session.read.parquet(str(file)).createOrReplaceTempView(table)
    found = _predicted(api, RECORDS, settings, shares)
    target = folder / "predicted.parquet"
    session.sql(_pairs(found.physical_name)).write.mode("overwrite").parquet(str(target))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE predicted AS SELECT * FROM read_parquet({text(target / '*.parquet')})"
    )


def _predicted(api: Any, records: str, settings: dict[str, Any], shares: dict[str, str]) -> Any:
    from splink import Linker

    linker = Linker(records, settings, db_api=api, set_up_basic_logging=False, validate_settings=False)
    for column, table in shares.items():
        linker.table_management.register_term_frequency_lookup(table, column)  # type: ignore[no-untyped-call] # as above
    return linker.inference.predict(threshold_match_weight=LEAST_ODDS / math.log(2))


def _pairs(table: str) -> str:
    return f"SELECT CAST(record_l AS INTEGER) AS l, CAST(record_r AS INTEGER) AS r, match_weight * {math.log(2)!r} AS odds FROM {table}"


def _write_model(folder: Path, settings: dict[str, Any]) -> None:
    (folder / "model.json").write_text(json.dumps(settings, indent=2), encoding="utf-8")
