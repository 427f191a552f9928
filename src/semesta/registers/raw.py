"""The text cells of all sheets of an import, in register columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from semesta.registers.schema import Register
    from semesta.registers.source import Bare, Sheet

TOTALS = r"^\s*((GRAND|SUB)[\s-]?)?(TOTAL|JUMLAH|JML)(\s+(TOTAL|KESELURUHAN|SELURUHNYA|SEMUA))?[\s:.]*$"
FIRST_CELLS = 3


def given_columns(sheets: Sequence[Sheet], register: Register) -> list[str]:
    """The register columns that at least one sheet has, in the register's order."""
    found = {name for sheet in sheets for name in sheet.positions}
    return [column.name for column in register.columns if column.name in found]


def raw_rows(sheets: Sequence[Sheet], register: Register) -> ibis.Table:
    """One table of all sheets: sheet (its place in the list), row, total, and a text column per given column.

    A single plain file comes in its own order and without row numbers (``Sheet.bare``).

    ``total`` marks rows of totals: a first cell TOTAL or JUMLAH, and a column of the key that says nothing else.
    """
    given = given_columns(sheets, register)
    required = {column.name for column in register.required if column.name in register.key}
    if len(sheets) == 1:
        return _rows(0, sheets[0], given, required, sheets[0].bare)
    return ibis.union(*[_rows(index, sheet, given, required) for index, sheet in enumerate(sheets)])


def _rows(
    index: int, sheet: Sheet, given: Sequence[str], required: set[str], bare: Bare | None = None
) -> ibis.Table:
    table = sheet.table if bare is None else bare.table
    cells = {
        name: table[f"c{sheet.positions[name]}"] if name in sheet.positions else ibis.null("string")
        for name in given
    }
    first = ibis.coalesce(*[table[f"c{place}"] for place in range(min(FIRST_CELLS, len(sheet.labels)))])
    named = first.upper().re_search(TOTALS)
    own = [
        table[f"c{place}"].fill_null("").isin(["", "-"]) | (table[f"c{place}"] == first)
        for name, place in sheet.positions.items()
        if name in required
    ]
    empty = ibis.or_(*own) if own else ibis.literal(False)
    return table.select(
        sheet=ibis.literal(index, "int32"),
        row=table.row if bare is None else ibis.null("int64"),
        total=(named & empty).fill_null(False),
        **cells,
    )
