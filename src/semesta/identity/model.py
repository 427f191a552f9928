"""What the levels of agreement mean: learned from the lists by expectation and maximisation (Fellegi and Sunter)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from semesta.identity.arrays import fetch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from semesta.identity.plan import Comparison
    from semesta.identity.sizes import Sizes

    Shares = NDArray[np.float64]

VERSION = "2"
"""Of the comparisons and the method; every kept link names it."""
ROUNDS = 100
ENOUGH = 1e-5
LEAST_BELIEF = 20.0
"""Pairs that the beliefs about matches weigh at least."""
LEAST_CHANCE = 0.05
"""Of the agreements seen at random, the share that chance keeps at least, however many are matches."""
MOST_MATCHES = 20
"""Matches a record can be believed to have on average: no list is one person."""
MOST_ACROSS = 1.5
"""Matches between two lists, for each record of the longer one, at most: who is in both is in each about once."""


@dataclass(frozen=True)
class Model:
    """The shares of each level (0 first) among records of one person (m) and of two (u), and the share of matches.

    ``kinds`` is what is added to the log odds of pairs within one register, and between two (``kinds.learn_kinds``).
    """

    m: tuple[Shares, ...]
    u: tuple[Shares, ...]
    matches: float
    kinds: Mapping[str, float] = field(default_factory=dict)

    @property
    def prior(self) -> float:
        """The log odds of a match before anything is compared."""
        import numpy as np

        return float(np.log(self.matches) - np.log1p(-self.matches))

    def surer(self, shift: float) -> Model:
        """The model with other log odds of a match before anything is compared."""
        import numpy as np

        return replace(self, matches=float(1 / (1 + np.exp(-(self.prior + shift)))))

    def weights(self, place: int) -> Shares:
        """The log likelihood ratio of each level of a comparison."""
        import numpy as np

        return np.asarray(np.log(self.m[place]) - np.log(self.u[place]))


def learn(
    con: DuckDBPyConnection,
    comparisons: Sequence[Comparison],
    levels: str,
    sizes: Sizes,
    seen: Sequence[Shares],
    bounds: Sequence[tuple[float, float]],
    stiffness: float,
    rate: int = 1,
) -> Model:
    """Learn the model from the candidate pairs.

    Args:
        con: the engine.
        comparisons: what was compared.
        levels: the table of compared pairs.
        sizes: of the lists.
        seen: from ``chance.chance``.
        bounds: from ``chance.floors`` and ``chance.ceilings``.
        stiffness: how much of the matches the beliefs weigh.
        rate: how many pairs each of the compared ones stands for.
    """
    import numpy as np

    told = [np.array([level.m for level in reversed(comparison.levels)]) for comparison in comparisons]
    beliefs = [shares / shares.sum() for shares in told]
    most_told = [np.array([level.most for level in reversed(each.levels)]) for each in comparisons]
    m = list(beliefs)
    patterns, counts = _patterns(con, comparisons, levels)
    counts = counts * rate
    smaller = min(sizes.left, sizes.left if sizes.right is None else sizes.right)
    many = MOST_MATCHES * sizes.records if sizes.right is None else MOST_ACROSS * max(sizes.left, sizes.right)
    most = min(many / sizes.pairs, 0.5)
    matches = min(0.5 * smaller / sizes.pairs, most)
    apart, u = counts, list(seen)
    for _ in range(ROUNDS):
        least = [
            _counted(patterns[:, place], apart, len(belief)) / sizes.pairs
            for place, belief in enumerate(beliefs)
        ]
        u = _given(_chance(seen, m, matches, bounds, least), comparisons)
        odds = np.full(len(counts), np.log(matches) - np.log1p(-matches))
        for place in range(len(comparisons)):
            level = patterns[:, place]
            weight = np.log(m[place]) - np.log(u[place])
            odds += np.where(level >= 0, weight[np.maximum(level, 0)], 0.0)
        likely = counts / (1 + np.exp(-np.clip(odds, -500, 500)))
        apart, total = counts - likely, float(likely.sum())
        matches = min((total + 1) / (sizes.pairs + 2), most)
        last, m = m, []
        for place, belief in enumerate(beliefs):
            counted = _counted(patterns[:, place], likely, len(belief))
            weighed = counted + (LEAST_BELIEF + stiffness * total) * belief
            m.append(_within(weighed / weighed.sum(), most_told[place], belief))
        if max((float(np.abs(a - b).max()) for a, b in zip(last, m, strict=True)), default=0.0) < ENOUGH:
            break
    return Model(tuple(m), tuple(u), matches)


def _counted(levels: NDArray[np.int64], weights: Shares, count: int) -> Shares:
    """How much weight each level has."""
    import numpy as np

    there = levels >= 0
    return np.asarray(np.bincount(levels[there], weights[there], minlength=count), dtype=np.float64)


def _within(shares: Shares, most: Shares, belief: Shares) -> Shares:
    """Shares of at most so much; what is too much goes to the others as they are believed."""
    import numpy as np

    over = np.maximum(shares - most, 0.0)
    others = np.where(over > 0, 0.0, belief)
    return np.asarray(shares - over + over.sum() * others / max(others.sum(), 1e-12))


def _chance(
    seen: Sequence[Shares],
    m: Sequence[Shares],
    matches: float,
    bounds: Sequence[tuple[float, float]],
    least: Sequence[Shares],
) -> list[Shares]:
    """What is seen at random without the matches among it; rare levels as often as the candidate pairs have them."""
    import numpy as np

    found = []
    for share, of_matches, (floor, top), counted in zip(seen, m, bounds, least, strict=True):
        rest = np.maximum((share - matches * of_matches) / (1 - matches), LEAST_CHANCE * share)
        rest[:-1] = np.maximum(rest[:-1], counted[:-1])
        rest[-1] = max(min(rest[-1], max(top, 1e-9)), floor)
        found.append(rest / rest.sum())
    return found


def _given(shares: list[Shares], comparisons: Sequence[Comparison]) -> list[Shares]:
    """Chance as it is declared, for the levels of which it is."""
    for share, comparison in zip(shares, comparisons, strict=True):
        for place, level in enumerate(reversed(comparison.levels)):
            if level.u is not None:
                share[place] = level.u
    return shares


def _patterns(
    con: DuckDBPyConnection, comparisons: Sequence[Comparison], levels: str
) -> tuple[NDArray[np.int64], Shares]:
    """The different combinations of levels among the pairs, and how many pairs have each."""
    import numpy as np

    names = ", ".join(comparison.column for comparison in comparisons)
    found = fetch(con, f"SELECT {names}, count(*) AS pairs FROM {levels} GROUP BY ALL ORDER BY ALL")  # noqa: S608 - our own names
    columns = [found[comparison.column].astype(np.int64) for comparison in comparisons]
    return np.stack(columns, axis=1), found["pairs"]
