"""What published counts say of the workers of each area: the denominator, or what the register is raked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.areas import LEVELS
from semesta.coverage.counts import stored
from semesta.coverage.counts.pipeline import denominators
from semesta.coverage.counts.places import tree_down_to
from semesta.coverage.counts.shape import shape_of
from semesta.engine import records
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

WHOLE = ""


@dataclass(frozen=True)
class Figure:
    """A number of workers with its bounds and its source; the bounds are the number itself where none are given."""

    people: int
    low: int
    high: int
    source: str | None


@dataclass(frozen=True)
class Survey:
    """Workers by area and formality ("" for all), counted by one definition."""

    definition: str
    figures: Mapping[tuple[str, str], Figure]

    def of(self, area_code: str, formality: str = WHOLE) -> Figure | None:
        """The figure of an area, None when there is none."""
        return self.figures.get((area_code, formality))


def survey(con: SQLBackend, workforce_counts: ir.Table, period: str, definition: str | None) -> Survey:
    """The workforce counts of a month, added up to parents of which all children are there.

    Args:
        con: the engine.
        workforce_counts: as stored.
        period: the month.
        definition: which to take, where there are several.

    Raises:
        SemestaError: E-PERSONS-004, there are none; E-PERSONS-005, there are several and none was chosen.
    """
    of_month = workforce_counts.filter(workforce_counts.period == period)
    figures = stored.workforce(of_month)
    rows = records(con, figures)
    names = sorted({row["definition"] for row in rows})
    if not names or (definition is not None and definition not in names):
        raise refusal(
            "E-PERSONS-004", period=period, definition=definition or "-", definitions=", ".join(names) or "-"
        )
    if definition is None and len(names) > 1:
        raise refusal("E-PERSONS-005", period=period, definitions=", ".join(names))
    chosen = definition or names[0]
    shape = shape_of([row for row in rows if row["definition"] == chosen])
    tree = tree_down_to(con, max(shape.lowest, "province", key=LEVELS.index))
    summed = denominators(figures.filter(figures.definition == chosen), tree, shape)
    return Survey(chosen, {(row["area_code"], row["segment"]): _figure(row) for row in records(con, summed)})


def _figure(row: Mapping[str, object]) -> Figure:
    people = int(str(row["people"]))
    low, high = (people if row[name] is None else int(str(row[name])) for name in ("low", "high"))
    source = row["source"]
    return Figure(people, low, high, None if source is None else str(source))
