"""Targets beside the figures of a run, by the rules of the published ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.aims import candidates_for, with_targets
from semesta.coverage.counts import stored as ready
from semesta.coverage.counts.stored import UNSTATED
from semesta.coverage.wording import Listing, Pair, Percent
from semesta.engine import records, small_table
from semesta.errors import problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.coverage.runs.run import Run
    from semesta.errors import Problem


@dataclass(frozen=True)
class Beside:
    """A target (ratio 0 to 1) and the remark that it must not be shown without."""

    target: Decimal | None
    flag: Problem | None


def aims_beside(con: SQLBackend, run: Run, targets: ir.Table, codes: Collection[str]) -> dict[str, Beside]:
    """The target of each area that has one.

    Args:
        con: the engine.
        run: whose month and definition.
        targets: the register as stored.
        codes: the areas of the table.
    """
    known = ready.targets(targets)
    there = {row["area_code"] for row in records(con, known.select("area_code").distinct())} & set(codes)
    if not there:
        return {}
    names = sorted(there)
    figures = small_table(
        con,
        "run_figures",
        {
            "area_code": ("VARCHAR", names),
            "period": ("VARCHAR", [run.period] * len(names)),
            "definition": ("VARCHAR", [run.definition] * len(names)),
        },
    )
    found = {}
    others: dict[str, list[tuple[str, Decimal]]] = {}
    for row in records(con, candidates_for(figures, known)):
        others.setdefault(row["area_code"], []).append((row["target_definition"], row["target"]))
    for row in records(con, with_targets(figures, known)):
        flag = _flag(run, row["target_definition"], sorted(others.get(row["area_code"], [])))
        found[row["area_code"]] = Beside(row["target"], flag)
    return found


def _flag(run: Run, definition: str | None, candidates: list[tuple[str, Decimal]]) -> Problem | None:
    if definition == run.definition or not candidates:
        return None
    if definition is None:
        listed = Listing(Pair((Percent(target), name)) for name, target in candidates)
        return problem("F-COVERAGE-041", targets=listed)
    if definition == UNSTATED:
        return problem("F-COVERAGE-042")
    return problem("F-COVERAGE-040", definition=run.definition, other=definition)
