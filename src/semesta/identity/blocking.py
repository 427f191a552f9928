"""Which pairs are compared at all: those that share a key, the rarest keys first, within a budget."""

# ruff: noqa: S608 - the statements are built of our own declarations

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.identity.cleaning import sound
from semesta.identity.spelling import nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from semesta.identity.plan import Key
    from semesta.identity.sizes import Sizes

BASE_BUDGET = 1_000_000
BUDGET_PER_RECORD = 4
MORE_PER_RECORD, MORE_AT_MOST = 40, 2_000_000
"""What small lists can afford beside: nearly every pair that has anything in common."""
SMALL = 200_000
"""Records up to which keys of one common field are affordable; beyond, no key gives more than a pair a record."""
MOST_LEARNT = 1_000_000
"""Pairs from which the model is learned, about: more teach nothing new."""
PLACE_BITS = 5
"""Bits of a key's value that hold its place among the keys."""
WORDS = ("word", "word_sound", "other_sound")
LONGEST_NAME = 12
"""Words of a name that make keys; a text that is no name must not make thousands."""


@dataclass(frozen=True)
class Blocked:
    """One key as it was used: the pairs that it gave, and the records whose key was too common to be used."""

    name: str
    pairs: int
    left_out: int


def block(con: DuckDBPyConnection, keys: Sequence[Key], sizes: Sizes) -> list[Blocked]:
    """``blocking``: record, side, k; two records that share a ``k`` are compared. Its last bits are the place of the key.

    Every key gets its share of the budget; its most common values are left out when they would exceed it, so that one
    village that holds every record costs nothing and finds nothing.
    """
    more = min(MORE_PER_RECORD * sizes.records, MORE_AT_MOST)
    budget = BASE_BUDGET + more + BUDGET_PER_RECORD * sizes.records
    con.execute("CREATE OR REPLACE TEMP TABLE blocking (record INTEGER, side TINYINT, k BIGINT)")
    _words(con)
    used = []
    for place, key in enumerate(keys):
        _key_table(con, key)
        share = budget // (len(keys) - place)
        if sizes.records > SMALL:
            share = min(share, sizes.records)
        pairs, left_out = _choose(con, share, sizes)
        budget -= pairs
        if pairs:
            con.execute(
                f"INSERT INTO blocking SELECT record, side, ((k >> {PLACE_BITS + 1}) << {PLACE_BITS})::BIGINT + {place} FROM keyed"
                " WHERE k IN (SELECT k FROM chosen)"
            )
        used.append(Blocked(key.name, pairs, left_out))
    for name in ("keyed", "chosen", "word", "written", "sounded"):
        con.execute(f"DROP TABLE IF EXISTS {name}")
    return used


def pair_up(con: DuckDBPyConnection, sizes: Sizes, blocked: Sequence[Blocked]) -> int:
    """``pair``: l, r, keys (0), what is compared to learn from: of 1 in so many records on the left; how many.

    The pairs of a left record are taken all or none, so that a pair found by many keys is no more likely to be taken.
    """
    rate = max(1, -(-sum(key.pairs for key in blocked) // MOST_LEARNT))
    sides = "a.record < b.record" if sizes.is_one_list else "a.side = 0 AND b.side = 1"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE pair AS SELECT DISTINCT a.record AS l, b.record AS r, 0 AS keys FROM blocking a"
        f" JOIN blocking b ON a.k = b.k AND {sides} WHERE hash(a.record) % {rate} = 0"
    )
    return rate


def _words(con: DuckDBPyConnection) -> None:
    """``word``: record, word, word_sound; a list has few different words, and each is sounded once."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE written AS SELECT record, unnest(list_distinct(list_slice(words, 1, {LONGEST_NAME}))) AS word"
        " FROM record WHERE words IS NOT NULL"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE sounded AS "
        + nested(
            "(SELECT DISTINCT word FROM written WHERE length(word) > 1)",
            {"word_sound": ["word", *sound("word_sound")]},
        )
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE word AS SELECT record, word, word_sound FROM written JOIN sounded USING (word)"
    )


def _key_table(con: DuckDBPyConnection, key: Key) -> None:
    text = " ".join(key.parts)
    has = [name for name in WORDS if re.search(rf"\b{name}\b", text)]
    source = "record"
    if has:
        source = "(SELECT record.*, word.word, word.word_sound FROM word JOIN record USING (record))"
    if "other_sound" in has:
        source = (
            "(SELECT record.*, a.word, a.word_sound, b.word_sound AS other_sound FROM word a JOIN word b"
            " ON a.record = b.record AND a.word_sound < b.word_sound JOIN record ON record.record = a.record)"
        )
    known = " AND ".join(f"({part}) IS NOT NULL" for part in key.parts)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE keyed AS SELECT DISTINCT record, side, hash({', '.join(key.parts)}) AS k FROM {source} WHERE {known}"
    )


def _choose(con: DuckDBPyConnection, share: int, sizes: Sizes) -> tuple[int, int]:
    """``chosen``: the values of the key that fit into the share, rarest first; their pairs, and the records left out."""
    pairs = "many * (many - 1) // 2" if sizes.is_one_list else "many * others"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE chosen AS SELECT k, pairs, records, sum(pairs) OVER (ORDER BY pairs, k ROWS UNBOUNDED PRECEDING) AS so_far"
        f" FROM (SELECT k, {pairs} AS pairs, many + others AS records FROM"
        " (SELECT k, count(*) FILTER (side = 0) AS many, count(*) FILTER (side = 1) AS others FROM keyed GROUP BY k)) WHERE pairs > 0"
    )
    counted = con.execute(
        f"SELECT coalesce(sum(pairs) FILTER (so_far <= {share}), 0)::BIGINT, coalesce(sum(records) FILTER (so_far > {share}), 0)::BIGINT FROM chosen"
    ).fetchall()
    con.execute(f"DELETE FROM chosen WHERE so_far > {share}")
    return int(counted[0][0]), int(counted[0][1])
