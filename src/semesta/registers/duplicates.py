"""The same key twice: within the files of one import, and against the period's other batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.schema import Register

WITHIN = "E-IMPORT-122"
AGAINST = "E-IMPORT-123"
SHEET_STEP = 1 << 40


def position(table: ibis.Table) -> ir.IntegerValue:
    """A row's place among all rows of an import."""
    return table["sheet"].cast("int64") * SHEET_STEP + table["row"]


def join_position(sheet: int, row: int) -> int:
    """The ``position`` of a row."""
    return sheet * SHEET_STEP + row


def split_position(place: int) -> tuple[int, int]:
    """Sheet and row of a ``position``."""
    return divmod(place, SHEET_STEP)


def find_duplicates(rows: ibis.Table, stored: ibis.Table, register: Register) -> ibis.Table:
    """Rows whose key came before: sheet, row, code, other (the first row's ``position``, or the batch), as text.

    The first row with a key counts, later ones are duplicates; a key that is stored already makes all its rows
    duplicates. Rows without a whole key are left to the check of required columns.

    Args:
        rows: typed rows (sheet, row and the key columns).
        stored: the period's rows in the store (key columns and batch).
        register: whose key.
    """
    required = [name for name in register.key if register.column(name).required]
    named = rows.filter([rows[name].notnull() for name in required])
    keyed = named.select("sheet", "row", place=position(named), **_key(named, register))
    names = [f"key_{name}" for name in register.key]
    firsts = keyed.group_by(names).agg(first=keyed.place.min(), times=keyed.count()).filter(ibis._.times > 1)
    later = keyed.inner_join(firsts, names)
    later = later.filter(later.place > later.first).select(
        "sheet", "row", code=ibis.literal(WITHIN), other=later.first.cast("string")
    )
    known = stored.select("batch", **_key(stored, register)).group_by(names).agg(batch=ibis._.batch.min())
    again = keyed.inner_join(known, names).select(
        "sheet", "row", code=ibis.literal(AGAINST), other=ibis._.batch
    )
    return later.anti_join(again, ["sheet", "row"]).union(again)


def _key(table: ibis.Table, register: Register) -> dict[str, ir.StringValue]:
    """The key as text, an empty text where an optional part is missing."""
    return {f"key_{name}": table[name].cast("string").fill_null("") for name in register.key}
