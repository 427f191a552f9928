from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.synth.apportion import apportion, whole


def test_largest_remainders_come_first_then_the_first() -> None:
    assert apportion(10, [1, 1, 1]).tolist() == [4, 3, 3]
    assert apportion(10, [6, 3, 1]).tolist() == [6, 3, 1]
    assert apportion(1, [1, 5, 1]).tolist() == [0, 1, 0]


def test_what_a_cap_turns_away_goes_to_the_others() -> None:
    assert apportion(10, [5, 1, 1], np.array([2, 9, 9])).tolist() == [2, 4, 4]


def test_nothing_goes_where_there_is_no_weight() -> None:
    assert apportion(5, [0, 1, 0]).tolist() == [0, 5, 0]
    assert apportion(0, [0, 0]).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("total", "weights", "caps"), [(5, [1, 1], [2, 2]), (1, [0.0], [9]), (-1, [1.0], [9])]
)
def test_what_cannot_be_shared_out_is_refused(total: int, weights: list[float], caps: list[int]) -> None:
    with pytest.raises(ValueError, match="cannot share out"):
        apportion(total, weights, np.array(caps))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.001, 1000), st.integers(0, 50)), min_size=1, max_size=30), st.floats(0, 1)
)
def test_parts_add_up_and_keep_to_their_caps(parts: list[tuple[float, int]], filled: float) -> None:
    weights, caps = [weight for weight, _ in parts], np.array([cap for _, cap in parts])
    total = int(filled * caps.sum())
    shares = apportion(total, weights, caps)
    assert shares.sum() == total
    assert (shares >= 0).all()
    assert (shares <= caps).all()


@settings(deadline=None)
@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=20), st.integers(0, 1000))
def test_without_caps_no_part_is_off_by_one_or_more(weights: list[float], total: int) -> None:
    exact = total * np.array(weights) / sum(weights)
    assert (np.abs(apportion(total, weights) - exact) < 1 + 1e-9).all()


def test_halves_are_rounded_up() -> None:
    assert [whole(value) for value in (0.4, 0.5, 1.5, 2.5)] == [0, 1, 2, 3]
