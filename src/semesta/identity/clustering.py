"""One list with itself: pairs that contradict each other are settled by groups of records that are alike on average."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.arrays import fetch, put
from semesta.identity.comparing import compare
from semesta.identity.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from semesta.identity.model import Model
    from semesta.identity.plan import Comparison

    Numbers = NDArray[np.int64]

LEAST_ODDS = -2.2
"""Log odds (a probability of 0.1) from which on a pair ties records together to be looked at."""
LARGEST = 1500
"""Records that are looked at together: larger knots are cut at their weakest pairs first."""
MOST_PAIRS = 5_000_000
CERTAIN = 12.0
"""Log odds beyond which a pair is not counted as more (or less) certain."""


def cluster(
    con: DuckDBPyConnection,
    comparisons: Sequence[Comparison],
    model: Model,
    least: float,
    lowest: float = 1.0,
) -> None:
    """``linked``: l, r, ``odds`` (of the pair alone), ``probability`` (with the others of its group), of pairs in a group.

    Args:
        con: the engine, with ``scored``.
        comparisons: what is compared.
        model: from ``model.learn``.
        least: the log odds from which on two groups are one.
        lowest: the probability from which on other pairs are kept too.
    """
    import numpy as np

    scored = fetch(con, f"SELECT l, r, odds FROM scored WHERE odds >= {min(LEAST_ODDS, least)} ORDER BY l, r")
    left, right = scored["l"].astype(np.int64), scored["r"].astype(np.int64)
    ids, ends = np.unique(np.concatenate([left, right]), return_inverse=True)
    knots = _knots(ends[: len(left)], ends[len(left) :], scored["odds"], len(ids))
    a, b, at = _inner_pairs(ids, knots)
    put(con, "inner_pair", {"l": a, "r": b, "keys": np.zeros(len(a), np.int32)})
    compare(con, comparisons, "inner_pair", "inner_level")
    score(con, comparisons, model, "inner_level", "inner_scored")
    inner = fetch(con, "SELECT l, r, odds FROM inner_scored ORDER BY l, r")
    order = np.lexsort((b, a))
    odds = np.empty(len(a))
    odds[order] = inner["odds"]
    together = _together(at, odds)
    joined = together >= least
    alone = 1 / (1 + np.exp(-np.clip(odds, -500, 500)))
    group = 1 / (1 + np.exp(-together))
    probability = np.where(joined, np.maximum(alone, group), np.minimum(alone, group))
    joined |= probability >= lowest
    put(
        con,
        "grouped",
        {"l": a[joined], "r": b[joined], "odds": odds[joined], "probability": probability[joined]},
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE linked AS SELECT g.*, s.* EXCLUDE (l, r, odds, keys) FROM grouped g"
        " JOIN inner_scored s ON s.l = g.l AND s.r = g.r"
    )


def _knots(left: Numbers, right: Numbers, odds: NDArray[np.float64], count: int) -> Numbers:
    """A number for each record, the same for those that pairs tie together; none is larger than ``LARGEST``."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    def tied(kept: NDArray[np.bool_]) -> Numbers:
        graph = coo_array(
            (np.ones(int(kept.sum()), np.int8), (left[kept], right[kept])), shape=(count, count)
        )
        return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)

    kept = np.ones(len(left), dtype=bool)
    knots, weakest, largest = tied(kept), LEAST_ODDS, LARGEST
    while count:
        sizes = np.bincount(knots)
        if int((sizes * (sizes - 1) // 2).sum()) > MOST_PAIRS and largest > 50:  # noqa: PLR2004 - groups stay whole
            largest //= 2
        large = sizes > largest
        if not large.any():
            break
        weakest += 1
        kept &= (odds >= weakest) | ~large[knots[left]]
        if weakest > 60:  # noqa: PLR2004 - nothing tells them apart: they are no evidence of one person
            kept &= ~large[knots[left]]
        knots = tied(kept)
    return knots


def _inner_pairs(ids: Numbers, knots: Numbers) -> tuple[Numbers, Numbers, list[tuple[int, int]]]:
    """All pairs within knots: l, r (l < r), and for each knot where its pairs begin and how many records it has."""
    import numpy as np

    order = np.argsort(knots, kind="stable")
    sizes = np.bincount(knots) if len(knots) else np.empty(0, np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    a: list[Numbers] = []
    b: list[Numbers] = []
    at: list[tuple[int, int]] = []
    begun = 0
    for knot in np.flatnonzero(sizes > 1):
        members = np.sort(ids[order[starts[knot] : starts[knot + 1]]])
        first, second = np.triu_indices(len(members), 1)
        a.append(members[first])
        b.append(members[second])
        at.append((begun, len(members)))
        begun += len(first)
    none = np.empty(0, np.int64)
    return (np.concatenate(a), np.concatenate(b), at) if a else (none, none, at)


def _together(at: Sequence[tuple[int, int]], odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each pair the mean log odds between the two groups at which they became one."""
    import numpy as np

    found = np.clip(odds, -CERTAIN, CERTAIN)
    for place, heights in _merged(at, found):
        found[place] = heights
    return found


def _merged(
    at: Sequence[tuple[int, int]], odds: NDArray[np.float64]
) -> Iterator[tuple[slice, NDArray[np.float64]]]:
    from scipy.cluster.hierarchy import cophenet, linkage

    for begun, size in at:
        if size > 2:  # noqa: PLR2004 - of two records there is nothing to settle
            place = slice(begun, begun + size * (size - 1) // 2)
            yield place, CERTAIN - cophenet(linkage(CERTAIN - odds[place], method="average"))
