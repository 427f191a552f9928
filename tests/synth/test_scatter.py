from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.synth.scatter import scatter


@settings(deadline=None)
@given(st.integers(1, 3_000), st.integers(0, 100))
def test_no_number_comes_twice(size: int, seed: int) -> None:
    assert sorted(scatter(np.arange(size), size, seed, "test").tolist()) == list(range(size))


def test_large_ranges_do_not_overflow() -> None:
    count = np.array([0, 1, 10**6, 10**9, 10**12 - 1])
    numbers = scatter(count, 10**12, 3, "test")
    assert len(set(numbers.tolist())) == 5
    assert (numbers >= 0).all()
    assert (numbers < 10**12).all()


def test_each_use_has_numbers_of_its_own() -> None:
    count = np.arange(1_000)
    one, other = scatter(count, 10**12, 1, "NIB"), scatter(count, 10**12, 1, "NPWP")
    assert (one % 1_000 == other % 1_000).mean() < 0.02
