"""How much of two texts is the same words, rare words weighing more: for companies and addresses."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TEXTS = ("name", "address")


def weigh_words(con: DuckDBPyConnection, text: str) -> None:
    """``weight_<text>``: record, word, weight; and ``sum_<text>``: record, total, square (sums of weights and squares)."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE weight_{text} AS WITH words AS (SELECT DISTINCT record, unnest(string_split({text}, ' ')) AS word"
        f" FROM record WHERE {text} IS NOT NULL), common AS (SELECT word, ln(1 + (SELECT count({text}) FROM record) / count(*)) AS weight"
        " FROM words GROUP BY word) SELECT record, word, weight FROM words JOIN common USING (word)"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE sum_{text} AS SELECT record, sum(weight) AS total, sum(weight * weight) AS square FROM weight_{text} GROUP BY record"
    )


def share_words(con: DuckDBPyConnection, pairs: str, text: str) -> None:
    """``shared_<text>``: l, r, ``cosine`` and ``within`` (the share of the shorter text), 0 to 1; only pairs that share a word."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE shared_{text} AS SELECT l, r, squares / sqrt(a.square * b.square) AS cosine,"
        " weights / least(a.total, b.total) AS within FROM"
        " (SELECT p.l, p.r, sum(x.weight) AS weights, sum(x.weight * x.weight) AS squares"
        f" FROM {pairs} p JOIN weight_{text} x ON x.record = p.l JOIN weight_{text} y ON y.record = p.r AND y.word = x.word GROUP BY p.l, p.r)"
        f" JOIN sum_{text} a ON a.record = l JOIN sum_{text} b ON b.record = r"
    )
