"""Masks: what a person's number or wage looks like to those who need not see it."""

from __future__ import annotations

import re

SHOWN_START = 4
SHOWN_END = 2
SHORT = 8
LONGEST_SHOWN = 5


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


def mask_numbers(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A text in which numbers of more than ``longest`` digits are masked: they may be a person's.

    >>> mask_numbers("Sri 3171011203900001, RT 12345")
    'Sri 3171**********01, RT 12345'
    """
    return re.sub(rf"[0-9]{{{longest + 1},}}", lambda found: mask(found.group()), text)
