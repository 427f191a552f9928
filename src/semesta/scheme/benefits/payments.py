"""Monthly payments one after the other, each so many months at so many rupiah."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

#: (months, rupiah a month) in order of time.
Payments: TypeAlias = tuple[tuple[int, int], ...]


def joined(payments: Iterable[tuple[int, int]]) -> Payments:
    """Payments without those of no month, and with neighbours of one amount made one.

    >>> joined([(6, 100), (6, 100), (0, 75), (2, 50)])
    ((12, 100), (2, 50))
    """
    kept: list[tuple[int, int]] = []
    for months, monthly in payments:
        if months and kept and kept[-1][1] == monthly:
            kept[-1] = (kept[-1][0] + months, monthly)
        elif months:
            kept.append((months, monthly))
    return tuple(kept)


def components_of(payments: Payments) -> dict[str, int]:
    """What each run of months comes to, under its first and last month.

    >>> components_of(((3, 100), (2, 50)))
    {'months_1_3': 300, 'months_4_5': 100}
    """
    components, before = {}, 0
    for months, monthly in payments:
        components[f"months_{before + 1}_{before + months}"] = months * monthly
        before += months
    return components
