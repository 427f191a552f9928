from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.trend.backtest import FEWEST, _misses, _origins, _taken, backtest
from semesta.coverage.trend.history import History
from semesta.coverage.trend.methods import CANDIDATES, MEDIAN

if TYPE_CHECKING:
    from collections.abc import Sequence


def history(net: Sequence[float], start: float = 1_000_000) -> History:
    values = [float(value) for value in accumulate(net, initial=start)]
    return History(tuple(range(len(values))), tuple(values))


def noisy(count: int, mean: float, spread: float, seed: int = 1) -> list[float]:
    return [float(value) for value in np.random.default_rng(seed).normal(mean, spread, count).round()]


def test_a_hand_case_of_six_months() -> None:
    """Origins after 4 and 5 figures: net additions 10, 10, 10, then 40 and 10."""
    found = backtest(history([10, 10, 10, 40, 10], start=0))
    assert found.origins == 2
    # after 4 (30): 70 and 80 come; the median says 40 and 50. After 5 (70): 80 comes; the median says 80.
    assert found.mae == pytest.approx((30 + 30 + 0) / 3)
    assert found.no_change_mae == pytest.approx((40 + 50 + 10) / 3)
    # last year's change, in so short a time that of all months: 10 a month, then 70 / 4 = 17.5
    assert found.last_year_mae == pytest.approx((30 + 30 + 7.5) / 3)
    assert found.beats_naive
    assert found.method.name == "median"
    assert found.misses == ((1, 30.0), (2, 30.0), (1, 0.0))


def test_when_nothing_moves_no_change_wins_and_is_used() -> None:
    found = backtest(history([0] * 20))
    assert not found.beats_naive
    assert found.method.name == "no_change"
    assert (found.mae, found.no_change_mae) == (0, 0)


def test_a_straight_line_is_no_merit_of_ours() -> None:
    found = backtest(history([100] * 30))
    assert not found.beats_naive
    assert found.method.name == "last_year"
    assert found.last_year_mae == 0
    assert {error for _, error in found.misses} == {0}


def test_additions_up_and_down_by_chance_are_not_beaten_and_it_says_so() -> None:
    found = backtest(history(noisy(48, mean=0, spread=5000)))
    assert not found.beats_naive
    assert found.method.name == "no_change"
    assert found.mae > found.no_change_mae
    assert found.misses[0][1] != 0
    assert sum(error for _, error in found.misses) / len(found.misses) == pytest.approx(found.no_change_mae)


def test_the_median_is_best_around_a_clean_up() -> None:
    net = noisy(40, mean=3000, spread=200)
    net[20] -= 30_000
    found = backtest(history(net))
    assert found.beats_naive
    assert found.method.name == "median"
    assert found.mae < min(found.no_change_mae, found.last_year_mae)


def test_a_yearly_pattern_is_beaten_by_the_seasonal_method() -> None:
    year = [3000] * 10 + [40_000, -25_000]
    found = backtest(history(year * 5))
    assert found.beats_naive
    assert found.method.name == "seasonal"


def test_the_choice_is_of_its_time() -> None:
    """The seasonal method is exact in the end, but nobody could know before it had been tested: its start is counted."""
    year = [3000] * 10 + [40_000, -25_000]
    found = backtest(history(year * 4))
    errors = [error for ahead, error in found.misses if ahead == 1]
    assert max(errors[:12]) == 40_000 - 3000
    assert set(errors[-12:]) == {0}
    assert found.mae > 0


@settings(deadline=None)
@given(
    net=st.lists(st.integers(-20_000, 20_000), min_size=14, max_size=40),
    place=st.integers(0, 40),
    other=st.integers(-90_000, 90_000),
)
def test_no_choice_knows_what_comes_after_it(net: list[int], place: int, other: int) -> None:
    """A figure that turns out otherwise changes no choice that was made before it was known."""
    known = history(net)
    turn = FEWEST + place % (len(known) - FEWEST)
    changed = History(known.months, (*known.values[:turn], *(value + other for value in known.values[turn:])))
    first, second = (_choices(each) for each in (known, changed))
    assert {origin: first[origin] for origin in first if origin <= turn} == {
        origin: second[origin] for origin in second if origin <= turn
    }


def _choices(known: History) -> dict[int, str]:
    misses = [miss for origin in _origins(known) for miss in _misses(known, origin)]
    return _taken(known, misses, margin=1e-3)


def test_origins_know_half_of_the_months_or_a_year() -> None:
    assert backtest(history([1] * 5)).origins == 2
    assert backtest(history([1] * 11)).origins == 6
    assert backtest(history([1] * 35)).origins == 23


def test_months_that_are_missing_are_not_tested() -> None:
    found = backtest(History((0, 3, 6, 9, 12, 15), (0.0, 30.0, 60.0, 90.0, 120.0, 150.0)))
    assert [ahead for ahead, _ in found.misses] == [3, 6, 3]


def test_figures_further_apart_than_a_year_are_tested_on_the_next_one() -> None:
    found = backtest(History((0, 18, 36, 54, 72, 90), (0.0, 30.0, 60.0, 90.0, 120.0, 150.0)))
    assert [ahead for ahead, _ in found.misses] == [18, 18]


@settings(deadline=None)
@given(st.lists(st.integers(-20_000, 20_000), min_size=FEWEST, max_size=40))
def test_what_is_used_is_never_worse_than_what_was_shown_to_be_better(net: list[int]) -> None:
    found = backtest(history(net))
    used = sum(error for _, error in found.misses) / len(found.misses)
    best_naive = min(found.no_change_mae, found.last_year_mae)
    assert found.beats_naive == (found.method in CANDIDATES)
    assert used == pytest.approx(found.mae if found.beats_naive else best_naive)
    assert used <= best_naive + 1e-2


@settings(deadline=None)
@given(st.lists(st.integers(-20_000, 20_000), min_size=FEWEST, max_size=40))
def test_the_same_figures_give_the_same_answer_at_any_scale(net: list[int]) -> None:
    once = backtest(history(net))
    assert backtest(history(net)) == once
    doubled = backtest(history([2 * each for each in net], start=2_000_000))
    assert (doubled.method, doubled.beats_naive, doubled.mae) == (
        once.method,
        once.beats_naive,
        2 * once.mae,
    )


def test_the_first_choice_is_the_median() -> None:
    assert CANDIDATES[0] is MEDIAN
