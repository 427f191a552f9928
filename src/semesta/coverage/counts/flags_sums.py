"""Flags on how participants were added up, and on sums that differ from what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.counts.rollup import CHILD
from semesta.coverage.counts.rounding import may_stand_for
from semesta.coverage.wording import Count, Percent, Term
from semesta.errors import problem

if TYPE_CHECKING:
    from semesta.coverage.counts.evidence import Evidence
    from semesta.errors import Problem


def sum_flags(row: Evidence) -> list[Problem]:
    """What to know about a total of segments and about a parent of children."""
    found = []
    if row.people is not None and "+" in row.parts:
        found.append(problem("F-COVERAGE-020", segments=row.parts.replace("+", ", ")))
    if row.segment in {"formal", "informal"} and row.migrants:
        found.append(problem("F-COVERAGE-028", people=Count(row.migrants)))
    if row.people is not None and row.origin != "children":
        found += _against_segments(row, row.people)
        found += _against_children(row, row.people)
    return found


def _against_segments(row: Evidence, people: int) -> list[Problem]:
    """A published total beside its own segments."""
    known = row.is_whole and row.origin == "published" and "+" in (row.segments or "")
    if not known or row.segments_sum is None or row.segments_sum == people:
        return []
    is_rounding = may_stand_for(people, row.segments_sum, _slack(row.segments_units))
    return [
        problem(
            "F-COVERAGE-022" if is_rounding else "F-COVERAGE-021",
            segments=(row.segments or "").replace("+", ", "),
            sum=Count(row.segments_sum),
            total=Count(people),
            difference=Count(abs(people - row.segments_sum)),
        )
    ]


def _against_children(row: Evidence, people: int) -> list[Problem]:
    """A figure of an area beside the figures of its children."""
    if row.children_there is None or row.children_all is None or row.children_sum is None:
        return []
    children = Term(f"coverage.children.{CHILD.get(row.level or '', 'village')}")
    if row.children_there < row.children_all:
        missing = row.children_all - row.children_there
        return [problem("F-COVERAGE-025", missing=missing, all=row.children_all, children=children)]
    if row.children_sum == people:
        return []
    is_rounding = may_stand_for(people, row.children_sum, _slack(row.children_units))
    return [
        problem(
            "F-COVERAGE-024" if is_rounding else "F-COVERAGE-023",
            children=children,
            all=row.children_all,
            sum=Count(row.children_sum),
            total=Count(people),
            difference=Count(abs(people - row.children_sum)),
            share=Percent(abs(people - row.children_sum) / row.children_sum if row.children_sum else 0),
        )
    ]


def workers_against_children(row: Evidence) -> list[Problem]:
    """A published number of workers beside the complete numbers of its children."""
    total, children_sum = row.workers, row.workers_children_sum
    if row.workers_origin == "children" or total is None or not children_sum:
        return []
    if row.workers_children_there != row.workers_children_all:
        return []
    if may_stand_for(total, children_sum, _slack(row.workers_children_units)):
        return []
    return [
        problem(
            "F-COVERAGE-026",
            children=Term(f"coverage.children.{CHILD.get(row.level or '', 'village')}"),
            all=row.workers_children_all,
            sum=Count(children_sum),
            total=Count(total),
            difference=Count(abs(total - children_sum)),
            share=Percent(abs(total - children_sum) / children_sum),
        )
    ]


def _slack(units: int | None) -> int:
    """How far a sum of rounded figures may be off: half a step for each; nothing when they show no rounding."""
    return (units or 0) // 2
