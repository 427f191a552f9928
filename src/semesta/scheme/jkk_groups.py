"""The 191 business types of PP 82/2019 Lampiran I, each with its group of accident risk (1 to 5).

BPJS Ketenagakerjaan sets the group of a company from this list and takes the closest row for a trade that is not in it
(PP 44/2015 Ps.16(2)). The list is a public transcription (github hibahtiar/jaga-pekerja, 64d985bc) of the annex that
has been in force since 2019-12-02; the list of 2015 differed here and there.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from semesta.language import Language

#: The day from which the list holds.
IN_FORCE_FROM: Final = date(2019, 12, 2)
ROMAN: Final = ("I", "II", "III", "IV", "V")
SOURCE: Final = "PP 82/2019 Lampiran I; PP 44/2015 Ps.16(2)"


@dataclass(frozen=True)
class BusinessType:
    """A row of the annex: its group (1 to 5), its number within the group, and its wording."""

    group: int
    row: int
    name: str
    risk_level: str
    rate_millionths: int

    @property
    def key(self) -> str:
        """Group and row, ``3.95``."""
        return f"{self.group}.{self.row}"

    @property
    def label(self) -> str:
        """Group and row as the annex has them, ``III-95``."""
        return f"{ROMAN[self.group - 1]}-{self.row}"


@dataclass(frozen=True)
class Twin:
    """A trade that stands in two groups: the words that name it, its rows, and the question that decides."""

    words: tuple[tuple[str, ...], ...]
    rows: tuple[str, ...]
    question: dict[Language, str]


@dataclass(frozen=True)
class Words:
    """Everyday words for the trades of the list."""

    fillers: frozenset[str]
    synonyms: dict[str, str]
    twins: tuple[Twin, ...]


@cache
def business_types() -> tuple[BusinessType, ...]:
    """All rows, in the order of the annex."""
    rows = csv.DictReader(_text("groups.csv").splitlines())
    return tuple(
        BusinessType(
            int(row["group"]),
            int(row["no"]),
            row["official_name"],
            row["risk_level"],
            _millionths(row["jkk_rate"]),
        )
        for row in rows
    )


def find(key: str) -> BusinessType | None:
    """The row of ``3.95`` or ``III-95``, if there is one."""
    wanted = key.strip().upper()
    return next((one for one in business_types() if wanted in (one.key, one.label)), None)


@cache
def words() -> Words:
    """The everyday words."""
    told = tomllib.loads(_text("words.toml"))
    twins = tuple(
        Twin(
            tuple(tuple(entry.split()) for entry in twin["words"]),
            tuple(twin["rows"]),
            {"id": twin["id"], "en": twin["en"]},
        )
        for twin in told["twins"]
    )
    return Words(frozenset(told["fillers"]), told["synonyms"], twins)


def _millionths(rate: str) -> int:
    return int(rate.removeprefix("0.").ljust(6, "0"))


def _text(name: str) -> str:
    folder = resources.files("semesta.scheme").joinpath("data").joinpath("jkk")
    return folder.joinpath(name).read_text(encoding="utf-8")
