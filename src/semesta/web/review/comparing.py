"""Two records side by side: each field with what is the same and what differs, numbers of people masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from semesta import areas
from semesta.coverage.wording import month
from semesta.language import current, has, say
from semesta.registers.masking import mask

if TYPE_CHECKING:
    from semesta.coverage.reviewing import Shown

Verdict = Literal["same", "differs", "empty"]
PRIVATE = frozenset({"nik", "npwp"})
CARDS = frozenset({"participants"})
"""Registers whose own key is a card number."""
CHOSEN = frozenset({"sex", "place", "kbli"})
"""Fields that differ as a whole: letters say nothing."""
ORDER = ("name", "nik", "birth_date", "sex", "place", "npwp", "nib", "npp", "kbli")


@dataclass(frozen=True)
class Piece:
    """A piece of a value; marked when the other record does not have it."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Line:
    """One field of both records."""

    field: str
    left: list[Piece]
    right: list[Piece]
    verdict: Verdict


def lines_of(left: Shown, right: Shown, *, unmasked: bool = False) -> list[Line]:
    """The fields of two records.

    Args:
        left: one record.
        right: the other one.
        unmasked: whether numbers of people are shown whole.
    """
    names = [name for name in ORDER if name in left.fields or name in right.fields]
    return [_line(name, left.fields.get(name), right.fields.get(name), unmasked) for name in names]


def key_of(record: Shown) -> str:
    """The key of a record, a card number masked."""
    return mask(record.key) if record.register in CARDS else record.key


def _line(name: str, left: str | None, right: str | None, unmasked: bool) -> Line:  # noqa: FBT001 - internal
    one, other = _shown(name, left), _shown(name, right)
    if not one or not other:
        return Line(name, _pieces(one, name, unmasked), _pieces(other, name, unmasked), "empty")
    if one.casefold() == other.casefold():
        return Line(name, _pieces(one, name, unmasked), _pieces(other, name, unmasked), "same")
    if name in PRIVATE and not unmasked:
        return Line(name, [Piece(mask(one))], [Piece(mask(other))], "differs")
    if name in CHOSEN:
        return Line(name, [Piece(one, is_marked=True)], [Piece(other, is_marked=True)], "differs")
    return Line(name, *_marked(one, other), "differs")


def _shown(name: str, value: str | None) -> str:
    if value and name == "place":
        found = areas.find(value)
        return f"{found.name} ({value})" if found else value
    if value and name == "sex" and has(f"web.split.{value}"):
        return say(f"web.split.{value}")
    if value and name == "birth_date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{int(value[8:])} {month(value[:7], current())}"
    return (value or "").strip()


def _pieces(value: str, name: str, unmasked: bool) -> list[Piece]:  # noqa: FBT001 - internal
    return [Piece(mask(value) if name in PRIVATE and not unmasked else value)] if value else []


def _marked(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    one, other = [], []
    for tag, start, end, begin, stop in SequenceMatcher(
        None, left.casefold(), right.casefold(), autojunk=False
    ).get_opcodes():
        if end > start:
            one.append(Piece(left[start:end], tag != "equal"))
        if stop > begin:
            other.append(Piece(right[begin:stop], tag != "equal"))
    return one, other
