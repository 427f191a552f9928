"""The probability of each pair when a record has one partner at most: belief propagation over the claims.

A rival that is likely taken by somebody else is a weak rival; his own rivals decide that, and theirs in turn (Bethe's
approximation of the marginals of matchings, Bayati, Shah and Sharma 2008 for the largest of them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.arrays import fetch, put

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

ROUNDS = 30
MOST = 200.0
"""Natural log odds beyond which a pair is not more certain."""


def marginal(con: DuckDBPyConnection) -> None:
    """``marginal``: place, probability.

    Args:
        con: the engine, with ``candidate`` (place, odds) and ``claim_l``, ``claim_r`` (t, z, weight): by what share pair z
            claims the left, or the right, record of pair t for somebody else.
    """
    import numpy as np

    found = fetch(con, "SELECT place, odds FROM candidate ORDER BY place")
    odds = np.exp(np.clip(found["odds"], -MOST, MOST))
    claims = [_claims(con, f"claim_{side}") for side in ("l", "r")]
    to_left, to_right = odds.copy(), odds.copy()
    for _ in range(ROUNDS):
        at_left, at_right = _taken(claims[0], to_left), _taken(claims[1], to_right)
        # Half of the way, so that two equal claims do not swing to and fro.
        to_right = np.sqrt(to_right * odds / (1 + at_left))
        to_left = np.sqrt(to_left * odds / (1 + at_right))
    at_left, at_right = _taken(claims[0], to_left), _taken(claims[1], to_right)
    probability = odds / (odds + (1 + at_left) * (1 + at_right))
    put(con, "marginal", {"place": found["place"].astype(np.int64), "probability": probability})


def _claims(con: DuckDBPyConnection, table: str) -> tuple[NDArray[np.int64], NDArray[np.int64], Numbers]:
    import numpy as np

    found = fetch(con, f"SELECT t, z, weight FROM {table} ORDER BY t, z")  # noqa: S608 - our own names
    return found["t"].astype(np.int64), found["z"].astype(np.int64), found["weight"]


def _taken(claims: tuple[NDArray[np.int64], NDArray[np.int64], Numbers], messages: Numbers) -> Numbers:
    """How strongly the rivals of each pair claim its record."""
    import numpy as np

    pair, rival, weight = claims
    return np.asarray(np.bincount(pair, weight * messages[rival], minlength=len(messages)), dtype=np.float64)
