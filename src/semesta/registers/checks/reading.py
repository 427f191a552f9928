"""What a check makes of one column: its value, and which rows are wrong and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from semesta.registers.checks.functions import trim_characters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ibis.expr import types as ir

    from semesta.registers.period import Period
    from semesta.settings import Settings

#: "Nan" is a name as well, so only the form that programs write is nothing.
EMPTY_WORDS = ("", "-", "--", "NaN", "nan", *(
    form for word in ("NULL", "N/A", "#N/A", "NONE", "NIHIL") for form in (word, word.lower(), word.title())
))  # fmt: skip
SPACES = " \t\r\n\v\f\u00a0\u200b\ufeff"
#: What ``clean`` may have to change (an outer space or mark, a word for "nothing"): the rest passes with one look.
UNTIDY = r"^[^!-&(-~]|[^!-&(-~]$|^(?i:-|--|NULL|N/A|#N/A|NAN|NONE|NIHIL|)$"


@dataclass(frozen=True)
class Check:
    """One rule on one column: ``bad`` is true for the rows that break it. Codes ``E-`` reject, ``W-`` warn."""

    code: str
    column: str | None
    bad: ir.BooleanValue

    @property
    def rejects(self) -> bool:
        """Whether a row that breaks the rule stays out."""
        return self.code.startswith("E-")


@dataclass(frozen=True)
class Reading:
    """A column as it will be stored, and its checks.

    ``checks`` takes the cleaned text and the stored value as columns, so that the engine works the value out once.
    """

    value: ir.Value
    checks: Callable[[ir.StringValue, Any], tuple[Check, ...]] = lambda _text, _value: ()


@dataclass(frozen=True)
class Context:
    """What checks need to know beside the row."""

    period: Period
    settings: Settings
    ratio_columns: frozenset[str] = frozenset()


def clean(raw: ir.StringValue) -> ir.StringValue:
    """A cell without outer spaces and a text mark (``'``); words for "nothing" become NULL."""
    untidy = raw.re_search(UNTIDY)
    nothing = ibis.null("string")
    trimmed = trim_characters(untidy.ifelse(raw, nothing), SPACES + "'")
    return untidy.ifelse(trimmed.isin(EMPTY_WORDS).ifelse(nothing, trimmed), raw)


def is_digits(text: ir.StringValue) -> ir.BooleanValue:
    """Whether a text is digits only."""
    return text.re_search("^[0-9]+$")


def is_scientific(text: ir.StringValue) -> ir.BooleanValue:
    """Whether a spreadsheet wrote a long number in scientific notation, as in ``3.17E+15``."""
    return text.re_search(r"^[0-9]+([.,][0-9]+)?[Ee]\+[0-9]+$")
