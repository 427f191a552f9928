"""Where runs are kept: one Delta table, a part for each run, whose own log tells what each run was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.persons.figures import COLUMNS, KEYS
from semesta.coverage.runs.run import Run
from semesta.engine import read_parquet, write_parquet
from semesta.errors import refusal
from semesta.storage import LedgeredTable, files, first_line

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.workspace import Workspace

ENTRY = "semesta.run"
NAME = "coverage"
TYPES = {
    **{name: "string" if name in KEYS else "int64" for name in COLUMNS},
    "run": "string",
}
ORDER = ("basis", "area_code", "by", "value")
"""How the rows of a run are sorted in its file, so that the same rows are the same bytes."""


@dataclass(frozen=True)
class Results:
    """The stored runs of a workspace."""

    workspace: Workspace

    @property
    def ledgered(self) -> LedgeredTable:
        """The table of results."""
        return LedgeredTable(self.workspace.path / "results" / NAME, NAME, TYPES, ("run",))

    def runs(self) -> list[Run]:
        """All runs in the order in which they were made.

        Raises:
            SemestaError: E-WORKSPACE-006, the table is damaged.
        """
        return [Run.load(commit[ENTRY]) for commit in self.ledgered.history() if ENTRY in commit]

    def find(self, run: str) -> Run | None:
        """The run of that number, in capitals or not; None when there is none."""
        return next((each for each in self.runs() if each.run.lower() == run.strip().lower()), None)

    def get(self, run: str) -> Run:
        """The run of that number.

        Raises:
            SemestaError: E-RUNS-001, there is none.
        """
        found = self.find(run)
        if found is None:
            raise refusal("E-RUNS-001", run=run, runs=", ".join(each.run for each in self.runs()[-5:]) or "-")
        return found

    def append(self, con: SQLBackend, run: Run, rows: ir.Table) -> None:
        """Keep a run's rows and its entry, in one commit.

        Args:
            con: the engine.
            run: the entry.
            rows: ``figures.COLUMNS``.

        Raises:
            SemestaError: E-WORKSPACE-005, the disk is full or not writable; nothing is kept.
        """
        ordered = rows.select(*COLUMNS).order_by(list(ORDER))
        self.ledgered.append(
            {"run": run.run},
            {ENTRY: run.dump()},
            run.rows,
            lambda file: write_parquet(con, ordered, file),
            lambda: self.find(run.run) is not None,
        )

    def paths(self, run: str) -> list[str]:
        """The Parquet files of a run, which never change: rows sorted by basis, area, dimension and value.

        Raises:
            SemestaError: E-RUNS-001, there is no such run; E-WORKSPACE-006, the table is damaged.
        """
        found = self.get(run)
        stored = self.ledgered.open()
        paths = [] if stored is None else files(stored, ("run", "=", found.run))
        if not paths:
            raise refusal("E-WORKSPACE-006", table=NAME, reason=found.run)
        return paths

    def read(self, con: SQLBackend, run: str) -> ir.Table:
        """The rows of a run: ``figures.COLUMNS``.

        Raises:
            SemestaError: as ``paths``.
        """
        import duckdb

        try:
            return read_parquet(con, self.paths(run)).select(*COLUMNS)
        except duckdb.Error as error:
            raise refusal("E-WORKSPACE-006", table=NAME, reason=first_line(error)) from error
