"""How often the records of two persons agree by chance: counted in random pairs of the lists themselves."""

# ruff: noqa: S608 - the statements are built of our own declarations

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.arrays import fetch, put
from semesta.identity.comparing import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from semesta.identity.plan import Comparison
    from semesta.identity.sizes import Sizes

SAMPLE = 200_000
SEED = 1
DEPENDENT = 10
"""How many times more often words meet in one name than if they were drawn one by one."""


def chance(
    con: DuckDBPyConnection, comparisons: Sequence[Comparison], sizes: Sizes
) -> list[NDArray[np.float64]]:
    """The share of each level (0, the worst, first) among random pairs, of which few are one person."""
    import numpy as np

    _random_pairs(con, sizes)
    compare(con, comparisons, "random_pair", "random_level")
    shares = []
    for comparison in comparisons:
        count = len(comparison.levels)
        found = fetch(
            con,
            f"SELECT {comparison.column} AS level, count(*) AS pairs FROM random_level WHERE {comparison.column} >= 0 GROUP BY 1",
        )
        levels = np.bincount(found["level"].astype(np.int64), found["pairs"], minlength=count)
        shares.append((levels + 0.5 / count) / (levels.sum() + 0.5))
    con.execute("DROP TABLE random_level")
    con.execute("DROP TABLE random_pair")
    return shares


def ceilings(con: DuckDBPyConnection, comparisons: Sequence[Comparison], sizes: Sizes) -> list[float]:
    """How often chance alone makes a value the same at most, for each comparison; 1 where that cannot be known.

    Between two lists not more often than within one of them; in one list, a name not more often than its words would meet
    if they were drawn one by one.
    """
    if sizes.is_one_list:
        return [
            _words_ceiling(con) if comparison.frequency == "joined" else 1.0 for comparison in comparisons
        ]
    return [_ceiling(con, comparison.frequency) for comparison in comparisons]


def floors(con: DuckDBPyConnection, comparisons: Sequence[Comparison], sizes: Sizes) -> list[float]:
    """How often chance makes a value the same at least: birth dates as often as their years, months and days together.

    In one list, names as often as their words meet if they are drawn one by one.
    """
    found = []
    for comparison in comparisons:
        if comparison.name == "birth_date":
            found.append(_days_floor(con))
        elif comparison.frequency == "joined" and sizes.is_one_list:
            found.append(_words_floor(con))
        else:
            found.append(0.0)
    return found


def _days_floor(con: DuckDBPyConnection) -> float:
    chances = 1.0
    for part in ("birth_date[1:4]", "birth_date[6:7]", "birth_date[9:10]"):
        found = con.execute(
            "SELECT sum(many * (many - 1)) / greatest(sum(many) * (sum(many) - 1), 1) FROM"
            f" (SELECT count(*)::DOUBLE AS many FROM record WHERE birth_date IS NOT NULL GROUP BY {part})"
        ).fetchall()
        chances *= float(found[0][0] or 0.0)
    return chances


def _ceiling(con: DuckDBPyConnection, column: str) -> float:
    if not column:
        return 1.0
    shares = []
    for side in (0, 1):
        found = con.execute(
            "SELECT coalesce(sum(many * (many - 1)), 0)::DOUBLE, coalesce(sum(many), 0)::DOUBLE FROM"
            f" (SELECT count(*)::DOUBLE AS many FROM record WHERE side = {side} AND {column} IS NOT NULL GROUP BY {column})"
        ).fetchall()
        same, records = found[0]
        shares.append((same + 0.5) / (records * (records - 1) + 1))
    return float(max(shares))


def _words_floor(con: DuckDBPyConnection) -> float:
    """The chance that two names of as many words have the same: each word in each place, but not one place of them all."""
    found = con.execute(
        "WITH names AS (SELECT DISTINCT words FROM record WHERE words IS NOT NULL),"
        " words AS (SELECT words, unnest(words) AS word FROM names),"
        " common AS (SELECT word, (count(*) - 0.9) / (SELECT count(*) FROM names) AS share FROM words GROUP BY word),"
        " drawn AS (SELECT len(words) AS many, exp(sum(ln(share))) * gamma(len(words) + 1) / pow(len(words), len(words)) AS chance"
        " FROM words JOIN common USING (word) GROUP BY words),"
        " lengths AS (SELECT len(words) AS many, count(*) / (SELECT count(*) FROM names) AS share FROM names GROUP BY 1)"
        " SELECT sum(chance * share) / (SELECT count(*) FROM names) FROM drawn JOIN lengths USING (many)"
    ).fetchall()
    return min(float(found[0][0] or 0.0), 1.0)


def _words_ceiling(con: DuckDBPyConnection) -> float:
    """What other names have of a name's words, multiplied: the name itself is not counted, it may be one person's twice."""
    found = con.execute(
        "WITH names AS (SELECT DISTINCT words FROM record WHERE words IS NOT NULL),"
        " words AS (SELECT words, unnest(list_distinct(words)) AS word FROM names),"
        " common AS (SELECT word, (count(*) - 0.9) / (SELECT count(*) FROM names) AS share FROM words GROUP BY word)"
        " SELECT avg(chance) FROM (SELECT exp(sum(ln(share))) AS chance FROM words JOIN common USING (word) GROUP BY words)"
    ).fetchall()
    return min(DEPENDENT * float(found[0][0] or 1.0), 1.0)


def _random_pairs(con: DuckDBPyConnection, sizes: Sizes) -> None:
    import numpy as np

    choose = np.random.default_rng(SEED)
    ids = fetch(con, "SELECT record, side FROM record ORDER BY record")
    records = ids["record"].astype(np.int64)
    left = records[ids["side"] == 0]
    right = left if sizes.is_one_list else records[ids["side"] == 1]
    wanted = min(SAMPLE, 4 * sizes.pairs)
    a, b = left[choose.integers(0, len(left), wanted)], right[choose.integers(0, len(right), wanted)]
    key = np.unique(np.minimum(a, b) * (2**31) + np.maximum(a, b))
    l, r = key // 2**31, key % 2**31  # noqa: E741 - the columns of a pair
    different = l != r
    put(
        con,
        "random_pair",
        {"l": l[different], "r": r[different], "keys": np.zeros(int(different.sum()), np.int32)},
    )
