"""The named definitions of the figures that ship: what each counts, as its source states it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semesta.language import Language


@dataclass(frozen=True)
class Definition:
    """What a coverage figure counts.

    ``segments`` are the segments of the numerator, ``denominator`` whom the percentage is of ("none" for a count that
    has no denominator), ``basis`` where people are counted; "unstated" wherever the source does not say.
    """

    id: str
    segments: tuple[str, ...]
    denominator: str
    basis: str
    text: dict[Language, str]


@cache
def shipped() -> tuple[Definition, ...]:
    """All definitions of the figures that ship, in the order of their file."""
    source = resources.files("semesta.coverage.figures") / "definitions.toml"
    entries = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        Definition(
            id=name,
            segments=tuple(entry["segments"]),
            denominator=entry["denominator"],
            basis=entry["basis"],
            text={"id": entry["id"], "en": entry["en"]},
        )
        for name, entry in entries.items()
    )


def without_denominator() -> frozenset[str]:
    """The definitions that have no denominator by their own words; none is borrowed for them."""
    return frozenset(each.id for each in shipped() if each.denominator == "none")
