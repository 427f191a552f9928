"""Amounts, counts and shares: dotted thousands, decimal commas, ``Rp``, percent signs. Money is whole rupiah."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import replace_pattern
from semesta.registers.checks.reading import Check, Reading, is_scientific

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

DOTTED = r"^[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$"
ENGLISH = r"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$"
SPACED = r"^[+-]?[0-9]{1,3}([\s\x{a0}][0-9]{3})+([.,][0-9]+)?$"
PLAIN = r"^[+-]?[0-9]+([.,][0-9]+)?$"
#: Whole millions as statistics programs write them (``5e+06``); with a fraction, a spreadsheet dropped digits.
SCIENTIFIC = r"^[0-9]+[Ee]\+[0-9]{1,2}$"
CURRENCY = r"^(?i)(rp|idr)[.:]?[\s\x{a0}]*|[\s\x{a0}]*[.,]-+$"
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
    """A decile (1 to 10) or a JKK risk group (1 to 5); half a group is none."""
    code, highest = ("E-IMPORT-118", 10) if column.kind == "decile" else ("E-IMPORT-119", 5)

    def checks(text: ir.StringValue, value: ir.IntegerValue) -> tuple[Check, ...]:
        return (*_readable(column, text, value), Check(code, column.name, ~value.between(1, highest)))

    number = _decimal(text)
    return Reading((number == number.round(0)).ifelse(number, ibis.null(NUMBER)).try_cast("int64"), checks)


def read_share(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A percentage as a ratio: ``51,39``, ``51.39 %`` and (where the whole column is so) ``0.5139`` are 0.5139.

    A share has no thousands: the one point or comma of ``51.390`` is the decimal one.
    """
    bare = replace_pattern(text, r"[\s\x{a0}]*%$", "", "")
    number = bare.re_search(PLAIN).ifelse(bare.replace(",", "."), ibis.null("string")).try_cast(NUMBER)
    is_ratio = ~text.contains("%") if column.name in context.ratio_columns else ibis.literal(False)
    value = is_ratio.ifelse(number, number / 100).try_cast(SHARE)
    return Reading(value, lambda text, value: _form(column, text, value))


def _form(column: Column, text: ir.StringValue, value: ir.NumericValue) -> tuple[Check, ...]:
    """A number that cannot be read, and one below zero."""
    return (*_readable(column, text, value), Check("E-IMPORT-109", column.name, value < 0))


def _readable(column: Column, text: ir.StringValue, value: ir.NumericValue) -> tuple[Check, ...]:
    """A number that cannot be read, one of them because a spreadsheet shortened it (``5,44E+06``)."""
    unread = text.notnull() & value.isnull()
    shortened = is_scientific(unread.ifelse(text, ibis.null("string"))).fill_null(False)
    return (
        Check("E-IMPORT-103", column.name, shortened),
        Check("E-IMPORT-108", column.name, unread & ~shortened),
    )


def _whole(text: ir.StringValue) -> ir.IntegerValue:
    """A whole number; NULL when the text is none."""
    plain = text.re_search("^[0-9]{1,15}$")
    nothing = ibis.null("string")
    fast = plain.ifelse(text, nothing).try_cast("int64")
    return ibis.coalesce(fast, _decimal(plain.ifelse(nothing, text)).round(0).try_cast("int64"))


def _decimal(text: ir.StringValue) -> ir.DecimalValue:
    """The number that a text writes in Indonesian, English or plain form, else NULL."""
    bare = replace_pattern(text, CURRENCY, "", "g")
    plain = ibis.cases(
        (bare.re_search(DOTTED), bare.replace(".", "").replace(",", ".")),
        (bare.re_search(ENGLISH), bare.replace(",", "")),
        (bare.re_search(SPACED), replace_pattern(bare, r"[\s\x{a0}]", "", "g").replace(",", ".")),
        (bare.re_search(PLAIN) | bare.re_search(SCIENTIFIC), bare.replace(",", ".")),
    )
    return plain.try_cast(NUMBER)
