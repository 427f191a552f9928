"""From people to rows of a register: their identity as an office wrote it, and which dirt is on each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.naming import write_names
from semesta.synth.nik import parts
from semesta.synth.nik_dirt import mistype, of_others, write_niks
from semesta.synth.soiling import KINDS, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from semesta.synth.people import People
    from semesta.synth.vectors import Days, Flags, Floats, Ints

LAST_MONTH = 12


@dataclass(frozen=True)
class Identities:
    """Identity columns of rows, as written: ``nik`` and ``name`` text, ``born`` days; ``hits`` marks rows by dirt."""

    nik: pa.Array
    name: pa.Array
    born: Days
    hits: dict[str, Flags]


def smudge(people: People, person: Ints, rates: Mapping[str, float], draw: np.random.Generator) -> Identities:
    """The identities of rows about some people, with dirt.

    A row has one kind of dirt at most on its NIK, its birth date and its name (and a title beside it).

    Args:
        people: everybody of a chunk.
        person: whom each row is about (place in the chunk).
        rates: of the kinds of ``data/dirt.toml``; kinds of other columns are ignored.
        draw: random numbers.
    """
    hits: dict[str, Flags] = {}
    niks = _smudge_nik(people.nik[person], rates, hits, draw)
    dates = _smudge_birth_date(people.born[person], rates, hits, draw)
    new, female = people.names[person], people.female[person]
    free = np.ones(len(person), dtype=bool)
    for kind, (can, change) in KINDS.items():
        if kind not in rates:
            continue
        chosen = choose(can(new) & (free | (kind == TITLE)), rates[kind], draw)
        new[chosen] = change(new[chosen], female[chosen], draw)
        free &= ~chosen
        hits[kind] = chosen
    return Identities(niks, write_names(new), dates, hits)


def choose(can: Flags, rate: float, draw: np.random.Generator) -> Flags:
    """Rows out of those that can, so that the rate holds of all rows (as far as enough can)."""
    able = int(can.sum())
    chance: Floats = draw.random(len(can))
    chosen: Flags = can & (chance < min(rate * len(can) / max(able, 1), 1.0))
    return chosen


def _smudge_nik(
    nik: Ints, rates: Mapping[str, float], hits: dict[str, Flags], draw: np.random.Generator
) -> pa.Array:
    free = np.ones(len(nik), dtype=bool)
    for kind in ("nik_missing", "nik_placeholder", "nik_mistyped", "nik_shared"):
        hits[kind] = choose(free, rates.get(kind, 0.0), draw)
        free &= ~hits[kind]
    new = of_others(nik, hits["nik_shared"], draw)
    hits["nik_shared"] = hits["nik_shared"] & (new != nik)
    wrong = hits["nik_mistyped"]
    new[wrong] = mistype(nik[wrong], draw)
    return write_niks(new, hits["nik_missing"], hits["nik_placeholder"], draw)


def _smudge_birth_date(
    born: Days, rates: Mapping[str, float], hits: dict[str, Flags], draw: np.random.Generator
) -> Days:
    day, month, year = parts(born)
    swapped = choose((day <= LAST_MONTH) & (day != month), rates.get("birth_date_swapped", 0.0), draw)
    first = choose(~swapped & ((day > 1) | (month > 1)), rates.get("birth_date_default", 0.0), draw)
    hits["birth_date_swapped"], hits["birth_date_default"] = swapped, first
    months = (year - 1970) * LAST_MONTH
    turned = _days(months + day - 1) + month - 1
    return np.where(swapped, turned, np.where(first, _days(months), born)).astype(np.int32)


def _days(months: Ints) -> Ints:
    """The first day of months counted from January 1970."""
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
