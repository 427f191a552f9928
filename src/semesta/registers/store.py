"""The store: one Delta table per register, partitioned by period and batch, whose own log is the ledger of batches.

A batch and its entry in the ledger are one commit: either both are there or neither.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from semesta.engine import write_parquet
from semesta.errors import SemestaError, refusal
from semesta.registers import schema
from semesta.registers.batch import Batch
from semesta.storage import LedgeredTable, files, first_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis
    from deltalake import DeltaTable
    from ibis.backends.duckdb import Backend

    from semesta.workspace import Workspace

PARTITIONS = ("period", "batch")
ENTRY = "semesta.batch"
UNDONE = "semesta.undone"
WHEN = "semesta.when"


@dataclass(frozen=True)
class Store:
    """The registers of one workspace."""

    workspace: Workspace

    def path(self, register: str) -> Path:
        """The folder of a register's table."""
        return self.workspace.registers / register

    def table(self, register: str, version: int | None = None) -> DeltaTable | None:
        """The register's Delta table, None when nothing ever came in.

        Raises:
            SemestaError: E-WORKSPACE-006, the table is damaged.
        """
        return self._ledgered(register).open(version)

    def version(self, register: str) -> int | None:
        """The present version of a register's table, None when nothing ever came in."""
        table = self.table(register)
        return None if table is None else table.version()

    def read(
        self, register: str, con: Backend, period: str | None = None, version: int | None = None
    ) -> ibis.Table:
        """A register's columns with ``row``, ``period`` and ``batch``; no rows when nothing came in.

        Args:
            register: its name.
            con: the engine.
            period: only that month.
            version: as the table was then.

        Raises:
            SemestaError: E-WORKSPACE-006, the table is damaged.
        """
        import duckdb

        table = self.table(register, version)
        files = [] if table is None else _files(table, period)
        types = _types(register)
        if not files:
            return _empty(con, types)
        try:
            read = con.read_parquet([_literally(file) for file in files], hive_partitioning=True)
        except duckdb.Error as error:
            raise refusal("E-WORKSPACE-006", table=register, reason=first_line(error)) from error
        return read.select(**{name: read[name].cast(kind) for name, kind in types.items()})

    def append(self, batch: Batch, con: Backend, rows: ibis.Table) -> None:
        """Store the rows of a batch and its entry in the ledger, in one commit.

        The engine writes the Parquet file itself, on all cores; the commit makes it part of the table. A file whose
        commit never came belongs to nothing. The table itself is there before its first file is.

        Args:
            batch: the entry.
            con: the engine.
            rows: the register's columns and ``row``, as an expression of the engine.

        Raises:
            SemestaError: E-WORKSPACE-005, the disk is full or not writable; nothing is stored.
        """
        self._ledgered(batch.register).append(
            {"period": batch.period, "batch": batch.batch},
            {ENTRY: batch.dump()},
            batch.accepted,
            lambda file: write_parquet(con, rows, file),
            lambda: any(entry.batch == batch.batch for entry in self._ledger(batch.register)),
        )

    def batches(self) -> list[Batch]:
        """All batches, also undone ones, in the order in which they came in.

        Raises:
            SemestaError: E-WORKSPACE-006, a table is damaged.
        """
        found = (batch for name in schema.NAMES for batch in self._ledger(name))
        return sorted(found, key=lambda each: (len(each.batch), each.batch))

    def numbers(self) -> list[str]:
        """Every batch number that a folder of rows bears, also those of imports that never came to their commit."""
        return [folder.name.partition("=")[2] for folder in self.workspace.registers.glob("*/*/batch=*")]

    def undo(self, batch: str, when: str) -> Batch:
        """Take a batch back. Its rows are gone from the table; older versions of the table keep them.

        Raises:
            SemestaError: E-IMPORT-008, there is no such batch; E-IMPORT-009, it was taken back before;
                E-WORKSPACE-005, nothing can be written.
        """
        from deltalake import CommitProperties
        from deltalake.exceptions import DeltaError

        entries = {entry.batch: entry for entry in self.batches()}
        found = entries.get(batch) or entries.get(batch.upper())
        if found is None:
            raise refusal("E-IMPORT-008", batch=batch, batches=", ".join(list(entries)[-5:]) or "-")
        if found.undone_at is not None:
            raise refusal("E-IMPORT-009", batch=found.batch, when=found.undone_at)
        table = self.table(found.register)
        if table is None:  # pragma: no cover - its entry was just read from this table
            raise refusal("E-IMPORT-008", batch=batch, batches="-")
        try:
            table.delete(
                f"batch = '{found.batch}'",
                commit_properties=CommitProperties(custom_metadata={UNDONE: found.batch, WHEN: when}),
            )
        except (DeltaError, OSError) as error:
            raise refusal("E-WORKSPACE-005", path=self.workspace.path, reason=first_line(error)) from error
        return dataclasses.replace(found, undone_at=when)

    def check(self) -> list[SemestaError]:
        """What is wrong with the tables, for ``semesta doctor``."""
        wrong = []
        for name in schema.NAMES:
            try:
                table = self.table(name)
                missing = [] if table is None else [file for file in _files(table) if not Path(file).exists()]
            except SemestaError as error:
                wrong.append(error)
                continue
            if missing:
                wrong.append(
                    refusal("E-WORKSPACE-006", table=name, reason=f"{len(missing)} files are missing")
                )
        return wrong

    def _ledgered(self, register: str) -> LedgeredTable:
        return LedgeredTable(self.path(register), register, _types(register), PARTITIONS)

    def _ledger(self, register: str) -> list[Batch]:
        entries: dict[str, Batch] = {}
        for commit in self._ledgered(register).history():
            if ENTRY in commit:
                entry = Batch.load(commit[ENTRY])
                entries[entry.batch] = dataclasses.replace(entry, version=_version(commit))
            elif UNDONE in commit:
                entries[commit[UNDONE]] = dataclasses.replace(entries[commit[UNDONE]], undone_at=commit[WHEN])
        return list(entries.values())


def _empty(con: Backend, types: Mapping[str, str]) -> ibis.Table:
    """A table of these columns without rows."""
    from semesta.engine import small_table

    nothing = small_table(con, "nothing", {"nothing": ("VARCHAR", ())})
    return nothing.select(**{name: nothing.nothing.cast(kind) for name, kind in types.items()})


def _files(table: DeltaTable, period: str | None = None) -> list[str]:
    return files(table, ("period", "=", period)) if period else files(table)


def _literally(path: str) -> str:
    """A path in which the engine sees no pattern over several files."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


def _types(register: str) -> dict[str, str]:
    from semesta.registers.checks.assess import stored_type

    columns = schema.get(register).columns
    return {
        **{column.name: stored_type(column) for column in columns},
        "row": "int64",
        "period": "string",
        "batch": "string",
    }


def _version(commit: dict[str, Any]) -> int:
    return int(commit["version"])
