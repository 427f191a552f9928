"""The records of a pair as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.reviewing.shape import Shown
from semesta.engine import records
from semesta.identity.gathering import HELD, KEYS
from semesta.registers.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ibis.backends.duckdb import Backend

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace


def fields_of_records(
    con: Backend, workspace: Workspace, period: str, entity: Entity, numbers: Mapping[str, int]
) -> dict[str, Shown]:
    """Each record (``register:key`` -> its number) with its fields; without them where its register has it no more."""
    found = {}
    for register, key in KEYS[entity].items():
        wanted = [each.partition(":")[2] for each in numbers if each.partition(":")[0] == register]
        if not wanted:
            continue
        table = Store(workspace).read(register, con, period)
        rows = table.filter(table[key].isin(wanted))
        columns = {field: _column(expression) for field, expression in HELD[register].items()}
        shown = rows.select(own_key=rows[key], **{field: rows[name] for field, name in columns.items()})
        for row in records(con, shown.order_by(ibis.asc("own_key"))):
            own = str(row.pop("own_key"))
            values = {field: None if value is None else str(value) for field, value in row.items()}
            found[f"{register}:{own}"] = Shown(
                f"{register}:{own}", register, own, values, numbers[f"{register}:{own}"]
            )
    for each, number in numbers.items():
        register, _, own = each.partition(":")
        found.setdefault(each, Shown(each, register, own, {}, number))
    return found


def _column(expression: str) -> str:
    """The column of ``HELD``, of which the birth date's is a cast in SQL."""
    return expression.removeprefix("CAST(").partition(" AS ")[0]
