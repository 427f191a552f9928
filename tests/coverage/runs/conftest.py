"""A workspace whose registers come straight into the store, without files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from semesta.registers.batch import Batch
from semesta.registers.store import Store
from tests.coverage.persons.world import ANCOL, CIDENG, PERIOD, counts, employer, member, rows_of, worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ibis.backends.duckdb import Backend

    from semesta.workspace import Workspace

WORKERS = [
    worker(1),
    worker(2, village_code=CIDENG),
    worker(3, village_code=ANCOL, name="=SUM(A1)", occupation="@penjahit", decile=3),
    worker(4, village_code=ANCOL, nik=None, sex="female"),
    worker(5, village_code=ANCOL, public_servant="yes"),
    worker(6, village_code=CIDENG, of=7),
]
MEMBERS = [
    member(1, npp="N1"),
    member(2, of=1, segment="BPU"),
    member(8, segment="BPU"),
    member(9, village_code="32.75.01.1001"),
]


class PutRows(Protocol):
    def __call__(self, register: str, lines: Sequence[dict[str, Any]], period: str = PERIOD) -> Batch: ...


@pytest.fixture
def put(workspace: Workspace, con: Backend) -> PutRows:
    """Store lines as the next batch of a register."""
    number = 0

    def run(register: str, lines: Sequence[dict[str, Any]], period: str = PERIOD) -> Batch:
        nonlocal number
        number += 1
        batch = Batch(
            batch=f"B{number:04d}", register=register, period=period, rows=len(lines), accepted=len(lines), warnings=0,
            rejected=0, files=("a.csv",), sha256=(str(number) * 64,), imported_at="2026-01-02T03:04:05+00:00",
            program="0.1.0",
        )  # fmt: skip
        table = rows_of(register, lines).on(con)
        Store(workspace).append(batch, con, table.drop("period", "batch"))
        return batch

    return run


@pytest.fixture
def office(workspace: Workspace, put: PutRows) -> Workspace:
    """A workspace with small registers of December 2025 (batches B0001 to B0003)."""
    put("participants", MEMBERS)
    put("workers", WORKERS)
    put("employers", [employer("N1", "31.74")])
    return workspace


@pytest.fixture
def with_counts(office: Workspace, put: PutRows) -> Workspace:
    """The same with workforce counts of two regencies, and definitions that ask for them."""
    put("workforce_counts", [counts("31.71", 10, low=8, high=12), counts("31.72", 20)])
    rules = '\n[definitions.counts]\ndenominator = "counts"\n[definitions.raked]\ndenominator = "raked"\nnumerator = "matched"\n'
    with office.settings_file.open("a", encoding="utf-8") as file:
        file.write(rules)
    return office
