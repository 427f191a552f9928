"""Results between two steps, kept in the engine: short queries are planned sooner than one long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.engine import keep

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend


def kept(con: SQLBackend, name: str, step: ir.Table) -> ir.Table:
    """Run a step and keep its result in the connection, under a name of ours; replaced by the next of that name."""
    return keep(con, f"coverage_{name}", step)
