from __future__ import annotations

import pytest

from semesta.coverage.trend.history import History, is_observed, last_year_pace, net_additions


def test_net_additions_are_the_change_of_each_month() -> None:
    history = History((10, 11, 12), (100.0, 130.0, 120.0))
    assert net_additions(history).tolist() == [30, -10]
    assert is_observed(history).tolist() == [True, True]
    assert history.span == 3


def test_a_gap_has_its_average_in_each_month_and_is_not_observed() -> None:
    history = History((10, 13, 14), (100.0, 130.0, 120.0))
    assert net_additions(history).tolist() == [10, 10, 10, -10]
    assert is_observed(history).tolist() == [False, False, False, True]
    assert history.span == 5


@pytest.mark.parametrize(
    ("months", "values", "pace"),
    [
        ((10,), (100.0,), None),
        ((10, 12), (100.0, 130.0), 15),
        (tuple(range(10, 24)), (0.0, 1000.0, *(1000.0,) * 11, 1240.0), 20),
        ((1, 2, 9, 24), (0.0, 100.0, 200.0, 500.0), 20),
    ],
    ids=["single", "shorter than a year", "the year before", "over gaps the newest that is a year old"],
)
def test_last_years_pace(months: tuple[int, ...], values: tuple[float, ...], pace: float | None) -> None:
    assert last_year_pace(History(months, values)) == pace


def test_what_was_known_then() -> None:
    assert History((1, 2, 3), (5.0, 6.0, 7.0)).until(2) == History((1, 2), (5.0, 6.0))
