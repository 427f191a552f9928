"""What to know about a whole table of a run: who was counted once, who may be doubted, who is in no area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta.coverage.wording import Count
from semesta.errors import problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.coverage.runs.asking import Question
    from semesta.coverage.runs.run import Run
    from semesta.errors import Problem


def notes(run: Run, area: Mapping[str, Any] | None, asked: Question) -> tuple[Problem, ...]:
    """The notes of a table.

    Args:
        run: whose.
        area: the stored row of the area that was asked for; None when it has none.
        asked: the question.
    """
    found = []
    if area is not None and area["several"]:
        found.append(problem("W-PERSONS-001", people=Count(area["several"])))
    if (
        area is not None
        and area["unlinked"]
        and asked.basis == "residence"
        and run.rules["denominator"] != "counts"
    ):
        code = "W-PERSONS-002" if run.rules["numerator"] == "all" else "W-PERSONS-003"
        found.append(problem(code, people=Count(area["unlinked"])))
    if asked.basis == "residence" and run.outside:
        found.append(problem("W-PERSONS-004", people=Count(run.outside)))
    if asked.basis == "residence" and run.nowhere:
        found.append(problem("W-PERSONS-005", people=Count(run.nowhere)))
    if asked.by == "segment":
        found.append(problem("W-PERSONS-006"))
    if asked.basis == "workplace" and asked.level in {"district", "village"}:
        found.append(problem("W-PERSONS-007"))
    return tuple(found)
