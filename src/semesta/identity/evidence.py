"""The evidence of a pair in a sentence, made by the engine for all pairs at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from semesta.identity.lists import text
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.identity.plan import Comparison, Entity

SHOWN = {
    "given": "given", "surname": "surname", "name": "name", "company": "name", "address": "address", "place": "place",
    "birth_date": "birth_date", "postcode": "postcode", "kbli": "kbli",
}  # fmt: skip
"""Comparisons whose two values a sentence may show, and where these stand; numbers of people are not shown."""


def evidence(comparisons: Sequence[Comparison], entity: Entity, pair: str, left: str, right: str) -> str:
    """SQL: the sentence of a pair, in the language in force.

    Args:
        comparisons: what was compared.
        entity: persons or employers.
        pair: alias of the table with the levels.
        left: alias of the left record as given.
        right: alias of the right record as given.
    """
    parts = [_phrase(comparison, entity, pair, left, right) for comparison in comparisons]
    return f"concat_ws('; ', {', '.join(parts)})"


def _phrase(comparison: Comparison, entity: Entity, pair: str, left: str, right: str) -> str:
    best = len(comparison.levels) - 1
    column = SHOWN.get(comparison.name)
    cases = []
    for place, level in enumerate(comparison.levels):
        said = say(f"identity.{comparison.name}.{level.name}", left="{left}", right="{right}")
        cases.append(f"WHEN {best - place} THEN {_filled(said, _values(entity, column, left, right))}")
    return f"CASE {pair}.{comparison.column} {' '.join(cases)} END"


def _values(entity: Entity, column: str | None, left: str, right: str) -> dict[str, str]:
    if column is None:
        return {}
    if column == "name" and entity == "person":
        whole = "coalesce({0}.name, concat_ws(' ', {0}.given, {0}.surname))"
        return {"{left}": whole.format(left), "{right}": whole.format(right)}
    return {"{left}": f"{left}.{column}", "{right}": f"{right}.{column}"}


def _filled(said: str, values: Mapping[str, str]) -> str:
    """The text with the values of both records put in by the engine."""
    pieces = []
    for piece in re.split(r"(\{left\}|\{right\})", said):
        if piece in values:
            pieces.append(f"coalesce({values[piece]}, '')")
        elif piece:
            pieces.append(text(piece))
    return " || ".join(pieces)
