"""What a table of counts holds, so that its query has no steps that would change nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.areas import LEVELS, children, level_of
from semesta.coverage.counts.rollup import PARENTS
from semesta.coverage.counts.stored import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from semesta.areas import Level

_CHILD_CODE = {"nation": 2, "province": 5, "regency": 8, "district": 13}


@dataclass(frozen=True)
class Shape:
    """Whether there are segments to add up, parents beside children, and which levels may be summed."""

    has_parts: bool = True
    has_families: bool = True
    parents: tuple[str, ...] = PARENTS
    lowest: Level = "village"


def shape_of(rows: Iterable[Mapping[str, str]]) -> Shape:
    """The shape of counts (``area_code, segment``), judged by their codes alone: a sum is tried, never assumed."""
    known: set[str] = set()
    has_parts = False
    for row in rows:
        known.add(row["area_code"])
        has_parts = has_parts or row["segment"] != WHOLE
    lowest: Level = max((level_of(code) for code in known), key=LEVELS.index, default="province")
    parents = []
    has_families = False
    for level in PARENTS:
        families = Counter(
            _parent(code) for code in known if len(code) == _CHILD_CODE[level] and code != "ID"
        )
        has_families = has_families or any(parent in known for parent in families)
        complete = {parent for parent, count in families.items() if count == len(children(parent))}
        if complete:
            parents.append(level)
            has_families = True
            known |= complete
    return Shape(has_parts, has_families, tuple(parents), lowest)


def _parent(code: str) -> str:
    return code.rpartition(".")[0] or "ID"
