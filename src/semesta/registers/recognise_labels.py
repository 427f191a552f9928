"""Which register column a heading stands for: aliases, a mapping of the user's own, and the period of the data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from semesta.registers.schema import normalise_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.registers.schema import Register

PERIOD = "period"
PERIOD_LABELS = ("PERIODE", "PERIOD", "BULAN LAPORAN", "BULAN DATA", "PERIODE DATA")
OWN_PREFIX = "SEMESTA:"

# The month of a contribution is a column of its own, so a heading PERIODE there is not the period of the file.
_WITHOUT_PERIOD = ("contributions",)


# Longer texts are no headings, and need not be remembered.
_LONGEST_LABEL = 200
normal = lru_cache(maxsize=4096)(normalise_label)


@dataclass(frozen=True)
class Heading:
    """One file column: how it is printed, the texts that may name it (best first), and whether it is our own."""

    label: str
    texts: tuple[str, ...]

    @property
    def is_own(self) -> bool:
        """Whether the column holds explanations that our repair workbook wrote."""
        return self.label.strip().upper().startswith(OWN_PREFIX)


@dataclass(frozen=True)
class Match:
    """A file column whose heading means a register column; ``rank`` 0 is the closest kind of match."""

    index: int
    rank: int


def known_labels(register: Register, mapping: Mapping[str, str]) -> dict[str, str]:
    """Normalised heading -> register column (or ``period``); a mapped column has no other heading any more."""
    known: dict[str, str] = {}
    for column in register.columns:
        if column.name not in mapping:
            for label in (column.name, *column.aliases):
                known.setdefault(normal(label), column.name)
    if register.name not in _WITHOUT_PERIOD and PERIOD not in mapping:
        for label in PERIOD_LABELS:
            known.setdefault(label, PERIOD)
    for name, heading in mapping.items():
        known[normal(heading)] = name
    return known


def is_known(text: str, known: Mapping[str, str]) -> bool:
    """Whether a text is one of the headings (a very long one is none, and is not looked at)."""
    return len(text) <= _LONGEST_LABEL and normal(text) in known


def matches(headings: Sequence[Heading], known: Mapping[str, str]) -> dict[str, list[Match]]:
    """Register column -> the file columns that mean it, in file order."""
    found: dict[str, list[Match]] = {}
    for index, heading in enumerate(headings):
        if heading.is_own:
            continue
        for rank, text in enumerate(heading.texts):
            if is_known(text, known):
                found.setdefault(known[normal(text)], []).append(Match(index, rank))
                break
    return found


def choose(
    name: str, candidates: Sequence[Match], headings: Sequence[Heading], mapping: Mapping[str, str]
) -> Match | None:
    """The one file column meant by ``name``, or None when several headings could be.

    The column's exact schema name wins, then the exact text of a mapping, then a heading of two rows read together.
    """
    if len(candidates) == 1:
        return candidates[0]
    wanted = mapping.get(name)
    exact = [match for match in candidates if headings[match.index].label == wanted]
    schema_name = [match for match in candidates if normal(headings[match.index].label) == normal(name)]
    best = min(match.rank for match in candidates)
    closest = [match for match in candidates if match.rank == best]
    for group in (exact, schema_name, closest):
        if len(group) == 1:
            return group[0]
    return None
