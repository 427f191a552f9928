"""The printed percentage, computed again: a flag with the reason that fits when it differs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from semesta.coverage.counts.flags_workers import is_derived
from semesta.coverage.counts.misprint import TOLERANCE, explain
from semesta.coverage.wording import Count, Percent, Points, Printed
from semesta.errors import problem

if TYPE_CHECKING:
    from semesta.coverage.counts.context import Context
    from semesta.coverage.counts.evidence import Evidence
    from semesta.coverage.counts.misprint import Misprint
    from semesta.errors import Problem

CODES = {
    "percent_rounded": "F-COVERAGE-030",
    "workers_rounded": "F-COVERAGE-031",
    "participants_rounded": "F-COVERAGE-032",
    "workers_swapped": "F-COVERAGE-033",
    "participants_swapped": "F-COVERAGE-034",
    "percent_swapped": "F-COVERAGE-035",
    "other_workers": "F-COVERAGE-036",
    "unexplained": "F-COVERAGE-037",
}

_KNOWN_DIGITS = 4


def differs(row: Evidence) -> bool:
    """Whether the row's printed percentage is more than 0.05 points from its own numbers."""
    numbers = _numbers(row)
    if numbers is None:
        return False
    printed, people, workers = numbers
    return abs(Fraction(printed) - Fraction(people, workers)) > TOLERANCE


def print_flags(row: Evidence, context: Context) -> list[Problem]:
    """One flag when the print differs from participants / workers, none otherwise."""
    numbers = _numbers(row)
    found = explain(*numbers, context.other_workers(row)) if numbers else None
    if numbers is None or found is None:
        return []
    printed, people, workers = numbers
    recomputed = Decimal(found.recomputed.numerator) / found.recomputed.denominator
    implies_nothing = found.reason == "unexplained" and found.meant is None
    return [
        problem(
            "F-COVERAGE-038" if implies_nothing else CODES[found.reason],
            printed=Printed(printed),
            recomputed=Percent(recomputed),
            difference=Points(printed - recomputed),
            participants=Count(people),
            workers=Count(workers),
            meant=Count(_meant(found)),
            percent=Printed(found.percent or 0),
            other=found.other or "",
        )
    ]


def _numbers(row: Evidence) -> tuple[Decimal, int, int] | None:
    """The printed ratio, the participants and the workers, when they can be compared at all."""
    if row.printed is None or row.people is None or not row.workers or is_derived(row):
        return None
    return row.printed.normalize(), row.people, row.workers


def _meant(found: Misprint) -> int:
    """The count that the print points to; to four digits when it is derived, as the print does not tell more."""
    if found.meant is None:
        return 0
    if found.reason not in {"workers_rounded", "participants_rounded", "unexplained"}:
        return found.meant
    return round(found.meant, min(0, _KNOWN_DIGITS - len(str(found.meant))))
