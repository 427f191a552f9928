from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.trend.interval import half_widths, is_rough

MISSES = st.lists(st.tuples(st.integers(1, 12), st.floats(0, 1e6)), min_size=1, max_size=60)


def test_four_of_four_and_eight_of_nine_are_held() -> None:
    assert half_widths([(1, 5.0), (1, 1.0), (1, 2.0), (1, 3.0)], 1).tolist() == [5]
    assert half_widths([(1, float(error)) for error in range(1, 10)], 1).tolist() == [8]


def test_between_tested_horizons_it_lies_on_the_line_and_beyond_it_grows_with_time() -> None:
    misses = [(2, 10.0)] * 4 + [(4, 30.0)] * 4
    assert half_widths(misses, 8).tolist() == [5, 10, 20, 30, 37.5, 45, 52.5, 60]


def test_it_is_never_narrower_further_out() -> None:
    assert half_widths([(1, 10.0)] * 4 + [(2, 4.0)] * 4, 3).tolist() == [10, 10, 15]


def test_with_few_misses_the_worst_a_month_stands_for_all() -> None:
    misses = [(1, 10.0), (2, 40.0), (1, 5.0)]
    assert is_rough(misses)
    assert half_widths(misses, 3).tolist() == [20, 40, 60]


def test_four_misses_of_one_horizon_are_enough() -> None:
    assert not is_rough([(1, 1.0), (3, 1.0), (3, 1.0), (3, 1.0), (3, 1.0)])
    assert is_rough([(1, 1.0), (3, 1.0), (3, 1.0), (3, 1.0)])


@settings(deadline=None)
@given(misses=MISSES, months=st.integers(1, 120))
def test_widths_never_shrink_and_are_never_negative(misses: list[tuple[int, float]], months: int) -> None:
    widths = half_widths(misses, months).tolist()
    assert len(widths) == months
    assert widths[0] >= 0
    assert widths == pytest.approx(sorted(widths))
