"""The residual: Splink pairs, compares and scores the records, on DuckDB or on Spark, with the model that was learned."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from semesta.identity.blocking import PLACE_BITS
from semesta.identity.comparing import compare
from semesta.identity.handing_over import RECORDS, hand_over, hand_over_shares, write
from semesta.identity.lists import text
from semesta.identity.splink_model import KEYS, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from pyspark.sql import SparkSession

    from semesta.identity.model import Model
    from semesta.identity.plan import Comparison
    from semesta.identity.splink_places import Place

PAIRS_AT_ONCE = 8_000_000
FOUND = (
    "SELECT p.l, p.r, list_sum(list_distinct(list_transform("
    f"list_intersect(a.{KEYS}, b.{KEYS}), lambda k: 1 << (k % {1 << PLACE_BITS})::INTEGER)))::INTEGER AS keys, p.odds"
    f" FROM predicted p JOIN {RECORDS} a ON a.record = p.l JOIN {RECORDS} b ON b.record = p.r"
)
"""The pairs of a part and the keys that found them: a bit for each."""
LEAST_ODDS = -5.0
"""Natural log odds below which a pair is dropped: it is one person in 1 of 150 cases, and no rival of another."""


def score_with_splink(
    con: DuckDBPyConnection,
    comparisons: Sequence[Comparison],
    model: Model,
    pairs: int,
    place: Place,
    *,
    is_one_list: bool,
) -> None:
    """``scored``: l, r, keys (bits of those that found the pair), the levels, ``alike`` and ``odds`` (natural logarithm).

    In this process the keys are taken in parts, so that memory holds ``PAIRS_AT_ONCE`` pairs, about, however many there are.

    Args:
        con: the engine, with ``record``, ``blocking`` (which is taken away) and the tables of ``scoring.count_values``.
        comparisons: what is compared.
        model: from ``model.learn``.
        pairs: that the keys give, about.
        place: where Splink works.
        is_one_list: whether one list is compared with itself.
    """
    shares = hand_over_shares(con, comparisons)
    if place.kept is not None:
        hand_over(con, comparisons)
        write(con, shares, place.kept)
        _write_model(place.kept, settings_of(comparisons, model, "duckdb", is_one_list=is_one_list))
    parts = 1 if place.session is not None else max(1, -(-pairs // PAIRS_AT_ONCE))
    for part in range(parts):
        hand_over(con, comparisons, part, parts)
        if place.session is None:
            settings = settings_of(comparisons, model, "duckdb", is_one_list=is_one_list)
            _on_duckdb(con, settings, shares)
        else:
            assert place.folder is not None  # noqa: S101 - a session has a folder
            settings = settings_of(comparisons, model, "spark", is_one_list=is_one_list)
            _on_spark(con, settings, shares, place.folder, place.session)
        con.execute(
            f"{'INSERT INTO' if part else 'CREATE OR REPLACE TEMP TABLE'} found_pair {'' if part else 'AS'} {FOUND}"
        )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE candidate_pair AS "
        + (
            "SELECT l, r, bit_or(keys) AS keys, max(odds) AS odds FROM found_pair GROUP BY l, r"
            if parts > 1
            else "FROM found_pair"
        )
    )
    compare(con, comparisons, "candidate_pair", "candidate_level")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE scored AS SELECT c.*, p.odds FROM candidate_level c JOIN candidate_pair p USING (l, r)"
    )
    done = ("blocking", RECORDS, "predicted", "found_pair", "candidate_pair", "candidate_level")
    for table in (*done, *shares.values()):
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
