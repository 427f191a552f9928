"""One compared figure with everything that is known about it, as Python values: what flags are made of."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from semesta.coverage.counts.stored import UNSTATED, WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A row of ``pipeline.compared``; the columns are explained there and in the steps it names."""

    area_code: str
    area_name: str | None
    level: str | None
    period: str
    basis: str
    definition: str
    segment: str
    people: int | None
    printed: Decimal | None
    source: str | None
    origin: str
    parts: str
    children_there: int | None
    children_all: int | None
    children_sum: int | None
    children_units: int | None
    segments: str | None
    segments_sum: int | None
    segments_units: int | None
    migrants: int | None
    workers: int | None
    workers_low: int | None
    workers_high: int | None
    workers_source: str | None
    workers_origin: str | None
    workers_parts: str | None
    workers_segment: str | None
    workers_period: str | None
    workers_definition: str | None
    workers_children_there: int | None
    workers_children_all: int | None
    workers_children_sum: int | None
    workers_children_units: int | None
    other_definitions: int
    other_bases: int
    target: Decimal | None
    target_definition: str | None
    target_definitions: int | None

    @property
    def is_whole(self) -> bool:
        """Whether the row counts all segments."""
        return self.segment == WHOLE

    @property
    def has_basis(self) -> bool:
        """Whether the source says where people are counted."""
        return self.basis != UNSTATED

    @property
    def has_definition(self) -> bool:
        """Whether the source says what it counts."""
        return self.definition != UNSTATED


NAMES = tuple(field.name for field in fields(Evidence))


def evidence(record: Mapping[str, Any]) -> Evidence:
    """The evidence of one record; columns that no flag needs are left out."""
    return Evidence(**{name: record[name] for name in NAMES})
