"""From pairs to persons: groups of records, in which no two are that somebody has told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Edge = tuple[int, int, float]
"""Two records and the probability that they are one."""


def groups(edges: Sequence[Edge], apart: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Record -> the smallest record of its group, of all records of the edges.

    The surest pairs are joined first; a pair is left when it would bring two together who are to stay apart.

    >>> groups([(1, 2, 0.9), (2, 3, 0.8)], [])
    {1: 1, 2: 1, 3: 1}
    >>> groups([(1, 2, 0.9), (2, 3, 0.8)], [(1, 3)])
    {1: 1, 2: 1, 3: 3}
    """
    head: dict[int, int] = {}
    foes: dict[int, set[int]] = {}
    for left, right in apart:
        foes.setdefault(left, set()).add(right)
        foes.setdefault(right, set()).add(left)
    members: dict[int, set[int]] = {}
    for record in {record for left, right, _ in edges for record in (left, right)}:
        head[record] = record
        members[record] = {record}
    for left, right, _ in sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1])):
        a, b = sorted((head[left], head[right]))
        if a == b or _are_foes(members[a], members[b], foes):
            continue
        for record in members[b]:
            head[record] = a
        members[a] |= members.pop(b)
    return dict(sorted(head.items()))


def _are_foes(one: set[int], other: set[int], foes: Mapping[int, set[int]]) -> bool:
    smaller, larger = (one, other) if len(one) <= len(other) else (other, one)
    return any(not foes.get(record, set()).isdisjoint(larger) for record in smaller)
