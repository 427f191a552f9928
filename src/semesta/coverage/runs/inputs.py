"""What a run reads: the registers of one month, and the versions in which they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.persons import Registers
from semesta.coverage.runs.run import Reading
from semesta.engine import is_spark, read_parquet, small_table
from semesta.errors import refusal
from semesta.registers.checks.assess import stored_type
from semesta.registers.schema import get
from semesta.registers.store import Store
from semesta.storage import files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.definition import Definition
    from semesta.registers.batch import Batch
    from semesta.workspace import Workspace

PERSONS = ("participants", "workers", "employers")
COUNTS = "workforce_counts"
AREAS_SHOWN = 6


@dataclass(frozen=True)
class Ledger:
    """The batches of every register that are not taken back."""

    batches: Sequence[Batch]

    def periods(self, register: str) -> list[str]:
        """The months of a register, the latest first."""
        return sorted({each.period for each in self.batches if each.register == register}, reverse=True)

    def of(self, register: str, period: str) -> tuple[str, ...]:
        """The batches of a register's month."""
        return tuple(
            sorted(each.batch for each in self.batches if (each.register, each.period) == (register, period))
        )

    def sources(self, versions: Mapping[str, Reading]) -> tuple[str, ...]:
        """Where the batches that a run reads were said to come from, each source once."""
        read = {batch for reading in versions.values() for batch in reading.batches}
        return tuple(sorted({each.source for each in self.batches if each.batch in read and each.source}))


def ledger(workspace: Workspace) -> Ledger:
    """What came in and was not taken back.

    Raises:
        SemestaError: E-WORKSPACE-006, a register's table is damaged.
    """
    return Ledger([each for each in Store(workspace).batches() if each.undone_at is None])


def names_read(definition: Definition) -> tuple[str, ...]:
    """The registers that a definition looks at."""
    return PERSONS if definition.denominator == "register" else (*PERSONS, COUNTS)


def readings(workspace: Workspace, known: Ledger, period: str, definition: Definition) -> dict[str, Reading]:
    """The present version of each register that a run of the definition reads, with its batches of the month."""
    store = Store(workspace)
    return {name: Reading(store.version(name), known.of(name, period)) for name in names_read(definition)}


def check(
    known: Ledger, period: str, definition: Definition, areas_of_counts: Callable[[], Sequence[str]]
) -> None:
    """Refuse a month of which a register is missing.

    Args:
        known: what came in.
        period: the month.
        definition: what it needs.
        areas_of_counts: tells the areas with workforce counts of the month, asked only for the message.

    Raises:
        SemestaError: E-PERSONS-001, no workers register; E-PERSONS-002, no participants; E-PERSONS-004, no counts.
    """
    needs_workers = definition.denominator != "counts" or definition.numerator == "matched"
    if not known.of("participants", period):
        raise refusal("E-PERSONS-002", period=period, periods=_listed(known.periods("participants")))
    if needs_workers and not known.of("workers", period):
        areas = areas_of_counts()
        shown = ", ".join(areas[:AREAS_SHOWN]) + (" ..." if len(areas) > AREAS_SHOWN else "")
        raise refusal(
            "E-PERSONS-001", period=period, periods=_listed(known.periods("workers")), counts=shown or "-"
        )


def registers(
    con: SQLBackend, workspace: Workspace, period: str, versions: Mapping[str, Reading]
) -> Registers:
    """The registers of persons of a month, as they stood at the versions.

    Raises:
        SemestaError: E-WORKSPACE-006, a table is damaged.
    """
    return Registers(*(table(con, workspace, name, period, versions[name].version) for name in PERSONS))


def table(con: SQLBackend, workspace: Workspace, name: str, period: str, version: int | None) -> ir.Table:
    """A register of a month at a version, on either engine."""
    store = Store(workspace)
    if not is_spark(con):
        return store.read(name, con, period, version)
    types = {column.name: stored_type(column) for column in get(name).columns}
    types |= {"row": "int64", "period": "string", "batch": "string"}
    stored = store.table(name, version)
    found = [] if stored is None else files(stored, ("period", "=", period))
    if not found:
        nothing = small_table(con, "nothing", {"nothing": ("VARCHAR", ())})
        return nothing.select(**{column: nothing.nothing.cast(kind) for column, kind in types.items()})
    read = read_parquet(con, found)
    return read.select(**{column: read[column].cast(kind) for column, kind in types.items()})


def _listed(periods: Sequence[str]) -> str:
    return ", ".join(periods[:12]) or "-"
