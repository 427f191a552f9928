from __future__ import annotations

from semesta.coverage.trend.history import History
from semesta.coverage.trend.workforce import workers_ahead


def test_workers_are_held_when_two_figures_are_known() -> None:
    path, pace = workers_ahead(History((0, 12, 30), (100.0, 112.0, 112.0)), 3)
    assert path.tolist() == [112, 112, 112]
    assert pace is None


def test_workers_are_held_when_all_is_known_of_less_than_a_year() -> None:
    assert workers_ahead(History((0, 1, 2), (100.0, 101.0, 102.0)), 1)[1] is None


def test_three_figures_over_a_year_make_a_trend() -> None:
    path, pace = workers_ahead(History((0, 6, 12), (100.0, 106.0, 112.0)), 3)
    assert path.tolist() == [113, 114, 115]
    assert pace == 1


def test_a_figure_that_stands_for_many_months_counts_once() -> None:
    months = tuple(range(30))
    values = tuple(100.0 + 12.0 * (month // 12) for month in months)
    assert workers_ahead(History(months, values), 2)[1] == 1


def test_one_revised_figure_does_not_move_the_trend() -> None:
    figures = [100.0, 112.0, 124.0, 300.0, 148.0]
    _, pace = workers_ahead(History((0, 12, 24, 36, 48), tuple(figures)), 2)
    assert pace == 1


def test_a_trend_that_leaves_nobody_is_not_followed() -> None:
    path, pace = workers_ahead(History((0, 12, 24), (300.0, 200.0, 100.0)), 24)
    assert set(path.tolist()) == {100}
    assert pace is None
    assert workers_ahead(History((0, 12, 24), (300.0, 200.0, 100.0)), 2)[1] == -100 / 12
