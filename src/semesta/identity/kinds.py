"""Pairs within one register, and between two: the share of matches is learned of each kind of pair.

A register of workers hardly holds anybody twice, a register of memberships often does: two workers who agree in name and
birth date are mostly two, a worker and a member who do are mostly one.
"""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from semesta.identity.arrays import fetch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from semesta.identity.model import Model

ROUNDS = 50
BELIEF = 20.0
"""Matches that the share of all pairs weighs in the share of a kind: a few pairs are no evidence."""


def put_kinds(con: DuckDBPyConnection, column: str) -> None:
    """``record_kind``: record, kind (a column of ``given``)."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE record_kind AS SELECT record, {column} AS kind FROM given")


def kind_of_pair(left: str, right: str) -> str:
    """SQL: the kind of a pair; ``left`` and ``right`` are aliases of ``record_kind``."""
    return f"least({left}.kind, {right}.kind) || ' ' || greatest({left}.kind, {right}.kind)"


def learn_kinds(con: DuckDBPyConnection, model: Model) -> dict[str, float]:
    """What is added to the log odds of each kind of pair, as its pairs themselves say (expectation and maximisation).

    The kind with most matches is what the model has learned from, and stays as it is.

    Args:
        con: the engine, with ``record``, ``record_kind`` and ``scored`` (odds by the model for all).
        model: the model for all.
    """
    import numpy as np

    counted = con.execute(
        "SELECT kind, count(*) FROM record JOIN record_kind USING (record) GROUP BY 1"
    ).fetchall()
    many = {str(kind): int(count) for kind, count in counted}
    possible = {
        " ".join(sorted(pair)): many[pair[0]]
        * (many[pair[1]] - (pair[0] == pair[1]))
        / (1 + (pair[0] == pair[1]))
        for pair in combinations_with_replacement(sorted(many), 2)
    }
    names = [name for name, pairs in possible.items() if pairs]
    places = " ".join(f"WHEN '{name}' THEN {place}" for place, name in enumerate(names))
    found = fetch(
        con,
        f"SELECT CASE {kind_of_pair('a', 'b')} {places} END AS kind, odds FROM scored JOIN record_kind a ON a.record = l"
        " JOIN record_kind b ON b.record = r",
    )
    kind, odds = found["kind"].astype(np.int64), np.clip(found["odds"], -500, 500)
    pairs = np.array([possible[name] for name in names])
    shift: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(ROUNDS):
        matches = np.bincount(kind, 1 / (1 + np.exp(-(odds + shift[kind]))), minlength=len(names))
        share = (matches + BELIEF) / (pairs + BELIEF / model.matches)
        shift = np.log(share) - np.log(share[int(np.argmax(matches))])
    return dict(zip(names, shift.tolist(), strict=True))


def shift_kinds(con: DuckDBPyConnection, table: str, kinds: Mapping[str, float]) -> None:
    """Add to ``odds`` in a table of pairs (l, r, odds) what ``learn_kinds`` says."""
    cases = " ".join(f"WHEN '{name}' THEN {shift!r}" for name, shift in kinds.items())
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT p.* REPLACE (p.odds + CASE {kind_of_pair('a', 'b')} {cases} ELSE 0 END AS odds)"
        f" FROM {table} p JOIN record_kind a ON a.record = p.l JOIN record_kind b ON b.record = p.r"
    )
