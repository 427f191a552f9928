"""Iterative proportional fitting: margins are met, in whole people, and what no survey knows stays as it is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.persons.aims import Aim, aims_of
from semesta.coverage.persons.raked_workers import VALUE_COLUMNS, raked
from semesta.coverage.persons.raking import Margin, rake, shares, whole_people
from semesta.coverage.persons.survey import Figure, Survey

V1, V2, V3, V4 = "31.71.01.1001", "31.71.01.1002", "31.72.01.1001", "32.01.01.2001"
COUNT = st.integers(0, 50)


def of(*figures: tuple[Any, ...]) -> Survey:
    known = {}
    for code, formality, people, *bounds in figures:
        low, high = bounds or (people, people)
        known[code, formality] = Figure(people, low, high, "BPS")
    return Survey("sakernas", known)


def cell(place: str, formality: int | None, people: int, **values: int) -> dict[str, Any]:
    """Everybody is a man of unknown age and business, unless values say otherwise."""
    formal = {0: "formality_formal", 1: "formality_informal", None: "formality_unknown"}[formality]
    usual = {"sex_male": people, "age_band_unknown": people, formal: people, "kbli_section_unknown": people}
    return {
        "place": place,
        "formality": formality,
        "people": people,
        **dict.fromkeys(VALUE_COLUMNS, 0),
        **usual,
        **values,
    }


def values(found: Any, column: str) -> list[int]:
    return [int(number) for number in found.values[:, VALUE_COLUMNS.index(column)]]


def test_two_margins_by_hand() -> None:
    # The textbook table: rows to 30 and 70, columns to 60 and 40.
    cells = rake(
        np.array([10.0, 20, 30, 40]),
        [
            Margin(np.array([0, 0, 1, 1]), np.array([30.0, 70])),
            Margin(np.array([0, 1, 0, 1]), np.array([60.0, 40])),
        ],
    )
    assert cells.reshape(2, 2).sum(axis=1) == pytest.approx([30, 70])
    assert cells.reshape(2, 2).sum(axis=0) == pytest.approx([60, 40])
    # Raking keeps the cross product ratio.
    assert cells[0] * cells[3] / (cells[1] * cells[2]) == pytest.approx(10 * 40 / (20 * 30))


def test_cells_of_no_margin_stay() -> None:
    cells = rake(np.array([1.0, 2, 3]), [Margin(np.array([0, 0, -1]), np.array([30.0]))])
    assert cells.tolist() == pytest.approx([10, 20, 3])


def test_a_group_of_noughts_stays_nought() -> None:
    cells = rake(np.zeros(2), [Margin(np.array([0, 0]), np.array([30.0]))])
    assert cells.tolist() == [0, 0]
    assert rake(np.array([1.0]), []).tolist() == [1]


def test_margins_that_contradict_each_other_end() -> None:
    margins = [Margin(np.array([0]), np.array([10.0])), Margin(np.array([0]), np.array([20.0]))]
    assert rake(np.array([1.0]), margins).tolist() == [20]


@settings(max_examples=60, deadline=None)
@given(
    seed=st.lists(st.integers(1, 1000), min_size=4, max_size=30),
    sums=st.lists(st.integers(1, 100_000), min_size=3, max_size=3),
)
def test_one_margin_is_met_in_whole_people(seed: list[int], sums: list[int]) -> None:
    group = np.arange(len(seed)) % 3
    cells = rake(np.array(seed, dtype=float), [Margin(group, np.array(sums, dtype=float))])
    people = whole_people(cells, group)
    assert people.min() >= 0
    assert np.bincount(group, weights=people).tolist() == sums
    assert np.abs(people - cells).max() < 1


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=1, max_size=8),
    data=st.data(),
)
def test_shares_add_up_to_their_whole(parts: list[list[int]], data: st.DataObject) -> None:
    wholes = np.array([data.draw(st.integers(0, 5000)) for _ in parts])
    found = shares(np.array(parts, dtype=float), wholes)
    assert found.min() >= 0
    sums = [int(whole) if sum(row) else 0 for row, whole in zip(parts, wholes, strict=True)]
    assert found.sum(axis=1).tolist() == sums


def test_a_regency_known_as_a_whole() -> None:
    found = raked([cell(V1, 0, 30), cell(V1, 1, 10), cell(V2, None, 60)], of(("31.71", "", 200, 180, 230)))
    assert (found.places, found.people.tolist()) == ([V1, V2], [80, 120])
    assert (found.low.tolist(), found.high.tolist()) == ([72, 108], [92, 138])
    assert values(found, "formality_formal") == [60, 0]
    assert values(found, "formality_informal") == [20, 0]
    assert values(found, "formality_unknown") == [0, 120]
    assert values(found, "sex_male") == [80, 120]


def test_a_regency_known_by_formality() -> None:
    survey = of(("31.71", "formal", 100, 90, 120), ("31.71", "informal", 300), ("31.71", "", 400))
    found = raked([cell(V1, 0, 10), cell(V1, 1, 10), cell(V2, 0, 30), cell(V2, 1, 10)], survey)
    assert found.people.tolist() == [25 + 150, 75 + 150]
    assert found.low.tolist() == [172, 218]
    assert found.high.tolist() == [180, 240]
    assert values(found, "formality_formal") == [25, 75]
    assert values(found, "formality_informal") == [150, 150]


def test_unknown_formality_is_shared_out_as_the_known_is() -> None:
    survey = of(("31.71", "formal", 60), ("31.71", "informal", 40))
    found = raked([cell(V1, 0, 30), cell(V1, 1, 10), cell(V2, None, 40)], survey)
    assert values(found, "formality_unknown") == [0, 0]
    assert sum(values(found, "formality_formal")) == 60
    assert values(found, "formality_formal") == [30, 30]
    assert values(found, "formality_informal") == [20, 20]


def test_nobody_of_known_formality_takes_the_surveys() -> None:
    survey = of(("31.71", "formal", 75), ("31.71", "informal", 25))
    found = raked([cell(V1, None, 8)], survey)
    assert (values(found, "formality_formal"), values(found, "formality_informal")) == ([75], [25])


def test_a_survey_of_nobody() -> None:
    survey = of(("31.71", "formal", 0), ("31.71", "informal", 0))
    found = raked([cell(V1, None, 8)], survey)
    assert (found.people.tolist(), found.low.tolist(), found.high.tolist()) == ([0], [0], [0])


def test_a_regency_without_counts_stays_as_it_is() -> None:
    found = raked([cell(V1, 0, 30), cell(V3, 1, 7)], of(("31.71", "", 300)))
    assert (found.people.tolist(), found.low.tolist(), found.high.tolist()) == ([300, 7], [300, 7], [300, 7])
    assert values(found, "formality_informal") == [0, 7]


def test_the_aim_of_each_village() -> None:
    survey = of(
        ("31.71", "formal", 1), ("31.71", "informal", 1), ("31", "", 9), ("32", "", 5), ("33", "formal", 5)
    )
    found = aims_of(survey, [V1, V2, V3, V4, "33.01.01.2001"])
    assert found == {
        V1: Aim("31.71", is_split=True),
        V2: Aim("31.71", is_split=True),
        V3: None,
        V4: Aim("32", is_split=False),
        "33.01.01.2001": None,
    }


@settings(max_examples=60, deadline=None)
@given(
    people=st.lists(st.tuples(COUNT, COUNT, COUNT), min_size=1, max_size=12),
    formal=st.integers(0, 10_000),
    informal=st.integers(0, 10_000),
)
def test_raked_margins_are_met(people: list[tuple[int, int, int]], formal: int, informal: int) -> None:
    cells = [
        cell(f"31.71.01.{1001 + number}", kind, count)
        for number, counts in enumerate(people)
        for kind, count in zip((0, 1, None), counts, strict=True)
    ]
    found = raked(cells, of(("31.71", "formal", formal), ("31.71", "informal", informal)))
    some = [sum(each[kind] for each in people) for kind in range(3)]
    # Who is not in the register cannot be raked to a number of people.
    share = (
        some[0] / (some[0] + some[1])
        if some[0] + some[1]
        else formal / (formal + informal)
        if formal + informal
        else 0.5
    )
    expected = [
        count if kind or (unknown and part) else 0
        for count, kind, unknown, part in (
            (formal, some[0], some[2], share),
            (informal, some[1], some[2], 1 - share),
        )
    ]
    assert [sum(values(found, f"formality_{name}")) for name in ("formal", "informal")] == expected
    assert found.people.sum() == sum(expected)
    assert found.people.min() >= 0
    assert found.values.min() >= 0
    for by in ("sex", "age_band", "kbli_section", "formality"):
        columns = [place for place, name in enumerate(VALUE_COLUMNS) if name.startswith(f"{by}_")]
        assert found.values[:, columns].sum(axis=1).tolist() == found.people.tolist()
