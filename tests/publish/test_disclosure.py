"""No hidden small cell can be computed from the shown ones; what hides is checked by other means than it was chosen by."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.publish.disclosure import Sum, derivable, hidden_cells, is_small

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Cell = tuple[str, str]
THRESHOLD = 5
FEW = st.integers(0, 40) | st.integers(0, 6)


def rank(rows: list[list[Fraction]]) -> int:
    rows = [list(row) for row in rows]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((place for place in range(found, len(rows)) if rows[place][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for place in range(len(rows)):
            if place != found and rows[place][column]:
                times = rows[place][column] / rows[found][column]
                rows[place] = [a - times * b for a, b in zip(rows[place], rows[found], strict=True)]
        found += 1
    return found


def follows(cell: Cell, hidden: Collection[Cell], sums: Sequence[Sum[Cell]]) -> bool:
    """Whether a cell's count follows from the shown ones, by ranks of matrices of fractions."""
    order = sorted(hidden)
    matrix = [[Fraction((each == one.whole) - (each in one.parts)) for each in order] for one in sums]
    unit = [Fraction(each == cell) for each in order]
    return rank([*matrix, unit]) == rank(matrix)


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[Cell, tuple[int, ...]], list[Sum[Cell]]]:
    """A province with cities and villages, each split in two or three."""
    values = "ABC"[: draw(st.integers(2, 3))]
    tree = {f"{city}": [f"{city}.{place}" for place in range(draw(st.integers(1, 3)))] for city in "12"}
    counts: dict[Cell, tuple[int, ...]] = {}
    for villages in tree.values():
        for village in villages:
            for value in values:
                counts[village, value] = (draw(FEW), draw(FEW))
    sums: list[Sum[Cell]] = []
    for value in values:
        for city, villages in tree.items():
            sums.append(Sum((city, value), tuple((village, value) for village in villages)))
        sums.append(Sum(("0", value), tuple((city, value) for city in tree)))
    for one in sums:
        counts[one.whole] = tuple(map(sum, zip(*(counts[part] for part in one.parts), strict=True)))
    for area in {cell[0] for cell in counts}:
        parts = tuple((area, value) for value in values)
        counts[area, ""] = tuple(map(sum, zip(*(counts[part] for part in parts), strict=True)))
        sums.append(Sum((area, ""), parts))
    sums.append(Sum(("0", ""), tuple((city, "") for city in tree)))
    sums.extend(
        Sum((city, ""), tuple((village, "") for village in villages)) for city, villages in tree.items()
    )
    return counts, sums


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_small_cell_is_shown_or_follows_from_what_is_shown(
    table: tuple[dict[Cell, tuple[int, ...]], list[Sum[Cell]]],
) -> None:
    counts, sums = table
    small = {cell for cell, values in counts.items() if is_small(values, THRESHOLD)}
    hidden = hidden_cells(counts, sums, THRESHOLD)
    assert small <= hidden
    if hidden != set(counts):
        assert {cell for cell in small if follows(cell, hidden, sums)} == set()


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_what_follows_is_found_by_elimination_as_by_ranks(
    table: tuple[dict[Cell, tuple[int, ...]], list[Sum[Cell]]], data: st.DataObject
) -> None:
    counts, sums = table
    hidden = data.draw(st.sets(st.sampled_from(sorted(counts)), max_size=12))
    assert derivable(hidden, sums) == {cell for cell in hidden if follows(cell, hidden, sums)}


@given(tables())
def test_nothing_is_hidden_without_small_cells(
    table: tuple[dict[Cell, tuple[int, ...]], list[Sum[Cell]]],
) -> None:
    counts, sums = table
    assert hidden_cells(counts, sums, 1) == frozenset()
    large = {cell: tuple(value + 100 for value in values) for cell, values in counts.items()}
    assert hidden_cells(large, sums, THRESHOLD) == frozenset()


def test_a_small_cell_takes_the_smallest_neighbour_with_it() -> None:
    counts = {"all": (60,), "a": (3,), "b": (17,), "c": (40,)}
    assert hidden_cells(counts, [Sum("all", ("a", "b", "c"))], THRESHOLD) == {"a", "b"}


def test_two_small_cells_that_are_few_together_take_a_third_with_them() -> None:
    counts = {"all": (43,), "a": (1,), "b": (2,), "c": (10,), "d": (30,)}
    assert hidden_cells(counts, [Sum("all", ("a", "b", "c", "d"))], THRESHOLD) == {"a", "b", "c"}


def test_the_only_child_takes_its_parent_with_it() -> None:
    counts = {"all": (3,), "a": (3,)}
    assert hidden_cells(counts, [Sum("all", ("a",))], THRESHOLD) == {"all", "a"}


def test_few_people_without_cover_are_as_telling_as_few_with() -> None:
    counts = {"all": (200, 14), "a": (96, 4), "b": (104, 10)}
    assert hidden_cells(counts, [Sum("all", ("a", "b"))], THRESHOLD) == {"a", "b"}


def test_nought_and_unknown_are_not_small() -> None:
    assert not is_small((0, None, 5), THRESHOLD)
    assert is_small((7, 4), THRESHOLD)
