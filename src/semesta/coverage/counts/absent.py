"""An area that was asked for and has no figure: a row without numbers that says why, never a zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.counts.rollup import CHILD
from semesta.coverage.row import Row
from semesta.coverage.wording import Listing, Month, Pair, Term
from semesta.errors import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.coverage.counts.question import Question

_PERIODS_SHOWN = 6


@dataclass(frozen=True)
class Holdings:
    """What is stored, however it was asked for.

    ``published`` are the participant counts of the period and place asked for (area_code, basis, definition); ``periods`` the periods with figures of the place, the latest first.
    """

    published: Sequence[Mapping[str, str]]
    periods: Sequence[str]


def absent_row(asked: Question, holdings: Holdings) -> Row:
    """The row of an area without figures, with the reasons as flags."""
    from semesta import areas

    area = areas.get(asked.area or "ID")
    return Row(
        area_code=area.code,
        area_name=area.name,
        level=area.level,
        period=asked.period,
        basis=asked.basis,
        definition=asked.definition,
        flags=tuple(_reasons(asked, area.code, area.level, holdings)),
    )


def nothing_at_all(asked: Question, periods: Sequence[str]) -> tuple[Problem, ...]:
    """Why a table that was asked for without an area is empty."""
    found = [problem("F-COVERAGE-057", period=Month(asked.period), code=asked.period)]
    return (*found, *_other_periods(asked, periods))


def _reasons(asked: Question, code: str, level: str, holdings: Holdings) -> list[Problem]:
    period = Month(asked.period)
    if asked.level is not None and asked.level != level:
        return [
            problem("F-COVERAGE-055", level=Term(f"coverage.children.{asked.level}"), period=period),
            *_other_periods(asked, holdings.periods),
        ]
    own = [row for row in holdings.published if row["area_code"] == code]
    chosen = [row for row in own if asked.is_chosen(row["basis"], row["definition"])]
    if chosen:
        return [problem("F-COVERAGE-052", by=asked.by)]
    if own:
        choices = sorted({(row["definition"], row["basis"]) for row in own})
        return [problem("F-COVERAGE-056", choices=Listing(Pair(choice) for choice in choices))]
    return [
        problem("F-COVERAGE-050", period=period),
        *_children(code, level, holdings),
        *_other_periods(asked, holdings.periods),
    ]


def _children(code: str, level: str, holdings: Holdings) -> list[Problem]:
    from semesta import areas

    below = {child.code for child in areas.children(code)}
    there = below & {row["area_code"] for row in holdings.published}
    if not there:
        return []
    children = Term(f"coverage.children.{CHILD[level]}")
    return [problem("F-COVERAGE-054", there=len(there), all=len(below), children=children)]


def _other_periods(asked: Question, periods: Sequence[str]) -> list[Problem]:
    others = [period for period in periods if period != asked.period][:_PERIODS_SHOWN]
    return [problem("F-COVERAGE-053", periods=Listing(Month(period) for period in others))] if others else []
