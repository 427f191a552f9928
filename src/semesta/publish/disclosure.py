"""Disclosure control: which cells of a table must be hidden so that no small one can be seen or computed.

A table has cells (counts of people) that add up: an area is the sum of its children, a whole the sum of its segments. A cell
below the threshold is hidden, and so are as many others as it takes that no hidden small cell follows from the shown ones,
by any chain of additions and subtractions (complementary suppression, Hundepool et al., Statistical Disclosure Control,
2012, chapter 4). The check is exact linear algebra over a prime field, the choice of the others the smallest sum first.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

Cell = TypeVar("Cell", bound="Hashable")
PRIME = (1 << 61) - 1


@dataclass(frozen=True)
class Sum(Generic[Cell]):
    """A cell that is the sum of others, all of them in the table."""

    whole: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells of the sum."""
        return (self.whole, *self.parts)


def is_small(counts: Iterable[int | None], threshold: int) -> bool:
    """Whether one of the counts tells of so few people that they might be known: above nought, below the threshold."""
    return any(count is not None and 0 < count < threshold for count in counts)


def hidden_cells(
    counts: Mapping[Cell, Sequence[int | None]], sums: Sequence[Sum[Cell]], threshold: int
) -> frozenset[Cell]:
    """The cells to hide: the small ones, and what would give them away.

    Args:
        counts: of each cell, every count that is shown of it (participants, those not covered, workers).
        sums: which cells add up; cells that ``counts`` does not know are shown as they are.
        threshold: counts from this on may be shown; 0 or 1 hides nothing.
    """
    small = {cell for cell, values in counts.items() if is_small(values, threshold)}
    size = {cell: max((value or 0 for value in values), default=0) for cell, values in counts.items()}
    known = [one for one in sums if all(cell in counts for cell in one.cells)]
    by_cell: dict[Cell, list[Sum[Cell]]] = defaultdict(list)
    for one in known:
        for cell in one.cells:
            by_cell[cell].append(one)
    hidden = set(small)
    _widen(hidden, small, known, by_cell, size, threshold)
    while True:
        given_away = derivable(hidden, known) & small
        if not given_away:
            return frozenset(hidden)
        before = len(hidden)
        for cell in sorted(given_away, key=repr):
            for one in by_cell[cell]:
                _hide_next(one, hidden, size, spare=1)
        _widen(hidden, small, known, by_cell, size, threshold)
        if len(hidden) == before:
            # Nothing is left to hide in its sums: whatever a hidden cell still follows from goes, too.
            hidden.update(cell for one in known for cell in one.cells if given_away & set(one.cells))
            if len(hidden) == before:
                return frozenset(hidden)


def _widen(
    hidden: set[Cell],
    small: Collection[Cell],
    sums: Sequence[Sum[Cell]],
    by_cell: Mapping[Cell, Sequence[Sum[Cell]]],
    size: Mapping[Cell, int],
    threshold: int,
) -> None:
    """Hide more until no sum has one hidden cell alone, nor hidden parts that together are as few as a small cell."""
    waiting = deque(one for one in sums if any(cell in hidden for cell in one.cells))
    while waiting:
        one = waiting.popleft()
        if not _is_open(one, hidden, small, size, threshold):
            continue
        for cell in _hide_next(one, hidden, size, spare=0):
            waiting.extend(by_cell[cell])
        if _is_open(one, hidden, small, size, threshold) and any(cell not in hidden for cell in one.parts):
            waiting.append(one)


def _is_open(
    one: Sum[Cell],
    hidden: Collection[Cell],
    small: Collection[Cell],
    size: Mapping[Cell, int],
    threshold: int,
) -> bool:
    """Whether a sum gives something away: one hidden cell alone, or hidden parts that are few together."""
    away = [cell for cell in one.cells if cell in hidden]
    if len(away) == 1:
        return True
    if one.whole in hidden or not any(cell in small for cell in away):
        return False
    return bool(away) and sum(size[cell] for cell in away) < threshold


def _hide_next(
    one: Sum[Cell], hidden: set[Cell], size: Mapping[Cell, int], spare: int
) -> Iterator[Cell] | list[Cell]:
    """Hide the smallest shown part of a sum (a part with people before an empty one), else the whole."""
    shown = sorted(
        (cell for cell in one.parts if cell not in hidden),
        key=lambda cell: (size[cell] == 0, size[cell], repr(cell)),
    )
    chosen = shown[: 1 + spare] or ([one.whole] if one.whole not in hidden else [])
    hidden.update(chosen)
    return chosen


def derivable(hidden: Collection[Cell], sums: Sequence[Sum[Cell]]) -> set[Cell]:
    """The hidden cells whose counts follow exactly from the shown ones.

    Each sum is an equation in its hidden cells; a cell follows when its own unit vector lies in the space of the equations,
    that is when elimination leaves an equation with it alone.
    """
    rows = _eliminated(
        {cell: 1 if cell == one.whole else PRIME - 1 for cell in one.cells if cell in hidden} for one in sums
    )
    return {pivot for pivot, row in rows.items() if len(row) == 1}


def _eliminated(equations: Iterable[dict[Cell, int]]) -> dict[Cell, dict[Cell, int]]:
    """The equations in reduced echelon form, by their pivots."""
    rows: dict[Cell, dict[Cell, int]] = {}
    using: dict[Cell, set[Cell]] = defaultdict(set)
    for given in sorted(equations, key=len):
        row = dict(given)
        for cell in [each for each in row if each in rows]:
            _subtract(row, rows[cell], row[cell])
        if not row:
            continue
        pivot = min(row, key=lambda cell: (len(using[cell]), repr(cell)))
        scale = pow(row[pivot], -1, PRIME)
        row = {cell: value * scale % PRIME for cell, value in row.items()}
        for other in list(using[pivot]):
            changed = rows[other]
            before = set(changed)
            _subtract(changed, row, changed[pivot])
            for cell in before - set(changed):
                using[cell].discard(other)
            for cell in set(changed) - before:
                using[cell].add(other)
        rows[pivot] = row
        for cell in row:
            if cell != pivot:
                using[cell].add(pivot)
        using.pop(pivot, None)
    return rows


def _subtract(row: dict[Cell, int], other: Mapping[Cell, int], times: int) -> None:
    """``row -= times * other`` in place; cells that vanish are taken out."""
    for cell, value in other.items():
        left = (row.get(cell, 0) - times * value) % PRIME
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)
