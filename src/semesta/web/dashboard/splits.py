"""One area told apart: formal and informal, segments, sexes and ages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.language import has, say
from semesta.web.dashboard.figures import table

if TYPE_CHECKING:
    from semesta.web.dashboard.figures import Figure
    from semesta.web.dashboard.suppression import Shown

KINDS = ("formality", "segment", "sex", "age_band")
OWN_WORKERS = frozenset({"formality", "sex", "age_band"})
"""Splits whose values have workers of their own, so that each has a coverage."""


@dataclass(frozen=True)
class Part:
    """One value of a split, ``start`` and ``width`` in percent of the participants that are shown."""

    shown: Shown
    name: str
    start: float
    width: float


@dataclass(frozen=True)
class Split:
    """One split of an area."""

    by: str
    parts: list[Part]
    has_coverage: bool


def splits_of(figure: Figure, area: str) -> list[Split]:
    """The splits of a figure that are known for the area itself."""
    found = []
    for by in KINDS:
        rows = [each for each in table(figure, area, None, by).rows if each.row.area_code == area]
        if rows:
            found.append(Split(by, _parts(by, rows), has_coverage=by in OWN_WORKERS and _known(rows)))
    return found


def _known(rows: list[Shown]) -> bool:
    return any(each.row.coverage is not None for each in rows)


def _parts(by: str, rows: list[Shown]) -> list[Part]:
    whole = sum(each.row.participants or 0 for each in rows)
    start, found = 0.0, []
    for each in rows:
        width = 100 * (each.row.participants or 0) / whole if whole else 0.0
        found.append(Part(each, name_of(by, each.row.split or ""), start, width))
        start += width
    return found


def name_of(by: str, value: str) -> str:
    """A value in words; age bands and segments are their own names."""
    key = f"web.split.{value}" if by != "age_band" or value == "unknown" else ""
    return say(key) if key and has(key) else value
