"""What changed between the codes of 2022 (Permendagri 58/2021) and those of 2025 (Kepmendagri 300.2.2-2430/2025).

The table of changes was derived by name, it is not an official one: an old code is led only where it alone leads to a
present area.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from semesta.areas.area import NATION
from semesta.areas.code import parent_code_of
from semesta.areas.data import rows
from semesta.areas.lookup import find, get
from semesta.areas.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODE_CHANGES = "code_changes_2022_to_2025.csv"
_NAME_CHANGES = "name_changes_2022_to_2025.csv"


@cache
def old_names() -> Mapping[str, str]:
    """Name of 2022 by code of 2022, of the codes that are no longer there."""
    return {old: name for old, name, _ in rows(_CODE_CHANGES)}


@cache
def matched_codes() -> Mapping[str, str]:
    """Present code by code of 2022, also where two old codes lead to one present area."""
    return {old: new for old, _, new in rows(_CODE_CHANGES) if new}


@cache
def led_codes() -> Mapping[str, str]:
    """Present code by code of 2022, of those that one old code alone leads to."""
    hits = Counter(matched_codes().values())
    return {old: new for old, new in matched_codes().items() if hits[new] == 1}


@cache
def former_names() -> Mapping[str, str]:
    """Name of 2022 by present code, of the areas whose name has changed."""
    return dict[str, str](rows(_NAME_CHANGES))


@cache
def reused_codes() -> Mapping[str, tuple[str, ...]]:
    """By code that meant another place in 2022: the present codes among which that place is to be sought.

    Villages: in one district a code bears today the name that another code bore in 2022. Provinces: 91 and 92 were
    shared out among the new provinces of Papua.
    """
    among = _split_provinces()
    bearers = {(parent_code_of(code), fold(name)): code for code, name in former_names().items()}
    for code in former_names():
        before = bearers.get((parent_code_of(code), fold(get(code).name)))
        if before is not None and before != code:
            for one in (before, code):
                among[one] = tuple(sorted({*among.get(one, ()), before, code}))
    return among


def is_known(code: str) -> bool:
    """Whether a dotted code is one of 2025 or of 2022."""
    return find(code) is not None or code in old_names()


def _split_provinces() -> dict[str, tuple[str, ...]]:
    into: defaultdict[str, set[str]] = defaultdict(set)
    for old, new in matched_codes().items():
        province = parent_code_of(old) or NATION
        if parent_code_of(province) == NATION:
            into[province] |= {province, new[:2]}
    return {province: tuple(sorted(codes)) for province, codes in into.items()}
