"""The share of matches is learned for pairs within a register and between two."""

# ruff: noqa: S608 - the statements are built of our own numbers

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pytest

from semesta.identity.kinds import learn_kinds, put_kinds, shift_kinds
from semesta.identity.model import Model

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RECORDS = 1000
BETWEEN, WITHIN = (300, 8.0), (50, 2.0)
"""Pairs between the registers a and b, and within a: how many, and their log odds by the model for all."""


@pytest.fixture
def con() -> DuckDBPyConnection:
    made = duckdb.connect()
    made.execute(
        f"CREATE TABLE given AS SELECT range::INTEGER AS record, if(range < {RECORDS}, 'a', 'b') AS register FROM range({2 * RECORDS})"
    )
    made.execute("CREATE TABLE record AS SELECT record FROM given")
    made.execute(
        f"CREATE TEMP TABLE scored AS SELECT range::INTEGER AS l, (range + {RECORDS})::INTEGER AS r, {BETWEEN[1]}::DOUBLE AS odds FROM range({BETWEEN[0]})"
        f" UNION ALL SELECT range::INTEGER, range::INTEGER + 500, {WITHIN[1]} FROM range({WITHIN[0]})"
    )
    put_kinds(made, "register")
    return made


def model(matches: float) -> Model:
    return Model((np.array([0.5, 0.5]),), (np.array([0.5, 0.5]),), matches)


def test_pairs_of_a_kind_that_seldom_matches_are_less_likely(con: DuckDBPyConnection) -> None:
    found = learn_kinds(con, model(1.5e-4))
    assert found.keys() == {"a a", "a b", "b b"}
    assert found["a b"] == 0
    # The fixed point: as many matches as the shifted odds expect, of all pairs within a, against those between a and b.
    expected = WITHIN[0] / (1 + math.exp(-(WITHIN[1] + found["a a"])))
    between = BETWEEN[0] / (1 + math.exp(-BETWEEN[1]))
    belief = 20 / 1.5e-4
    within = (expected + 20) / (RECORDS * (RECORDS - 1) / 2 + belief)
    assert found["a a"] == pytest.approx(
        math.log(within / ((between + 20) / (RECORDS**2 + belief))), abs=1e-6
    )
    assert found["a a"] < -0.9


def test_few_pairs_are_no_evidence(con: DuckDBPyConnection) -> None:
    con.execute("CREATE OR REPLACE TEMP TABLE scored AS SELECT * FROM scored WHERE odds > 5 LIMIT 3")
    assert max(abs(shift) for shift in learn_kinds(con, model(1e-6)).values()) < 0.2


def test_odds_are_shifted_by_the_kind_of_the_pair(con: DuckDBPyConnection) -> None:
    shift_kinds(con, "scored", {"a a": -1.5, "a b": 0.25})
    rows = con.execute("SELECT odds, count(*) FROM scored GROUP BY 1 ORDER BY 1").fetchall()
    assert rows == [(0.5, 50), (8.25, 300)]
