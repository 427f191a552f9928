"""Series of monthly figures from a few numbers, and the registers of counts from a few rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from semesta.coverage.trend import Point, Series
from semesta.engine import small_table
from semesta.registers.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

SHARE = "DECIMAL(12, 6)"
REGISTERS = {
    "participant_counts": {
        "area_code": "VARCHAR", "participants": "BIGINT", "segment": "VARCHAR", "basis": "VARCHAR",
        "definition": "VARCHAR", "source": "VARCHAR", "printed_coverage": SHARE, "period": "VARCHAR",
        "batch": "VARCHAR",
    },
    "workforce_counts": {
        "area_code": "VARCHAR", "workers": "BIGINT", "formality": "VARCHAR", "segment": "VARCHAR", "low": "BIGINT",
        "high": "BIGINT", "definition": "VARCHAR", "source": "VARCHAR", "period": "VARCHAR", "batch": "VARCHAR",
    },
    "targets": {
        "area_code": "VARCHAR", "coverage": SHARE, "definition": "VARCHAR", "source": "VARCHAR", "period": "VARCHAR",
        "batch": "VARCHAR",
    },
}  # fmt: skip
DEFAULTS = {"period": "2025-01", "batch": "b1", "definition": "ucj", "basis": "residence", "source": "report"}


class MakeSeries(Protocol):
    def __call__(
        self,
        participants: Sequence[int],
        workers: Sequence[int | None] | int | None = 1_000_000,
        *,
        months: Sequence[int] | None = None,
        low: float | None = None,
        high: float | None = None,
    ) -> Series: ...


def make_series(
    participants: Sequence[int],
    workers: Sequence[int | None] | int | None = 1_000_000,
    *,
    months: Sequence[int] | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Series:
    when = months or range(len(participants))
    eligible = [workers] * len(participants) if isinstance(workers, int) or workers is None else workers
    points = (
        Point(period=Period(2023, 1).shift(month), participants=count, workers=all_, low=low, high=high)
        for month, count, all_ in zip(when, participants, eligible, strict=True)
    )
    return Series(
        area_code="31",
        area_name="DKI Jakarta",
        level="province",
        basis="residence",
        definition="ucj",
        points=tuple(points),
    )


@pytest.fixture(scope="session")
def series_of() -> MakeSeries:
    """A series of one area from January 2023 on; ``months`` counts from there, where some are missing."""
    return make_series


class Register(Protocol):
    def __call__(self, name: str, rows: Iterable[Mapping[str, Any]]) -> ir.Table: ...


@pytest.fixture
def register(con: Backend) -> Register:
    """A register of counts as stored; ratios as stored too (0.66), what a row leaves out has a default."""

    def made(name: str, rows: Iterable[Mapping[str, Any]]) -> ir.Table:
        whole = [DEFAULTS | dict(row) for row in rows]
        columns = {
            column: (kind, [row.get(column) for row in whole]) for column, kind in REGISTERS[name].items()
        }
        return small_table(con, name, columns)

    return made
