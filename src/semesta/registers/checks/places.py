"""Places: codes of villages and areas, led to the present ones, and lines of business."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import translate_characters
from semesta.registers.checks.reading import Check, Reading, is_digits
from semesta.registers.checks.texts import without_fraction

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

SECTIONS = tuple("ABCDEFGHIJKLMNOPQRSTUV")
KBLI_DIGITS = range(2, 6)


def read_place(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A code as it is written (``3171011001.0`` as ``3171011001``); a codebook leads it to the present one later."""
    del column
    return Reading(without_fraction(text))


def check_place(
    column: str,
    text: ir.StringValue,
    present: ir.StringValue,
    moved: ir.BooleanValue,
    reused: ir.BooleanValue,
) -> tuple[Check, ...]:
    """What the codebook (see ``codebook.py``) says of a written code: unknown, led to another, or re-used."""
    return (
        Check("E-IMPORT-116", column, text.notnull() & present.isnull()),
        Check("W-IMPORT-210", column, moved),
        Check("W-IMPORT-211", column, reused),
    )


def read_section(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """The letter of a KBLI section, from a letter, ``G. Perdagangan`` or the like."""
    first = text.substr(0, 1).upper()
    lettered = first.isin(SECTIONS) & ((text.length() == 1) | text.re_search(r"^[A-Za-z][\s.:)\-]"))
    value = lettered.ifelse(first, ibis.null("string"))
    return Reading(
        value, lambda text, value: (Check("W-IMPORT-262", column.name, text.notnull() & value.isnull()),)
    )


def read_kbli(column: Column, text: ir.StringValue, context: Context) -> Reading:
    """A KBLI code of two to five digits, or the letter of its section; anything else becomes missing with a warning."""
    digits = translate_characters(text, " .", "")
    numbered = digits.length().isin(list(KBLI_DIGITS)) & is_digits(digits)
    value = numbered.ifelse(digits, read_section(column, text, context).value)
    return Reading(
        value, lambda text, value: (Check("W-IMPORT-263", column.name, text.notnull() & value.isnull()),)
    )
