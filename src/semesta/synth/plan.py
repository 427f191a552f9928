"""The plan of a run: people of each group in each village, in chunks that fit into memory, with exact quotas."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import groups
from semesta.synth.calibration import calibration
from semesta.synth.figures import outside_weights
from semesta.synth.places import places
from semesta.synth.quotas import Quotas, of_outsiders, of_residents, split
from semesta.synth.village_counts import outside_counts, village_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from semesta.synth.figures import Figures
    from semesta.synth.vectors import Ints

CHUNK = 120_000


@dataclass(frozen=True)
class Chunk:
    """People of neighbouring villages: ``villages`` and ``counts`` by group have a row each.

    ``province`` is the one whose registers the people are in; for members outside, that of their branches.
    """

    number: int
    province: str
    villages: Ints
    counts: Ints
    first_person: int
    quotas: Quotas

    @property
    def people(self) -> int:
        """How many people."""
        return int(self.counts.sum())

    @property
    def is_outside(self) -> bool:
        """Whether these are members who live elsewhere."""
        return bool(self.counts[:, groups.OUTSIDE].any())


@dataclass(frozen=True)
class Plan:
    """What is to be written: the aims of each province and all people in chunks."""

    aims: tuple[Figures, ...]
    chunks: tuple[Chunk, ...]
    seed: int

    @property
    def people(self) -> int:
        """All people."""
        return sum(chunk.people for chunk in self.chunks)


@dataclass(frozen=True)
class _Block:
    province: str
    villages: Ints
    counts: Ints
    quotas: Quotas


def make_plan(aims: Sequence[Figures], seed: int, chunk: int = CHUNK) -> Plan:
    """A plan for one province or several.

    A province alone has its own people's memberships, and those of members outside as far as its published memberships
    are more than that. With all provinces the members outside are other provinces' residents.

    Args:
        aims: the provinces in order of code.
        seed: of all random numbers.
        chunk: how many people to a chunk, about.
    """
    chunks: list[Chunk] = []
    first = 0
    for block in _blocks(aims, seed):
        parts = list(_split(block.counts, chunk))
        counts = [block.counts[part] for part in parts]
        for part, number, quotas in zip(parts, counts, split(block.quotas, counts), strict=True):
            chunks.append(Chunk(len(chunks), block.province, block.villages[part], number, first, quotas))
            first += chunks[-1].people
    return Plan(tuple(aims), tuple(chunks), seed)


def _blocks(aims: Sequence[Figures], seed: int) -> Iterator[_Block]:
    known = places()
    alone = len(aims) == 1
    for aim in aims:
        quotas = of_residents(aim, with_away=not alone)
        yield _Block(aim.province, known.in_province(aim.province), village_counts(aim, seed), quotas)
        outside = aim.memberships - aim.covered - quotas.memberships
        if alone and aim.province == calibration().outside.province and outside > 0:
            people, quotas = of_outsiders(outside)
            counts = outside_counts(people, outside_weights(), seed)
            lived_in = np.flatnonzero(counts.sum(axis=1))
            yield _Block(aim.province, lived_in, counts[lived_in], quotas)


def _split(counts: Ints, chunk: int) -> Iterator[slice]:
    """Runs of villages with about ``chunk`` people each."""
    ends = counts.sum(axis=1).cumsum()
    number = ends // chunk
    borders = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(counts)]
    for start, end in pairwise(borders):
        if end > start:
            yield slice(start, end)
