"""What is asked of the counts, checked before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from semesta.coverage.counts.pipeline import By
from semesta.coverage.counts.rollup import NATION
from semesta.errors import refusal

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.row import Row

BASES = ("residence", "workplace", "unstated")
_FORMALITIES = ("formal", "informal")
_SEGMENT_ORDER = ("PU", "BPU", "JAKON", "PMI", *_FORMALITIES)


@dataclass(frozen=True)
class Question:
    """Period, place, split and choice of a coverage table."""

    period: str
    area: str | None
    level: str | None
    by: By | None
    basis: str | None
    definition: str | None
    latest: bool

    def in_time(self, table: ir.Table) -> ir.Table:
        """The rows of the period; with ``latest`` also those before it."""
        return table.filter(table.period <= self.period if self.latest else table.period == self.period)

    def in_place(self, table: ir.Table) -> ir.Table:
        """The rows of the area and everything below it."""
        if self.area is None or self.area == NATION:
            return table
        return table.filter((table.area_code == self.area) | table.area_code.startswith(f"{self.area}."))

    def is_chosen(self, basis: str | None, definition: str | None) -> bool:
        """Whether a row's basis and definition are those that were asked for."""
        return self.basis in {None, basis} and self.definition in {None, definition}


def question(
    *,
    period: str,
    area: str | None,
    level: str | None,
    by: str | None,
    basis: str | None,
    definition: str | None,
    latest: bool,
) -> Question:
    """The question, checked.

    Raises:
        SemestaError: E-IMPORT-002, not a month; E-AREA-001, no such area; E-COVERAGE-001, counts cannot be split so;
            E-COVERAGE-002, no such level; E-COVERAGE-003, no such basis.
    """
    from semesta import areas
    from semesta.registers.period import parse

    if by is not None and by not in get_args(By):
        raise refusal("E-COVERAGE-001", by=by)
    if level is not None and level not in areas.LEVELS:
        raise refusal("E-COVERAGE-002", level=level, levels=", ".join(areas.LEVELS))
    if basis is not None and basis not in BASES:
        raise refusal("E-COVERAGE-003", basis=basis, bases=", ".join(BASES))
    if area is not None:
        areas.get(area)
    return Question(str(parse(period)), area, level, cast("By | None", by), basis, definition, latest)


def order(row: Row) -> tuple[bool, str, str, str, int, str]:
    """How rows are sorted: the nation first, then by code, basis, definition and split."""
    place = _SEGMENT_ORDER.index(row.split) if row.split in _SEGMENT_ORDER else -1
    return (
        row.area_code != NATION,
        row.area_code,
        row.basis or "",
        row.definition or "",
        place,
        row.period,
    )
