"""What flags need to know beside a row: the other workforce figures and the targets of its area."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semesta.coverage.counts.stored import WHOLE
from semesta.coverage.wording import Listing, Month, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from semesta.coverage.counts.evidence import Evidence


@dataclass(frozen=True, slots=True)
class WorkforceFigure:
    """A number of workers of an area: what it counts, when, and by whose definition."""

    period: str
    definition: str
    segment: str
    people: int

    def name(self) -> Listing:
        """What the figure is called in a sentence."""
        whom = self.segment if self.segment.isupper() else Term(f"coverage.workers.{self.segment or 'all'}")
        return Listing((whom, self.definition, Month(self.period)))


@dataclass(frozen=True)
class Context:
    """Figures by area code; targets by area code, period and definition of the figure that they stand beside."""

    workforce: Mapping[str, Sequence[WorkforceFigure]] = field(default_factory=dict)
    targets: Mapping[tuple[str, str, str], Sequence[tuple[str, Decimal]]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()

    def definitions_beside(self, row: Evidence) -> list[str]:
        """The other definitions of workers in the row's area and month, sorted."""
        figures = self.workforce.get(row.area_code, ())
        names = {each.definition for each in figures if each.period == row.period}
        return sorted(names - {row.definition})

    def other_workers(self, row: Evidence) -> Iterator[tuple[Listing, int]]:
        """Other workforce figures of the row's area, those of its definition and month first."""
        figures = self.workforce.get(row.area_code, ())

        def distance(each: WorkforceFigure) -> tuple[bool, bool, bool, str, str]:
            return (
                each.definition != row.definition,
                each.period != row.period,
                each.segment not in {WHOLE, row.segment},
                each.period,
                each.segment,
            )

        for each in sorted(figures, key=distance):
            yield each.name(), each.people

    def targets_beside(self, row: Evidence) -> Sequence[tuple[str, Decimal]]:
        """Definition and ratio of every target that could stand beside the row."""
        return self.targets.get((row.area_code, row.period, row.definition), ())
