"""Flags on the workers that stand under a figure: whose they are, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.counts.flags_sums import workers_against_children
from semesta.coverage.counts.stored import WHOLE
from semesta.coverage.wording import Count, Listing, Month, Percent, Printed
from semesta.errors import problem

if TYPE_CHECKING:
    from semesta.coverage.counts.context import Context
    from semesta.coverage.counts.evidence import Evidence
    from semesta.errors import Problem

DERIVED = ("derived", "turunan")
"""How the source of a denominator begins that was computed from the percentage itself."""


def worker_flags(row: Evidence, context: Context) -> list[Problem]:
    """What to know about the denominator of a row."""
    if row.people is None:
        return []
    if row.workers is None:
        return [_missing(row, context)]
    if row.workers == 0:
        return [problem("F-COVERAGE-008")]
    return [*_whose(row), *_which(row), *workers_against_children(row), *_size(row.people, row.workers)]


def is_derived(row: Evidence) -> bool:
    """Whether the workers were computed from the printed percentage."""
    return (row.workers_source or "").lower().startswith(DERIVED)


def _missing(row: Evidence, context: Context) -> Problem:
    if row.other_definitions > 1:
        return problem(
            "F-COVERAGE-004",
            definition=row.definition,
            definitions=Listing(context.definitions_beside(row)),
        )
    if row.other_bases:
        return problem("F-COVERAGE-007", definitions=Listing(context.definitions_beside(row)))
    if row.definition in context.without:
        return problem("F-COVERAGE-015", definition=row.definition)
    if row.printed is not None:
        return problem("F-COVERAGE-006", printed=Printed(row.printed.normalize()))
    return problem("F-COVERAGE-005", definition=row.definition)


def _whose(row: Evidence) -> list[Problem]:
    found = []
    if row.workers_definition != row.definition:
        found.append(problem("F-COVERAGE-003", definition=row.definition, other=row.workers_definition))
    if row.workers_period is not None and row.workers_period != row.period:
        found.append(problem("F-COVERAGE-009", period=Month(row.workers_period)))
    if is_derived(row):
        found.append(problem("F-COVERAGE-013"))
    return found


def _which(row: Evidence) -> list[Problem]:
    """A part of the participants over all workers, or over workers of other segments."""
    if not row.is_whole and row.workers_segment == WHOLE:
        return [problem("F-COVERAGE-010", segment=row.segment)]
    if row.segment in {"PU", "JAKON"} and row.workers_segment == "formal" and _has_both(row):
        return [problem("F-COVERAGE-011", segment=row.segment)]
    counted, workers = row.segments or "", row.workers_parts or ""
    if row.is_whole and "BPU" in workers and counted and counted != workers:
        return [
            problem("F-COVERAGE-012", segments=counted.replace("+", ", "), workers=workers.replace("+", ", "))
        ]
    return []


def _has_both(row: Evidence) -> bool:
    return {"PU", "JAKON"} <= set((row.segments or "").split("+"))


def _size(people: int, workers: int) -> list[Problem]:
    if people <= workers:
        return []
    return [problem("F-COVERAGE-014", coverage=Percent(people / workers), people=Count(people - workers))]
