"""What blocking loses, estimated by capture and recapture (Chao 1987): pairs found by one key alone, and by two."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def estimated_loss(con: DuckDBPyConnection, table: str) -> float:
    """The share of true pairs that no key found, 0 to 1: a lower bound, since a pair with nothing in common leaves no trace.

    Args:
        con: the engine.
        table: pairs (``odds``, and ``keys``, a bit for each key that found it).
    """
    sure = "1 / (1 + exp(-least(greatest(odds, -500), 500)))"
    found = con.execute(
        f"SELECT coalesce(sum(sure), 0)::DOUBLE, coalesce(sum(sure) FILTER (found = 1), 0)::DOUBLE, coalesce(sum(sure) FILTER (found = 2), 0)::DOUBLE"
        f" FROM (SELECT {sure} AS sure, bit_count(keys) AS found FROM {table} WHERE keys > 0)"
    ).fetchall()
    every, once, twice = found[0]
    missed = max(once * (once - 1), 0.0) / (2 * (twice + 1))
    return float(missed / (every + missed)) if every else 0.0
