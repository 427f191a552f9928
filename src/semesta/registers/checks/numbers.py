"""Amounts, counts and shares: dotted thousands, decimal commas, ``Rp``, percent signs. Money is whole rupiah."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import replace_pattern
from semesta.registers.checks.reading import Check, Reading

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

DOTTED = r"^[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$"
ENGLISH = r"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$"
PLAIN = r"^[+-]?[0-9]+([.,][0-9]+)?$"
SCIENTIFIC = r"^[0-9]([.,][0-9]+)?[Ee]\+[0-9]{1,2}$"
HIGHEST_WAGE = 10_000_000_000
NUMBER = "decimal(38, 8)"
SHARE = "decimal(12, 8)"


def read_money(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """Whole rupiah; parts of a rupiah are rounded to the nearest."""
    return Reading(_whole(text), lambda text, value: _form(column, text, value))


def read_count(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A count of people or of workers."""
    return Reading(_whole(text), lambda text, value: _form(column, text, value))


def read_wage(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A monthly wage; what looks like a yearly one, or like thousands, is warned of."""
    settings = context.settings

    def checks(text: ir.StringValue, wage: ir.IntegerValue) -> tuple[Check, ...]:
        return (
            *_form(column, text, wage),
            Check("E-IMPORT-110", column.name, wage > HIGHEST_WAGE),
            Check("W-IMPORT-220", column.name, wage.between(settings.wage_high, HIGHEST_WAGE)),
            Check("W-IMPORT-221", column.name, (wage >= 0) & (wage < settings.wage_low)),
        )

    return Reading(_whole(text), checks)


def read_small(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A decile (1 to 10) or a JKK risk group (1 to 5)."""
    code, highest = ("E-IMPORT-118", 10) if column.kind == "decile" else ("E-IMPORT-119", 5)

    def checks(text: ir.StringValue, value: ir.IntegerValue) -> tuple[Check, ...]:
        return (_form(column, text, value)[0], Check(code, column.name, ~value.between(1, highest)))

    return Reading(_whole(text), checks)


def read_share(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A percentage as a ratio: ``51,39``, ``51.39 %`` and (where the whole column is so) ``0.5139`` are 0.5139."""
    number = _decimal(replace_pattern(text, r"\s*%$", "", ""))
    is_ratio = ~text.contains("%") if column.name in context.ratio_columns else ibis.literal(False)
    value = is_ratio.ifelse(number, number / 100).cast(SHARE)
    return Reading(value, lambda text, value: _form(column, text, value))


def _form(column: Column, text: ir.StringValue, value: ir.NumericValue) -> tuple[Check, ...]:
    """A number that cannot be read, and one below zero."""
    return (
        Check("E-IMPORT-108", column.name, text.notnull() & value.isnull()),
        Check("E-IMPORT-109", column.name, value < 0),
    )


def _whole(text: ir.StringValue) -> ir.IntegerValue:
    """A whole number; NULL when the text is none."""
    plain = text.re_search("^[0-9]{1,15}$")
    nothing = ibis.null("string")
    fast = plain.ifelse(text, nothing).try_cast("int64")
    return ibis.coalesce(fast, _decimal(plain.ifelse(nothing, text)).round(0).try_cast("int64"))


def _decimal(text: ir.StringValue) -> ir.DecimalValue:
    """The number that a text writes in Indonesian, English or plain form, else NULL."""
    bare = replace_pattern(text, r"^(?i)(rp|idr)\.?\s*|\s|,-$", "", "g")
    plain = ibis.cases(
        (bare.re_search(DOTTED), bare.replace(".", "").replace(",", ".")),
        (bare.re_search(ENGLISH), bare.replace(",", "")),
        (bare.re_search(PLAIN) | bare.re_search(SCIENTIFIC), bare.replace(",", ".")),
    )
    return plain.try_cast(NUMBER)
