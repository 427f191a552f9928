"""Figures as readers expect them: ``2.123.056``, ``51,39%`` and ``Juli 2025``, in either language.

Message texts carry the language in the format spec (``{people:id}``, ``{people:en}``), so that a figure keeps its value
for callers and is written in the language of the sentence that it stands in.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, cast

from semesta.language import LANGUAGES, current, say

if TYPE_CHECKING:
    from decimal import Context

    from semesta.errors import Problem
    from semesta.language import Language


def count(number: int, language: Language) -> str:
    """A whole number with its thousands set apart: ``2.123.056`` in Indonesian, ``2,123,056`` in English."""
    text = f"{number:,}"
    return text.replace(",", ".") if language == "id" else text


def percent(ratio: Decimal | float, language: Language, decimals: int = 2) -> str:
    """A ratio (0 to 1) as a percentage, halves rounded up: ``51,39%`` in Indonesian, ``51.39%`` in English."""
    points = (Decimal(str(ratio)) * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return _decimal(points, language) + "%"


def points(difference: Decimal | float, language: Language) -> str:
    """A difference between two ratios in percentage points, without its sign: ``0,43``."""
    return _decimal(abs(Decimal(str(difference)) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP), language)


def month(period: str, language: Language) -> str:
    """A period in words: ``2025-07`` -> ``Juli 2025`` or ``July 2025``."""
    year, number = period.split("-")
    return f"{say('coverage.months', language).split()[int(number) - 1]} {year}"


class Count(int):
    """A whole number that writes itself in the language of its sentence."""

    def __format__(self, spec: str) -> str:
        return count(int(self), _language(spec))


class Percent(Decimal):
    """A ratio that writes itself as a percentage with two decimals."""

    def __format__(self, spec: str, context: Context | None = None, /) -> str:
        return percent(self, _language(spec))


class Reason:
    """A refusal that writes itself, without its code, in the language of the sentence that it stands in."""

    def __init__(self, why: Problem) -> None:
        self._why = why

    def __format__(self, spec: str) -> str:
        return self._why.what(_language(spec))


class Printed(Decimal):
    """A ratio that writes itself as a percentage with as many decimals as it was printed with."""

    def __format__(self, spec: str, context: Context | None = None, /) -> str:
        return percent(self, _language(spec), decimals_of(self))


class Points(Decimal):
    """A difference of ratios that writes itself in percentage points."""

    def __format__(self, spec: str, context: Context | None = None, /) -> str:
        return points(self, _language(spec))


class Month(str):
    """A period that writes itself in words."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return month(str(self), _language(spec))


class Term(str):
    """The key of a text (``coverage.level.province``) that writes itself as that text."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return say(str(self), _language(spec))


class Listing(tuple[object, ...]):
    """Several values in one sentence, each in its own way, with commas between."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return ", ".join(f"{item:{spec}}" if _speaks(item) else str(item) for item in self)


class Pair(tuple[object, object]):
    """A value with its explanation in brackets: ``32,15% (rpjmn)``."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        value, note = (f"{item:{spec}}" if _speaks(item) else str(item) for item in self)
        return f"{value} ({note})"


def decimals_of(printed: Decimal) -> int:
    """How many decimals a printed percentage shows, given as a ratio: 0.5139 -> 2, 0.36 -> 0."""
    exponent = (Decimal(printed) * 100).normalize().as_tuple().exponent
    return max(0, -cast("int", exponent))


def _speaks(item: object) -> bool:
    return isinstance(item, Count | Percent | Printed | Points | Month | Term | Listing | Pair)


def _language(spec: str) -> Language:
    return next((language for language in LANGUAGES if language == spec), current())


def _decimal(number: Decimal, language: Language) -> str:
    text = f"{number:,f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "id" else text
