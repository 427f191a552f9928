"""What people do: line of business and occupation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import groups
from semesta.synth.arrow import choose, pick, texts
from semesta.synth.memberships import JAKON, PU
from semesta.synth.sections import CONSTRUCTION, PUBLIC_SECTIONS, section_stairs, sections
from semesta.synth.streams import stream

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.book import Book
    from semesta.synth.memberships import Memberships
    from semesta.synth.people import People
    from semesta.synth.plan import Chunk
    from semesta.synth.vectors import Flags, Floats, Ints


@dataclass(frozen=True)
class WorkLife:
    """One entry a person: the section (place) and a chance that picks the occupation within it."""

    section: Ints
    chance: Floats


def give_work(
    chunk: Chunk, people: People, members: Memberships, book: Book, employer: Ints, *, seed: int
) -> WorkLife:
    """The work of a chunk's people; formal workers with an employer are in its line of business."""
    draw = stream(seed, "work", chunk.number)
    formal, informal, _ = section_stairs(chunk.province)
    chance = draw.random(len(people.group))
    section = np.where(
        people.formal,
        np.searchsorted(formal, chance, side="right"),
        np.searchsorted(informal, chance, side="right"),
    )
    public = people.group == groups.PUBLIC
    serving = np.array([sections().place(letter) for letter in PUBLIC_SECTIONS])
    section = np.where(public, serving[(chance * len(serving)).astype(np.int64)], section)
    own = np.flatnonzero(members.active & (members.ordinal == 0) & np.isin(members.segment, (PU, JAKON)))
    own = own[people.formal[members.person[own]] & ~public[members.person[own]]]
    building = members.segment[own] == JAKON
    section[members.person[own]] = np.where(
        building, sections().place(CONSTRUCTION), book.section[employer[own]]
    )
    return WorkLife(section, draw.random(len(section)))


def write_occupations(section: Ints, formal: Flags, chance: Floats) -> pa.Array:
    """Occupations as text: of the section, formal or informal."""
    words, starts, counts = _occupations()
    row = formal.astype(np.int64)
    return pick(words, starts[row, section] + (chance * counts[row, section]).astype(np.int64))


def write_sections(section: Ints) -> pa.Array:
    """The letters of sections, as a column of text."""
    return choose(sections().letters, section)


@cache
def _occupations() -> tuple[pa.Array, Ints, Ints]:
    """All occupations; where those of informal (row 0) and formal (row 1) workers of each section begin, and how many."""
    known = sections()
    lists = [*known.informal_work, *known.formal_work]
    counts = np.array([len(words) for words in lists], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    shape = (2, len(known.letters))
    return texts([word for words in lists for word in words]), starts.reshape(shape), counts.reshape(shape)
