"""What is known of an area: the figures that may be chosen, and the tables of the chosen one, read from stored results."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from semesta import areas
from semesta.coverage.runs import Question
from semesta.coverage.runs.totals import latest_of_each_month
from semesta.errors import refusal
from semesta.web.dashboard import counted
from semesta.web.dashboard.published import published
from semesta.web.dashboard.suppression import Shown, shown

if TYPE_CHECKING:
    from semesta.areas import Level
    from semesta.coverage import Row
    from semesta.coverage.runs import Run
    from semesta.errors import Problem

PARTIAL, SYNTHETIC = "F-PERSONS-003", "F-PERSONS-010"


@dataclass(frozen=True)
class Figure:
    """One figure of an area: published, or computed person by person by a run."""

    row: Row
    run: Run | None = None

    @property
    def kind(self) -> Literal["computed", "published"]:
        """Which of the two."""
        return "published" if self.run is None else "computed"

    @property
    def key(self) -> str:
        """How addresses name it."""
        if self.run is not None:
            return self.run.run
        return f"{self.row.period}_{self.row.basis}_{self.row.definition or ''}"

    @property
    def is_synthetic(self) -> bool:
        """Whether it is of people who do not exist."""
        return SYNTHETIC in self.row.codes

    @property
    def rank(self) -> tuple[bool, bool, str, bool]:
        """The best one has the highest: known as a percentage, of the whole area, new, computed."""
        return (
            self.row.coverage is not None,
            PARTIAL not in self.row.codes,
            self.row.period,
            self.run is not None,
        )


@dataclass(frozen=True)
class Table:
    """Rows that the public may see, and what to know about them."""

    rows: list[Shown]
    by: str | None = None
    notes: tuple[Problem, ...] = field(default=())


def figures_of(area: str) -> list[Figure]:
    """The figures of an area, the best one first; none when nothing is known."""
    level = areas.get(area).level
    found = []
    for run in latest_of_each_month(counted.runs()):
        rows = counted.result(run, Question(area, level, basis=run.rules["basis"])).rows
        found += [Figure(row, run) for row in rows if row.participants is not None]
    found += [Figure(row) for row in published(area, level, None)]
    return sorted(found, key=lambda each: each.rank, reverse=True)


def chosen(found: list[Figure], key: str | None, area: str) -> Figure | None:
    """The figure that an address names, else the best one.

    Raises:
        SemestaError: E-RUNS-001, there is no such figure.
    """
    if key is None:
        return found[0] if found else None
    match = next((each for each in found if each.key == key), None)
    if match is None:
        raise refusal("E-RUNS-001", run=key[:60], runs=", ".join(each.key for each in found) or area)
    return match


def table(figure: Figure, area: str, level: Level | None = None, by: str | None = None) -> Table:
    """The rows of a figure.

    Args:
        figure: which.
        area: with its children, or its areas of ``level``.
        level: of the rows.
        by: the split; None for the areas as a whole.
    """
    basis, definition = figure.row.basis, figure.row.definition
    if figure.run is not None:
        result = counted.result(figure.run, Question(area, level, by, basis or "residence"))
        return Table(shown(result.rows, figure.run, by), by, result.notes)
    rows = published(area, level, by, figure.row.period)
    return Table([Shown(row) for row in rows if (row.basis, row.definition) == (basis, definition)], by)


def best_of_each(area: str, level: Level) -> list[Shown]:
    """Of each area of a level its best figure, whatever its month, basis and definition: for a list, not for a map."""
    found: dict[str, list[Figure]] = {}
    for row in published(area, level, None):
        found.setdefault(row.area_code, []).append(Figure(row))
    for run in latest_of_each_month(counted.runs()):
        for row in counted.result(run, Question(area, level, basis=run.rules["basis"])).rows:
            if row.participants is not None:
                found.setdefault(row.area_code, []).append(Figure(row, run))
    return [headline(max(own, key=lambda each: each.rank)) for _, own in sorted(found.items())]


def headline(figure: Figure) -> Shown:
    """The figure itself as the public sees it."""
    return Shown(figure.row) if figure.run is None else shown([figure.row], figure.run, None)[0]
