"""The tree of areas as a table of the engine, only as deep as there are figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta import areas
from semesta.engine import small_table

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.areas import Level

_COLUMNS = ("code", "name", "level", "parent_code")


def tree_down_to(con: SQLBackend, level: Level) -> ir.Table:
    """The areas from the nation down to a level: ``code, name, level, parent_code``."""
    found = areas.tree(level)
    columns = {name: ("VARCHAR", [getattr(area, name) for area in found]) for name in _COLUMNS}
    return small_table(con, "coverage_areas", columns)
