"""Named steps between registers and result: kept where several steps look at one, and remembered with their SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semesta.engine import is_spark, keep, keep_in, records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend


@dataclass(frozen=True)
class Step:
    """One step as it was run: its name and its expression."""

    name: str
    table: ir.Table

    def sql(self, con: SQLBackend) -> str:
        """The step in the SQL of an engine."""
        return str(con.compile(self.table, pretty=True))


@dataclass
class Steps:
    """The steps of one computation on one engine.

    ``progress`` is told the name of each step that is kept, before it is run.
    """

    con: SQLBackend
    scratch: Path
    done: list[Step] = field(default_factory=list)
    progress: Callable[[str], None] = lambda _: None

    def keep(self, name: str, table: ir.Table, *, is_long: bool = False) -> ir.Table:
        """Run a step and keep its rows under its name: a long step, and each on Spark, in files of the scratch folder."""
        self.progress(name)
        self.done.append(Step(name, table))
        if is_long or is_spark(self.con):
            return keep_in(self.con, name, table, self.scratch)
        return keep(self.con, name, table)

    def is_empty(self, table: ir.Table) -> bool:
        """Whether a table has no rows."""
        return not records(self.con, table.limit(1))
