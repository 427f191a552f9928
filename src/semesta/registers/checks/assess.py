"""All checks of one register as one expression: typed columns and, for each row, which rules it breaks."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks import choices, dates, identity, numbers, places, texts
from semesta.registers.checks.reading import Check, Context, Reading, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ibis.expr import types as ir

    from semesta.registers.schema import Column, Kind, Register

READERS: dict[Kind, Callable[[Column, ir.StringValue, Context], Reading]] = {
    "text": texts.read_text,
    "name": texts.read_name,
    "identifier": texts.read_identifier,
    "kpj": texts.read_kpj,
    "nik": identity.read_nik,
    "nib": texts.read_nib,
    "npwp": texts.read_npwp,
    "section": places.read_section,
    "kbli": places.read_kbli,
    "date": dates.read_date,
    "birth_date": dates.read_birth_date,
    "month": dates.read_month,
    "money": numbers.read_money,
    "wage": numbers.read_wage,
    "count": numbers.read_count,
    "share": numbers.read_share,
    "decile": numbers.read_small,
    "jkk_group": numbers.read_small,
    "choice": choices.read_choice,
    "programmes": choices.read_programmes,
}
PLACES = ("village", "area")


@dataclass(frozen=True)
class Assessment:
    """``table`` has sheet, row, total (a row of totals, no data), the register's typed columns, ``errors`` and ``warnings`` (bit n: rule n is broken).

    ``rejecting`` and ``warning`` name the rules of the bits, as (code, column).
    """

    table: ibis.Table
    rejecting: tuple[tuple[str, str | None], ...]
    warning: tuple[tuple[str, str | None], ...]


def assess(
    raw: ibis.Table,
    register: Register,
    given: Sequence[str],
    context: Context,
    books: Mapping[str, ibis.Table],
    hold: Callable[[str, ibis.Table], ibis.Table] = lambda _, table: table,
) -> Assessment:
    """Type and check every row, in four named steps: cleaned, read, judged, assessed.

    Args:
        raw: ``sheet``, ``row``, ``total`` and a text column for each name in ``given``.
        register: whose columns and rules.
        given: the register columns that the file has; the others become NULL.
        context: period and settings.
        books: for each place column a codebook table (code, present, moved, reused), codes unique.
        hold: keeps a step under its name (a view), so that the engine works each value out once.
    """
    columns = [register.column(name) for name in given]
    cleaned = hold("cleaned", raw.select("sheet", "row", "total", **{name: clean(raw[name]) for name in given}))
    placed = _with_books(cleaned, columns, books)
    readings = {column.name: _read(column, placed, context) for column in columns}
    typed = hold(
        "typed",
        placed.select(
            "sheet",
            "row",
            "total",
            **{name: reading.value for name, reading in readings.items()},
            **{f"{name}__text": placed[name] for name in given},
            **{name: placed[name] for name in placed.columns if name.endswith(("__moved", "__reused"))},
        ),
    )
    checks = [Check("E-IMPORT-101", c.name, typed[f"{c.name}__text"].isnull()) for c in columns if c.required]
    for column in columns:
        reading = _read(column, typed, context) if column.kind in PLACES else readings[column.name]
        checks += reading.checks(typed[f"{column.name}__text"], typed[column.name])
    checks += _related(typed, set(given))
    rejecting = [check for check in checks if check.rejects]
    warning = [check for check in checks if not check.rejects]
    values = {
        column.name: typed[column.name] if column.name in given else ibis.null(_type(column))
        for column in register.columns
    }
    table = typed.select("sheet", "row", "total", **values, errors=_bits(rejecting), warnings=_bits(warning))
    return Assessment(
        hold("assessed", table),
        tuple((check.code, check.column) for check in rejecting),
        tuple((check.code, check.column) for check in warning),
    )


def stored_type(column: Column) -> str:
    """The type in which a column is stored."""
    return _type(column)


def _read(column: Column, table: ibis.Table, context: Context) -> Reading:
    if column.kind in PLACES:
        prefix = f"{column.name}__"
        present = table[prefix + "present"] if prefix + "present" in table.columns else table[column.name]
        return places.read_place(column, places.Book(present, table[prefix + "moved"], table[prefix + "reused"]))
    return READERS[column.kind](column, table[column.name], context)


def _with_books(table: ibis.Table, columns: Sequence[Column], books: Mapping[str, ibis.Table]) -> ibis.Table:
    for column in columns:
        if column.kind not in PLACES:
            continue
        prefix = f"{column.name}__"
        book = books[column.name].rename(lambda name, prefix=prefix: prefix + name)
        table = table.left_join(book, table[column.name] == book[prefix + "code"])
    return table


def _related(table: ibis.Table, given: set[str]) -> list[Check]:
    """Rules between columns of one row."""
    checks: list[Check] = []
    if "nik" in given:
        birth = table["birth_date"] if "birth_date" in given else None
        sex = table["sex"] if "sex" in given else None
        checks += identity.compare(table["nik"], birth, sex)
    if {"segment", "programmes"} <= given:
        checks += choices.fit_segment(table["segment"], table["programmes"])
    for name, outside in (("low", operator.gt), ("high", operator.lt)):
        if name in given:
            checks.append(Check("E-IMPORT-120", name, outside(table[name], table["workers"])))
    if "basis" in given:
        checks.append(Check("W-IMPORT-240", "basis", table["basis"].isnull()))
    return checks


def _bits(checks: Sequence[Check]) -> ir.IntegerValue:
    """One number whose bit n says whether the rule n is broken (unknown counts as kept)."""
    zero = ibis.literal(0, "int64")
    flags = [
        check.bad.fill_null(False).ifelse(ibis.literal(1 << place, "int64"), zero)
        for place, check in enumerate(checks)
    ]
    return reduce(lambda left, right: left + right, flags, zero)


def _type(column: Column) -> str:
    match column.kind:
        case "date" | "birth_date":
            return "date"
        case "money" | "wage" | "count" | "decile" | "jkk_group":
            return "int64"
        case "share":
            return "decimal(12, 8)"
        case _:
            return "string"
