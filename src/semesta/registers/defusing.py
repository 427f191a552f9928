"""Texts that a spreadsheet would take for formulas, made harmless in exports."""

from __future__ import annotations

ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def defused(text: str) -> str:
    """A text behind an apostrophe when a spreadsheet would run it as a formula; other texts as they are.

    >>> defused("=1+1")
    "'=1+1"
    >>> defused("PT Contoh")
    'PT Contoh'
    """
    return f"'{text}" if text.startswith(ACTIVE) else text
