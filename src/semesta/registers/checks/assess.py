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
    "village": places.read_place,
    "area": places.read_place,
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
    hold: Callable[[str, ibis.Table], ibis.Table] = lambda _, table: table,
) -> Assessment:
    """Type and check every row, in three named steps: cleaned, typed, assessed.

    Codes of places stay as they are written: ``lead_places`` leads them to the present ones. No step changes the order
    of the rows, so that a file's rows keep their numbers however many threads read them.

    Args:
        raw: ``sheet``, ``row``, ``total`` and a text column for each name in ``given``.
        register: whose columns and rules.
        given: the register columns that the file has; the others become NULL.
        context: period and settings.
        hold: keeps a step under its name (a view), so that the engine works each value out once.
    """
    columns = [register.column(name) for name in given]
    cleaned = hold(
        "cleaned", raw.select("sheet", "row", "total", **{name: clean(raw[name]) for name in given})
    )
    readings = {column.name: _read(column, cleaned, context) for column in columns}
    typed = hold(
        "typed",
        cleaned.select(
            "sheet",
            "row",
            "total",
            **{name: reading.value for name, reading in readings.items()},
            **{f"{name}__text": cleaned[name] for name in given},
        ),
    )
    checks = [Check("E-IMPORT-101", c.name, typed[f"{c.name}__text"].isnull()) for c in columns if c.required]
    for column in columns:
        checks += readings[column.name].checks(typed[f"{column.name}__text"], typed[column.name])
    checks += _related(typed, set(given))
    rejecting = [check for check in checks if check.rejects]
    warning = [check for check in checks if not check.rejects]
    values = {
        column.name: typed[column.name] if column.name in given else ibis.null(_type(column))
        for column in register.columns
    }
    table = typed.select("sheet", "row", "total", **values, errors=_bits(rejecting), warnings=_bits(warning))
    return Assessment(hold("assessed", table), _named(rejecting), _named(warning))


def lead_places(
    assessment: Assessment, register: Register, given: Sequence[str], books: Mapping[str, ibis.Table]
) -> Assessment:
    """Lead the codes of places to the present ones: an unknown code is rejected, a changed or re-used one warned of.

    Args:
        assessment: as ``assess`` made it (its table may have been stored in between).
        register: whose columns.
        given: the register columns that the file has.
        books: for each place column a codebook table (code, present, moved, reused), codes unique.
    """
    table = assessment.table
    checks: list[Check] = []
    present = {}
    for name in given:
        if register.column(name).kind not in PLACES:
            continue
        prefix = f"{name}__"
        book = books[name].rename(lambda column, prefix=prefix: prefix + column)
        table = table.left_join(book, table[name] == book[prefix + "code"])
        checks += places.check_place(name, table[name], table[prefix + "present"], table[prefix + "moved"],
                                     table[prefix + "reused"])  # fmt: skip
        present[name] = prefix + "present"
    if not checks:
        return assessment
    rejecting = [check for check in checks if check.rejects]
    warning = [check for check in checks if not check.rejects]
    changed = {
        **{name: table[column] for name, column in present.items()},
        "errors": table["errors"] + _bits(rejecting, len(assessment.rejecting)),
        "warnings": table["warnings"] + _bits(warning, len(assessment.warning)),
    }
    names = assessment.table.columns
    return Assessment(
        table.select(**{name: changed.get(name, table[name]) for name in names}),
        (*assessment.rejecting, *_named(rejecting)),
        (*assessment.warning, *_named(warning)),
    )


def _named(checks: Sequence[Check]) -> tuple[tuple[str, str | None], ...]:
    return tuple((check.code, check.column) for check in checks)


def stored_type(column: Column) -> str:
    """The type in which a column is stored."""
    return _type(column)


def _read(column: Column, table: ibis.Table, context: Context) -> Reading:
    return READERS[column.kind](column, table[column.name], context)


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


def _bits(checks: Sequence[Check], start: int = 0) -> ir.IntegerValue:
    """One number whose bit n says whether the rule n is broken (unknown counts as kept)."""
    zero = ibis.literal(0, "int64")
    flags = [
        check.bad.fill_null(False).ifelse(ibis.literal(1 << (start + place), "int64"), zero)
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
