"""Masks: what a person's number or wage looks like to those who need not see it."""

from __future__ import annotations

SHOWN_START = 4
SHOWN_END = 2
SHORT = 8


def mask(value: str | None) -> str:
    """A value with its middle hidden: ``3171011203900001`` -> ``3171**********01``; short ones wholly.

    >>> mask("3171011203900001")
    '3171**********01'
    >>> mask("Sri")
    '***'
    """
    if not value:
        return ""
    if len(value) <= SHORT:
        return "*" * len(value)
    hidden = len(value) - SHOWN_START - SHOWN_END
    return value[:SHOWN_START] + "*" * hidden + value[-SHOWN_END:]
