"""The targets of the register, by area."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from semesta.coverage.counts import stored as ready
from semesta.coverage.trend.target import Target, due
from semesta.registers.period import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def stored_targets(con: Backend, targets: ir.Table) -> Mapping[str, Sequence[Target]]:
    """All targets of each area, by date.

    Args:
        con: the engine.
        targets: the register as stored: area_code, coverage (ratio 0 to 1), definition, source, period, batch.
    """
    from semesta.engine import records

    found = defaultdict(list)
    for row in records(con, ready.targets(targets).order_by("area_code", "period", "definition")):
        found[row["area_code"]].append(Target(row["target"], due(parse(row["period"])), row["definition"]))
    return found
