"""The records and the shares of common values as the tables that a linkage engine (Splink) works on."""

# ruff: noqa: S608 - the statements are built of our own declarations, paths are quoted

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from semesta.identity.lists import text
from semesta.identity.shared_words import TEXTS
from semesta.identity.splink_model import KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from semesta.identity.plan import Comparison

RECORDS = "splink_record"


def hand_over(
    con: DuckDBPyConnection, comparisons: Sequence[Comparison], part: int = 0, parts: int = 1
) -> None:
    """``splink_record``: record, side, the compared columns, ``KEYS``, of the records that share a key.

    Texts that are compared by their words bring ``weights_<text>`` (word -> weight), ``total_<text>`` and ``square_<text>``.

    Args:
        con: the engine, with ``record`` and ``blocking``.
        comparisons: what is compared.
        part: which part of the keys, from 0.
        parts: into how many the keys are divided.
    """
    texts = [name for name in TEXTS if any(comparison.asks(f"shared_{name}") for comparison in comparisons)]
    weights = "".join(f", weights_{name}, total_{name}, square_{name}" for name in texts)
    joins = "".join(
        f" LEFT JOIN (SELECT record, map(list(word), list(weight)) AS weights_{name} FROM weight_{name} GROUP BY record) USING (record)"
        f" LEFT JOIN (SELECT record, total AS total_{name}, square AS square_{name} FROM sum_{name}) USING (record)"
        for name in texts
    )
    mine = "TRUE" if parts == 1 else f"hash(k) % {parts} = {part}"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {RECORDS} AS SELECT record, side, {', '.join(columns(comparisons))}{weights}, {KEYS} FROM record"
        f" JOIN (SELECT record, list(k) AS {KEYS} FROM blocking WHERE {mine} GROUP BY record) USING (record){joins}"
    )


def hand_over_shares(con: DuckDBPyConnection, comparisons: Sequence[Comparison]) -> dict[str, str]:
    """The shares of common values: column -> the table with them (the column and ``tf_<column>``)."""
    shares = {}
    for comparison in comparisons:
        if column := comparison.frequency:
            shares[column] = f"splink_common_{comparison.name}"
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE {shares[column]} AS SELECT value AS {column}, share AS tf_{column} FROM common_{comparison.name}"
            )
    return shares


def columns(comparisons: Sequence[Comparison]) -> list[str]:
    """The columns of ``record`` that the comparisons look at."""
    asked = {comparison.field for comparison in comparisons}
    asked |= {comparison.frequency for comparison in comparisons if comparison.frequency}
    conditions = " ".join(level.when for comparison in comparisons for level in comparison.levels)
    return sorted(asked | set(re.findall(r"\b[ab]\.(\w+)", conditions)))


def write(con: DuckDBPyConnection, shares: dict[str, str], folder: Path) -> dict[str, Path]:
    """The tables handed over as Parquet: ``records.parquet`` and ``share_<column>.parquet``; table -> file."""
    files = {RECORDS: folder / "records.parquet"}
    files |= {table: folder / f"share_{column}.parquet" for column, table in shares.items()}
    for table, file in files.items():
        con.execute(f"COPY {table} TO {text(file)} (FORMAT parquet)")
    return files
