"""The tree of areas of 2025: 1 nation, 38 provinces, 514 regencies, 7,285 districts, 83,762 villages.

Provinces to districts are one file; the villages of a province are one file each, read when first asked for, so that
looking up one code stays fast.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from semesta.areas.area import INDONESIA, LEVELS, NATION, Area
from semesta.areas.code import LEVEL_BY_LENGTH, is_within, kind_of, parent_code_of
from semesta.areas.data import rows
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from semesta.areas.area import Level

_VILLAGE_CODE_LENGTH = 13


def find(code: str) -> Area | None:
    """The area of a dotted code, or None. Digits without dots are not taken: they may be BPS codes."""
    if code == NATION:
        return INDONESIA
    name = names_beside(code).get(code)
    return None if name is None else _area(code, name)


def get(code: str) -> Area:
    """The area of a dotted code.

    Raises:
        SemestaError: E-AREA-001 with the nearest areas, or E-AREA-002 when nothing is near.
    """
    area = find(code)
    if area is None:
        from semesta.areas.nearest import unknown_area

        raise unknown_area(code)
    return area


def children(code: str) -> tuple[Area, ...]:
    """The areas right below an area, by code; none below a village.

    Raises:
        SemestaError: E-AREA-001, there is no such area.
    """
    parent = get(code)
    if parent.level == "village":
        return ()
    below = _village_children(code[:2]) if parent.level == "district" else _upper_children()
    return tuple(get(child) for child in below.get(code, ()))


def parents(code: str) -> tuple[Area, ...]:
    """The areas above an area, the nation first.

    Raises:
        SemestaError: E-AREA-001, there is no such area.
    """
    above: list[Area] = []
    parent_code = get(code).parent_code
    while parent_code is not None:
        above.append(get(parent_code))
        parent_code = parent_code_of(parent_code)
    return tuple(reversed(above))


def descendants(code: str, level: Level) -> tuple[Area, ...]:
    """The areas of a level below an area, by code; the area itself at its own level, nothing at a level above it.

    Raises:
        SemestaError: E-AREA-001, there is no such area; E-AREA-005, there is no such level.
    """
    get(code)
    _check(level)
    if level != "village":
        return tuple(area for area in at_level(level) if is_within(area.code, code))
    names = chain.from_iterable(
        villages(province).items() for province in _provinces() if _touches(province, code)
    )
    return tuple(_area(village, name) for village, name in names if is_within(village, code))


def at_level(level: Level) -> tuple[Area, ...]:
    """All areas of a level, by code.

    Raises:
        SemestaError: E-AREA-005, there is no such level.
    """
    _check(level)
    if level == "nation":
        return (INDONESIA,)
    if level == "village":
        return descendants(NATION, "village")
    return tuple(_area(code, name) for code, name in upper().items() if LEVEL_BY_LENGTH[len(code)] == level)


def tree(level: Level = "village") -> tuple[Area, ...]:
    """Every area from the nation down to a level, each parent before its children.

    Raises:
        SemestaError: E-AREA-005, there is no such level.
    """
    _check(level)
    levels = LEVELS[: LEVELS.index(level) + 1]
    below = chain.from_iterable(at_level(each) for each in levels[1:])
    return (INDONESIA, *sorted(below, key=lambda area: area.code))


@cache
def upper() -> Mapping[str, str]:
    """Names of provinces, regencies and districts by code, in order of code."""
    return dict[str, str](rows("areas.csv"))


@cache
def villages(province: str) -> Mapping[str, str]:
    """Names of the villages of one province by code, in order of code."""
    return dict[str, str](rows(f"villages/{province}.csv"))


def names_beside(code: str) -> Mapping[str, str]:
    """Names by code of the file in which a code would stand: the villages of its province, or all areas above."""
    if len(code) != _VILLAGE_CODE_LENGTH or code[:2] not in upper():
        return upper()
    return villages(code[:2])


def _area(code: str, name: str) -> Area:
    return Area(code, name, LEVEL_BY_LENGTH[len(code)], kind_of(code), parent_code_of(code))


@cache
def _upper_children() -> Mapping[str, list[str]]:
    return _by_parent(upper())


@cache
def _village_children(province: str) -> Mapping[str, list[str]]:
    return _by_parent(villages(province))


def _by_parent(codes: Iterable[str]) -> Mapping[str, list[str]]:
    below = defaultdict(list)
    for code in codes:
        below[parent_code_of(code) or NATION].append(code)
    return dict(below)


def _provinces() -> list[str]:
    return _upper_children()[NATION]


def _touches(province: str, code: str) -> bool:
    return code == NATION or code[:2] == province


def _check(level: str) -> None:
    if level not in LEVELS:
        raise refusal("E-AREA-005", level=level, levels=", ".join(LEVELS))
