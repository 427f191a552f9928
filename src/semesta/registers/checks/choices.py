"""Columns with a fixed set of values, and the programmes of a membership."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.registers.checks.functions import replace_pattern
from semesta.registers.checks.reading import Check, Reading

if TYPE_CHECKING:
    from ibis.expr import types as ir

    from semesta.registers.checks.reading import Context
    from semesta.registers.schema import Column

PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP")
#: Programmes open to each segment: PP 44/2015, PP 45/2015 and PP 46/2015; JP and JKP are for wage earners only,
#: construction contracts cover JKK and JKM only (PP 44/2015; Permenaker 5/2021).
OPEN_TO = {
    "PU": PROGRAMMES,
    "BPU": ("JKK", "JKM", "JHT"),
    "JAKON": ("JKK", "JKM"),
    "PMI": ("JKK", "JKM", "JHT"),
}


def read_choice(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """One of the column's values, from any word that offices use for it."""
    direct = text.isin(list(column.choices))
    rest = direct.ifelse(ibis.null("string"), text).upper()
    groups = [(rest.isin(sorted({value.upper(), *words})), value) for value, words in column.choices.items()]
    value = direct.ifelse(text, ibis.cases(*groups))
    return Reading(
        value, lambda text, value: (Check("E-IMPORT-111", column.name, text.notnull() & value.isnull()),)
    )


def read_programmes(column: Column, text: ir.StringValue, _: Context) -> Reading:
    """Programmes in the law's order, joined by ``+``; separators and order in the file do not matter."""
    usual = [*("+".join(PROGRAMMES[:count]) for count in range(2, len(PROGRAMMES) + 1)), "JKK+JKM+JHT+JKP"]
    direct = text.isin(usual)
    parts = replace_pattern(direct.ifelse(ibis.null("string"), text).upper(), r"[^A-Z]+", "+", "g")
    padded = ibis.literal("+") + parts + "+"
    ordered = ibis.literal("")
    for programme in PROGRAMMES:
        ordered = ordered + padded.contains(f"+{programme}+").ifelse(f"+{programme}", "")
    rest = replace_pattern(parts, rf"\b({'|'.join(PROGRAMMES)})\b|\+", "", "g")
    leftover = (rest != "") | (ordered == "")
    value = direct.ifelse(text, leftover.ifelse(ibis.null("string"), ordered.substr(1)))
    return Reading(
        value, lambda text, value: (Check("E-IMPORT-113", column.name, text.notnull() & value.isnull()),)
    )


def fit_segment(segment: ir.StringValue, programmes: ir.StringValue) -> tuple[Check, ...]:
    """Rejections of programmes that are not open to the segment (no programme's name is part of another's)."""
    bad = ibis.literal(value=False)
    for programme in PROGRAMMES:
        closed = [name for name, is_open in OPEN_TO.items() if programme not in is_open]
        if closed:
            bad = bad | (segment.isin(closed) & programmes.contains(programme))
    return (Check("E-IMPORT-114", "programmes", bad),)
