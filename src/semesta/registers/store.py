"""The store: one Delta table per register, partitioned by period and batch, whose own log is the ledger of batches.

A batch and its entry in the ledger are one commit: either both are there or neither.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from semesta.engine import write_parquet
from semesta.errors import SemestaError, refusal
from semesta.registers import schema
from semesta.registers.batch import Batch

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis
    from deltalake import CommitProperties, DeltaTable, Schema
    from ibis.backends.duckdb import Backend

    from semesta.workspace import Workspace

PARTITIONS = ("period", "batch")
ENTRY = "semesta.batch"
UNDONE = "semesta.undone"
WHEN = "semesta.when"
#: The log is the ledger: it is never cleaned up.
CONFIGURATION = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
}


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
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        path = self.path(register)
        try:
            # A commit without content would count as one that did nothing: its batch would be gone without a word.
            if any(not commit.stat().st_size for commit in path.glob("_delta_log/*.json")):
                raise refusal("E-WORKSPACE-006", table=register, reason="_delta_log")
            if DeltaTable.is_deltatable(str(path)):
                return DeltaTable(str(path), version=version)
            lost = next(path.glob("*/*/*.parquet"), None)
        except (DeltaError, OSError, ValueError) as error:
            raise refusal("E-WORKSPACE-006", table=register, reason=_first_line(error)) from error
        if lost is not None:
            # The log is there before the first row is, so rows without a log are no beginning but a loss.
            raise refusal("E-WORKSPACE-006", table=register, reason="_delta_log")
        return None

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
            raise refusal("E-WORKSPACE-006", table=register, reason=_first_line(error)) from error
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
        import duckdb
        from deltalake import CommitProperties, DeltaTable
        from deltalake.exceptions import DeltaError

        names = {"period": batch.period, "batch": batch.batch}
        part = "/".join(f"{name}={value}" for name, value in names.items()) + "/part-00000.parquet"
        path = self.path(batch.register)
        properties = CommitProperties(custom_metadata={ENTRY: batch.dump()})
        try:
            table = self.table(batch.register) or DeltaTable.create(
                str(path),
                _delta_schema(batch.register),
                partition_by=list(PARTITIONS),
                configuration=CONFIGURATION,
            )
            (path / part).parent.mkdir(parents=True, exist_ok=True)
            write_parquet(con, rows, path / part)
            _commit(table, batch, path, part, names, properties)
        except (DeltaError, OSError, duckdb.IOException) as error:
            # What fails after the commit (the checkpoint that speeds up reading the log) must not cost the batch.
            if any(entry.batch == batch.batch for entry in self._ledger(batch.register)):
                return
            (path / part).unlink(missing_ok=True)
            raise refusal("E-WORKSPACE-005", path=self.workspace.path, reason=_first_line(error)) from error

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
            raise refusal("E-WORKSPACE-005", path=self.workspace.path, reason=_first_line(error)) from error
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

    def _ledger(self, register: str) -> list[Batch]:
        table = self.table(register)
        if table is None:
            return []
        entries: dict[str, Batch] = {}
        for commit in reversed(table.history()):
            if ENTRY in commit:
                entry = Batch.load(commit[ENTRY])
                entries[entry.batch] = dataclasses.replace(entry, version=_version(commit))
            elif UNDONE in commit:
                entries[commit[UNDONE]] = dataclasses.replace(entries[commit[UNDONE]], undone_at=commit[WHEN])
        return list(entries.values())


def _commit(
    table: DeltaTable,
    batch: Batch,
    path: Path,
    part: str,
    partition: Mapping[str, str],
    properties: CommitProperties,
) -> None:
    """Make a written Parquet file part of the table."""
    from deltalake.transaction import AddAction

    status = (path / part).stat()
    stats = json.dumps({"numRecords": batch.accepted})
    action = AddAction(
        part, status.st_size, partition, int(status.st_mtime * 1000), data_change=True, stats=stats
    )
    schema = _delta_schema(batch.register)
    table.create_write_transaction(
        [action], "append", schema, partition_by=list(PARTITIONS), commit_properties=properties
    )


def _delta_schema(register: str) -> Schema:
    from deltalake import Field, Schema
    from deltalake.schema import PrimitiveType

    names = {"string": "string", "int64": "long", "date": "date", "decimal(12, 8)": "decimal(12,8)"}
    return Schema([Field(name, PrimitiveType(names[kind])) for name, kind in _types(register).items()])


def _empty(con: Backend, types: Mapping[str, str]) -> ibis.Table:
    """A table of these columns without rows."""
    from semesta.engine import small_table

    nothing = small_table(con, "nothing", {"nothing": ("VARCHAR", ())})
    return nothing.select(**{name: nothing.nothing.cast(kind) for name, kind in types.items()})


def _files(table: DeltaTable, period: str | None = None) -> list[str]:
    """The table's files as paths: Delta speaks of them as addresses, in which a space is ``%20``."""
    from urllib.parse import unquote

    found = table.file_uris(file_pruning_predicate=[("period", "=", period)] if period else None)
    return sorted(unquote(address.removeprefix("file://")) for address in found)


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


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
