"""The remarks that a figure must not be shown without, each from its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.counts.flags_print import print_flags
from semesta.coverage.counts.flags_sums import sum_flags
from semesta.coverage.counts.flags_workers import worker_flags
from semesta.coverage.counts.stored import UNSTATED
from semesta.coverage.wording import Count, Listing, Pair, Percent
from semesta.errors import problem

if TYPE_CHECKING:
    from semesta.coverage.counts.context import Context
    from semesta.coverage.counts.evidence import Evidence
    from semesta.errors import Problem


def flags(row: Evidence, context: Context) -> tuple[Problem, ...]:
    """Every flag of a row, in the order of the columns: basis and definition, participants, workers, print, target."""
    return (
        *_stated(row),
        *sum_flags(row),
        *worker_flags(row, context),
        *print_flags(row, context),
        *_target(row, context),
    )


def _stated(row: Evidence) -> list[Problem]:
    found = []
    if not row.has_basis:
        found.append(problem("F-COVERAGE-001"))
    if not row.has_definition:
        found.append(problem("F-COVERAGE-002"))
    if row.people is None:
        found.append(problem("F-COVERAGE-051", segments=row.segments, people=Count(row.segments_sum or 0)))
    return found


def _target(row: Evidence, context: Context) -> list[Problem]:
    if row.target_definition is not None:
        if row.target_definition == row.definition:
            return []
        if row.target_definition == UNSTATED:
            return [problem("F-COVERAGE-042")]
        return [problem("F-COVERAGE-040", definition=row.definition, other=row.target_definition)]
    if not row.target_definitions:
        return []
    listed = Listing(
        Pair((Percent(target), definition)) for definition, target in context.targets_beside(row)
    )
    return [problem("F-COVERAGE-041", targets=listed)]
