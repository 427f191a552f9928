from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.trend.reach import first_lost, first_month, is_reached, needed_per_month, why_not

NET = st.lists(st.integers(-1000, 3000), min_size=1, max_size=60)


def path(net: list[int], start: int = 400_000) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(list(accumulate(net, initial=start))[1:], dtype=np.float64)


def workers(months: int, count: float = 1_000_000) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.full(months, count)


def test_the_first_month_on_the_target_counts() -> None:
    people = np.array([590_000.0, 600_000.0, 610_000.0])
    assert first_month(people, workers(3), 0.6) == 2
    assert first_month(people, workers(3), 0.62) is None


@pytest.mark.parametrize("percent", range(1, 100))
def test_a_target_met_exactly_is_met(percent: int) -> None:
    assert is_reached(percent * 10, 1000, percent / 100)
    assert not is_reached(percent * 10 - 1, 1000, percent / 100)


def test_growing_workers_put_the_target_off() -> None:
    people = np.array([590_000.0, 600_000.0, 610_000.0])
    assert first_month(people, np.array([1_000_000.0, 1_010_000.0, 1_015_000.0]), 0.6) == 3


def test_a_target_may_be_lost_again() -> None:
    people = np.array([620_000.0, 600_000.0, 590_000.0])
    assert first_lost(people, workers(3), 0.6) == 3
    assert first_lost(people, workers(3), 0.5) is None


def test_why_a_target_is_not_reached() -> None:
    assert why_not(np.array([1.0, 2.0]), workers(2), 0.5) == "moving_away"
    assert why_not(np.array([1.0, 500_000.0]), workers(2), 0.5) == "not_within_10_years"
    assert why_not(np.array([500_000.0]), workers(1, 1_000_001.0), 0.5) == "moving_away"


def test_what_a_target_needs() -> None:
    assert needed_per_month(2_123_056, 4_131_263, 0.66, 5) == pytest.approx(
        (4_131_263 * 0.66 - 2_123_056) / 5
    )
    assert needed_per_month(700, 1000, 0.66, 5) == 0
    assert needed_per_month(660, 1000, 0.66, 5) == 0


@settings(deadline=None)
@given(net=NET, more=st.integers(0, 500), target=st.floats(0.3, 0.7))
def test_more_additions_never_reach_later(net: list[int], more: int, target: float) -> None:
    slow = first_month(path(net), workers(len(net)), target)
    fast = first_month(path([each + more for each in net]), workers(len(net)), target)
    assert slow is None or (fast is not None and fast <= slow)


@settings(deadline=None)
@given(net=NET, target=st.floats(0.3, 0.7), scale=st.integers(2, 1000))
def test_the_same_share_is_reached_in_the_same_month(net: list[int], target: float, scale: int) -> None:
    scaled = first_month(path(net) * scale, workers(len(net)) * scale, target)
    assert scaled == first_month(path(net), workers(len(net)), target)


@settings(deadline=None)
@given(net=NET, target=st.floats(0.3, 0.7))
def test_adding_what_is_needed_reaches_the_target_on_its_date(net: list[int], target: float) -> None:
    months = len(net)
    needed = needed_per_month(400_000, 1_000_000, target, months)
    assert is_reached(400_000 + needed * months, 1_000_000, target)
