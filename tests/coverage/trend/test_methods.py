from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.trend.history import History
from semesta.coverage.trend.methods import CANDIDATES, LAST_YEAR, MEDIAN, NAIVE, NO_CHANGE, Method

METHODS = {method.name: method for method in (*CANDIDATES, *NAIVE)}
ADDITIONS = st.lists(st.integers(-20_000, 20_000), min_size=1, max_size=40)


def history(net: list[int], start: int = 1_000_000) -> History:
    values = [float(value) for value in accumulate(net, initial=start)]
    return History(tuple(range(len(values))), tuple(values))


def test_no_change_stays() -> None:
    assert NO_CHANGE.ahead(history([10, 20]), 3).tolist() == [1_000_030] * 3


def test_last_year_goes_on_with_the_average_of_twelve_months() -> None:
    path = LAST_YEAR.ahead(history([9999, *[10, 30] * 6]), 3)
    assert path.tolist() == [1_010_259, 1_010_279, 1_010_299]


def test_the_median_is_not_moved_by_one_campaign() -> None:
    assert MEDIAN.ahead(history([100] * 5 + [50_000] + [100] * 6), 2).tolist() == [1_051_200, 1_051_300]


def test_the_average_weighs_older_months_by_5_percent_less() -> None:
    path = METHODS["average"].ahead(history([0, 195]), 2)
    assert path.tolist() == pytest.approx([1_000_195 + 100, 1_000_195 + 200])


def test_damped_additions_fade_by_2_percent_a_month() -> None:
    path = METHODS["damped"].ahead(history([0, 190]), 2)
    assert path.tolist() == pytest.approx([1_000_190 + 98, 1_000_190 + 98 + 96.04])


def test_seasonal_adds_what_the_same_month_added_in_the_last_two_years() -> None:
    path = METHODS["seasonal"].ahead(history([*range(12), *range(10, 22)], start=0), 13)
    assert path[:2].tolist() == [252 + 5, 252 + 5 + 6]
    assert path[12] == 252 + sum(range(5, 17)) + 5


def test_seasonal_takes_two_whole_years_without_gaps() -> None:
    seasonal = METHODS["seasonal"]
    assert not seasonal.is_possible(history([1] * 23))
    assert seasonal.is_possible(history([1] * 24))
    gap = History((0, *range(2, 27)), tuple(map(float, range(26))))
    assert seasonal.is_possible(gap)
    gap = History((0, *range(2, 26)), tuple(map(float, range(25))))
    assert not seasonal.is_possible(gap)
    assert seasonal.ahead(gap, 3).tolist() == MEDIAN.ahead(gap, 3).tolist()


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_nobody_falls_below_zero(method: Method) -> None:
    assert method.ahead(history([-90] * 10, start=1000), 24).min() >= 0


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@settings(deadline=None)
@given(net=ADDITIONS, more=st.integers(0, 5000))
def test_more_additions_every_month_never_lead_lower(method: Method, net: list[int], more: int) -> None:
    less = method.ahead(history(net), 60)
    assert (method.ahead(history([each + more for each in net]), 60) >= less - 1e-6).all()


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@settings(deadline=None)
@given(net=ADDITIONS)
def test_twice_the_people_are_twice_the_projection(method: Method, net: list[int]) -> None:
    doubled = history([2 * each for each in net], start=2_000_000)
    assert method.ahead(doubled, 24).tolist() == (2 * method.ahead(history(net), 24)).tolist()
