"""Delta tables whose own log is a ledger: rows and the entry that tells of them are one commit, both there or neither."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from deltalake import DeltaTable, Schema

#: The log is the ledger: it is never cleaned up.
CONFIGURATION = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
}
DELTA_TYPES = {"string": "string", "int64": "long", "date": "date", "decimal(12, 8)": "decimal(12,8)"}


@dataclass(frozen=True)
class LedgeredTable:
    """One Delta table of a workspace (``registers/<name>``, ``results/<name>``).

    Its folder, its name for messages, its columns (name -> Ibis type) and what it is parted by.
    """

    path: Path
    name: str
    types: Mapping[str, str]
    partitions: tuple[str, ...]

    def open(self, version: int | None = None) -> DeltaTable | None:
        """The table as it is, or as it was at a version; None when nothing ever came in.

        Raises:
            SemestaError: E-WORKSPACE-006, the table is damaged.
        """
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        try:
            # A commit without content would count as one that did nothing: its entry would be gone without a word.
            if any(not commit.stat().st_size for commit in self.path.glob("_delta_log/*.json")):
                raise refusal("E-WORKSPACE-006", table=self.name, reason="_delta_log")
            if DeltaTable.is_deltatable(str(self.path)):
                return DeltaTable(str(self.path), version=version)
            lost = next(self.path.glob("*/" * len(self.partitions) + "*.parquet"), None)
        except (DeltaError, OSError, ValueError) as error:
            raise refusal("E-WORKSPACE-006", table=self.name, reason=first_line(error)) from error
        if lost is not None:
            # The log is there before the first row is, so rows without a log are no beginning but a loss.
            raise refusal("E-WORKSPACE-006", table=self.name, reason="_delta_log")
        return None

    def append(
        self,
        partition: Mapping[str, str],
        entry: Mapping[str, str],
        rows: int,
        write: Callable[[Path], None],
        is_there: Callable[[], bool],
    ) -> None:
        """Store one part and its entry in the ledger, in one commit.

        ``write`` makes the Parquet file itself; the commit makes it part of the table. A file whose commit never came
        belongs to nothing. The table itself is there before its first file is.

        Args:
            partition: the part's value of each of ``partitions``.
            entry: what the commit remembers.
            rows: how many the file has.
            write: writes the file.
            is_there: whether the entry stands in the ledger.

        Raises:
            SemestaError: E-WORKSPACE-005, the disk is full or not writable; nothing is stored.
        """
        import duckdb
        from deltalake import CommitProperties, DeltaTable
        from deltalake.exceptions import DeltaError

        part = "/".join(f"{name}={value}" for name, value in partition.items()) + "/part-00000.parquet"
        file = self.path / part
        properties = CommitProperties(custom_metadata=dict(entry))
        try:
            table = self.open() or DeltaTable.create(
                str(self.path),
                self._schema(),
                partition_by=list(self.partitions),
                configuration=CONFIGURATION,
            )
            file.parent.mkdir(parents=True, exist_ok=True)
            write(file)
            table.create_write_transaction(
                [_action(file, part, partition, rows)],
                "append",
                self._schema(),
                partition_by=list(self.partitions),
                commit_properties=properties,
            )
        except (DeltaError, OSError, duckdb.IOException) as error:
            # What fails after the commit (the checkpoint that speeds up reading the log) must not cost the rows.
            if is_there():
                return
            with suppress(OSError):
                file.unlink(missing_ok=True)
            raise refusal(
                "E-WORKSPACE-005", path=self.path.parent.parent, reason=first_line(error)
            ) from error

    def history(self) -> list[dict[str, Any]]:
        """The commits, the first one first.

        Raises:
            SemestaError: E-WORKSPACE-006, the table is damaged.
        """
        table = self.open()
        return [] if table is None else list(reversed(table.history()))

    def _schema(self) -> Schema:
        from deltalake import Field, Schema
        from deltalake.schema import PrimitiveType

        return Schema([Field(name, PrimitiveType(DELTA_TYPES[kind])) for name, kind in self.types.items()])


def files(table: DeltaTable, *only: tuple[str, str, str]) -> list[str]:
    """The table's files as paths: Delta speaks of them as addresses, in which a space is ``%20``.

    Args:
        table: as opened.
        only: of these partitions, ``("period", "=", "2025-12")``.
    """
    found: Sequence[str] = table.file_uris(file_pruning_predicate=list(only) or None)
    return sorted(unquote(address.removeprefix("file://")) for address in found)


def first_line(error: BaseException) -> str:
    """What an error says, without its details."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _action(file: Path, part: str, partition: Mapping[str, str], rows: int) -> Any:
    from deltalake.transaction import AddAction

    status = file.stat()
    stats = json.dumps({"numRecords": rows})
    return AddAction(
        part, status.st_size, partition, int(status.st_mtime * 1000), data_change=True, stats=stats
    )
