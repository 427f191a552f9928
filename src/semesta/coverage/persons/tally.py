"""Who is counted in no area: said beside the figures, so that nobody disappears without a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.engine import records

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.steps import Steps


@dataclass(frozen=True)
class Tally:
    """Covered people who are in no workers register: how many live outside its area, and how many nobody knows where."""

    outside: int = 0
    nowhere: int = 0


def total(steps: Steps, counted: ir.Table) -> int:
    """The people of a table with ``people``."""
    found = records(steps.con, counted.agg(people=counted.people.sum()))[0]["people"]
    return int(found or 0)
