"""Small register tables, as the store keeps them, and the question that every test asks of them."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from semesta.coverage import Result, figures, from_counts
from semesta.engine import connect, small_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

SCHEMAS = {
    "participant_counts": {
        "area_code": "VARCHAR",
        "participants": "BIGINT",
        "segment": "VARCHAR",
        "basis": "VARCHAR",
        "definition": "VARCHAR",
        "source": "VARCHAR",
        "printed_coverage": "DECIMAL(12, 6)",
        "period": "VARCHAR",
        "batch": "VARCHAR",
    },
    "workforce_counts": {
        "area_code": "VARCHAR",
        "workers": "BIGINT",
        "formality": "VARCHAR",
        "segment": "VARCHAR",
        "low": "BIGINT",
        "high": "BIGINT",
        "definition": "VARCHAR",
        "source": "VARCHAR",
        "period": "VARCHAR",
        "batch": "VARCHAR",
    },
    "targets": {
        "area_code": "VARCHAR",
        "coverage": "DECIMAL(12, 6)",
        "definition": "VARCHAR",
        "source": "VARCHAR",
        "period": "VARCHAR",
        "batch": "VARCHAR",
    },
}
DEFAULTS = {"period": "2025-07", "batch": "b1", "definition": "ucj", "basis": "residence", "source": "report"}


class Ask(Protocol):
    def __call__(
        self,
        participants: Iterable[Mapping[str, Any]] = (),
        workforce: Iterable[Mapping[str, Any]] = (),
        targets: Iterable[Mapping[str, Any]] = (),
        **question: Any,
    ) -> Result: ...


class AskPublished(Protocol):
    def __call__(self, period: str, **question: Any) -> Result: ...


class Table(Protocol):
    def __call__(self, register: str, rows: Iterable[Mapping[str, Any]], name: str = "") -> ir.Table: ...


@pytest.fixture(scope="session")
def con(tmp_path_factory: pytest.TempPathFactory) -> Backend:
    return connect(tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="session")
def table(con: Backend) -> Table:
    """A register's table; percentages are given as printed (51.39), the rest as stored."""

    def made(register: str, rows: Iterable[Mapping[str, Any]], name: str = "") -> ir.Table:
        complete = [
            {column: row.get(column, DEFAULTS.get(column)) for column in SCHEMAS[register]} for row in rows
        ]
        for row in complete:
            for column in ("printed_coverage", "coverage"):
                if row.get(column) is not None:
                    row[column] = Decimal(str(row[column])) / 100
        columns = {
            column: (kind, [row[column] for row in complete]) for column, kind in SCHEMAS[register].items()
        }
        return small_table(con, name or register, columns)

    return made


@pytest.fixture(scope="session")
def ask(table: Table) -> Ask:
    """Coverage from a few rows; whatever is left out has a default, the period is 2025-07."""

    def asking(
        participants: Iterable[Mapping[str, Any]] = (),
        workforce: Iterable[Mapping[str, Any]] = (),
        targets: Iterable[Mapping[str, Any]] = (),
        **question: Any,
    ) -> Result:
        return from_counts(
            table("participant_counts", participants),
            table("workforce_counts", workforce),
            table("targets", targets),
            **({"period": "2025-07"} | question),
        )

    return asking


@pytest.fixture(scope="session")
def ask_published(table: Table) -> AskPublished:
    """Coverage from the figures that ship, read as the import reads them."""
    rows: dict[str, list[dict[str, Any]]] = {register: [] for register in SCHEMAS}
    for file in figures.files():
        with file.path.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                known: dict[str, Any] = {name: value or None for name, value in line.items()}
                for name in ("participants", "workers", "low", "high"):
                    if known.get(name) is not None:
                        known[name] = int(known[name])
                rows[file.register].append(known | {"period": file.period, "batch": file.period})
    tables = [table(register, rows[register], f"shipped_{register}") for register in SCHEMAS]

    @cache
    def asking(period: str, **question: Any) -> Result:
        return from_counts(*tables, period=period, **question)

    return asking
