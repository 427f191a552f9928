"""What stands beside each bar of a coverage chart: the name, the percentage, the people and the fine print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from semesta.coverage.wording import Count, Printed, month, percent
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from semesta.coverage import Row
    from semesta.language import Language

SHORT_NAMES = {"31": "DKI Jakarta", "34": "DI Yogyakarta"}
"""What everybody calls the two provinces with the longest names."""

DERIVED = "F-COVERAGE-013"
TARGET_OF_OTHER, TARGET_UNSTATED = "F-COVERAGE-040", "F-COVERAGE-042"


@dataclass(frozen=True)
class Bar:
    """One bar: a ratio with its words.

    ``area`` is the area's name, ``name`` that of the bar (with the segment of a split); ``note`` names period, basis and definition as far as they differ between the bars; ``aim`` says how far the target
    is, or that it is of another definition.
    """

    row: Row
    coverage: float
    area: str
    name: str
    percent: str
    people: str
    note: str
    aim: str

    @property
    def has_own_target(self) -> bool:
        """Whether the target may be compared with the figure."""
        return self.row.target is not None and not {TARGET_OF_OTHER, TARGET_UNSTATED} & set(self.row.codes)


def newest(rows: Iterable[Row]) -> list[Row]:
    """Of each area the newest row that has a coverage, the highest coverage first.

    Splits (segments) are bars of their own. A row on a stated basis comes before one of the same month without.
    """
    best: dict[tuple[str, str | None], Row] = {}
    for row in rows:
        key = (row.area_code, row.split)
        if row.coverage is not None and (key not in best or _age(row) > _age(best[key])):
            best[key] = row
    return sorted(best.values(), key=lambda row: (-(row.coverage or 0), row.area_code, row.split or ""))


def bars(rows: Iterable[Row], language: Language) -> list[Bar]:
    """The bars of rows that have a coverage, in their order."""
    known = [(row, row.coverage) for row in rows if row.coverage is not None]
    differing = [
        len({getattr(row, name) for row, _ in known}) > 1 for name in ("period", "basis", "definition")
    ]
    is_one_area = len({row.area_code for row, _ in known}) == 1
    return [
        Bar(
            row=row,
            coverage=coverage,
            area=_area(row),
            name=_name(row, is_one_area=is_one_area),
            percent=percent(coverage, language),
            people=_people(row, language),
            note=_note(row, language, differing),
            aim=_aim(row, coverage, language),
        )
        for row, coverage in known
    ]


def _age(row: Row) -> tuple[str, bool, str]:
    return (row.period, row.basis != "unstated", row.definition or "")


def _area(row: Row) -> str:
    return SHORT_NAMES.get(row.area_code, row.area_name or row.area_code)


def _name(row: Row, *, is_one_area: bool) -> str:
    if row.split is None:
        return _area(row)
    return row.split if is_one_area else f"{_area(row)}, {row.split}"


def _people(row: Row, language: Language) -> str:
    key = "people_about" if DERIVED in row.codes else "people"
    participants, workers = Count(row.participants or 0), Count(row.workers or 0)
    return say(f"chart.coverage.{key}", language, participants=participants, workers=workers)


def _note(row: Row, language: Language, differing: Sequence[bool]) -> str:
    basis = say(f"coverage.basis.{row.basis or 'unstated'}", language)
    parts = (month(row.period, language), basis, row.definition or "")
    return " · ".join(part for part, differs in zip(parts, differing, strict=True) if differs and part)


def _aim(row: Row, coverage: float, language: Language) -> str:
    if row.target is None or row.workers is None or row.participants is None:
        return ""
    target = Printed(round(Decimal(str(row.target)), 6).normalize())
    short = Count(ceil(Decimal(str(row.target)) * row.workers) - row.participants)
    key = "reached" if coverage >= row.target else "short"
    if TARGET_OF_OTHER in row.codes:
        key = "target_other"
    elif TARGET_UNSTATED in row.codes:
        key = "target_unstated"
    return say(f"chart.coverage.{key}", language, target=target, people=short)
