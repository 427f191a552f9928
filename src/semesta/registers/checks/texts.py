"""Texts, names and lasting numbers of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import replace_pattern, translate_characters
from semesta.registers.checks.reading import Check, Reading, is_scientific

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

KPJ_DIGITS = "^[0-9]{11}$"
KPJ_FORM = "^[0-9A-Za-z]{11}$"
#: Of the oldest cards most characters are digits, of words (``kartu hilang``) none is.
MOSTLY_DIGITS = "([0-9][A-Za-z]*){6}"
NIB_FORM = "^[0-9]{13}$"
NPWP_FORM = "^[0-9]{15,16}$"
ZEROS = "^0+$"
WHOLE_FLOAT = r"^[0-9]+\.0+$"
MARKS = r"[ .\-/]"


def read_text(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """Free text, as written; scientific notation in it is left alone."""
    del column
    return Reading(text)


def read_name(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A name: single spaces; digits and signs alone are no name."""
    spaced = text.contains("  ").ifelse(replace_pattern(text, r"\s+", " ", "g"), text)
    return Reading(
        spaced, lambda text, _value: (Check("E-IMPORT-121", column.name, ~text.re_search(r"\pL")),)
    )


def read_identifier(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A register's own number, as text; a number that a spreadsheet shortened is rejected."""
    return Reading(
        without_fraction(text),
        lambda text, _value: (Check("E-IMPORT-103", column.name, is_scientific(text)),),
    )


def read_kpj(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A card number: 11 digits, or letters and digits on the oldest cards."""

    def checks(text: ir.StringValue, value: ir.StringValue) -> tuple[Check, ...]:
        odd = value.re_search(KPJ_DIGITS).ifelse(ibis.null("string"), value)
        scientific = is_scientific(text)
        old_form = odd.re_search(KPJ_FORM) & odd.re_search(MOSTLY_DIGITS)
        return (
            Check("E-IMPORT-103", column.name, scientific),
            Check("E-IMPORT-104", column.name, ~scientific & ~old_form),
        )

    return Reading(_without_marks(text), checks)


def read_nib(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A business licence number; another form than 13 digits is warned of (the form is unverified)."""

    def checks(text: ir.StringValue, value: ir.StringValue) -> tuple[Check, ...]:
        scientific = is_scientific(text)
        return (
            Check("E-IMPORT-103", column.name, scientific),
            Check("W-IMPORT-260", column.name, ~scientific & ~value.re_search(NIB_FORM)),
        )

    return Reading(_without_marks(text), checks)


def read_npwp(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """A tax number of 15 or 16 digits; another form or zeros alone become missing with a warning."""
    bare = _without_marks(text)
    sound = bare.re_search(NPWP_FORM) & ~bare.re_search(ZEROS)

    def checks(text: ir.StringValue, value: ir.StringValue) -> tuple[Check, ...]:
        scientific = is_scientific(text)
        return (
            Check("E-IMPORT-103", column.name, scientific),
            Check("W-IMPORT-261", column.name, text.notnull() & value.isnull() & ~scientific),
        )

    return Reading(sound.ifelse(bare, ibis.null("string")), checks)


def without_fraction(text: ir.StringValue) -> ir.StringValue:
    """A number that a program wrote as ``123.0``, as ``123``."""
    floating = text.endswith(".0") & text.re_search(WHOLE_FLOAT)
    return floating.ifelse(
        replace_pattern(floating.ifelse(text, ibis.null("string")), r"\.0+$", "", ""), text
    )


def _without_marks(text: ir.StringValue) -> ir.StringValue:
    """A number without the dots, dashes and spaces that people write into it."""
    marked = text.re_search(MARKS)
    whole = without_fraction(marked.ifelse(text, ibis.null("string")))
    return marked.ifelse(translate_characters(whole, " .-/", ""), text)
