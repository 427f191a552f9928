"""Who holds which membership, before it is known with which employer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth import groups
from semesta.synth.calibration import calibration
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.synth.crowd import Crowd
    from semesta.synth.plan import Chunk
    from semesta.synth.vectors import Flags, Ints

PU: Final = 0
BPU: Final = 1
JAKON: Final = 2
PMI: Final = 3
SEGMENTS: Final = ("PU", "BPU", "JAKON", "PMI")
NONE: Final = -1

SECOND_OF_PU = (0.45, 0.80)  # BPU, another PU, the rest JAKON
SECOND_OUTSIDE = 0.7  # another PU, the rest JAKON
GONE_PU = 0.7
PUBLIC_PU = 0.3
LAPSED_BPU = 0.6
#: First, second, duplicate; the only one of the deceased and moved, and of public servants; lapsed.
ORDINALS: Final = (0, 1, 2, 0, 0, 3)
MOST: Final = 4


@dataclass(frozen=True)
class Memberships:
    """One entry a membership: the person (place in the chunk), segment, whether active.

    ``several`` marks second memberships, ``original`` the entry of which one is a duplicate (-1: of none), ``away``
    those registered by another province; ``ordinal`` tells a person's memberships apart (0 to 3).
    """

    person: Ints
    segment: Ints
    active: Flags
    several: Flags
    original: Ints
    away: Flags
    ordinal: Ints

    @property
    def needs_vacancy(self) -> Flags:
        """Active memberships with an employer of their own."""
        wanted: Flags = self.active & (self.original == NONE) & np.isin(self.segment, (PU, JAKON))
        return wanted


def enrol(chunk: Chunk, crowd: Crowd, seed: int) -> Memberships:
    """The memberships of a chunk's people: exact in number, by the chunk's quotas."""
    draw = stream(seed, "memberships", chunk.number)
    covered = crowd.of(*groups.COVERED, groups.OUTSIDE)
    first = _first_segment(crowd.group[covered], draw)
    second = draw.choice(len(covered), chunk.quotas.several, replace=False)
    double = draw.choice(len(covered), chunk.quotas.duplicates, replace=False)
    gone = draw.choice(crowd.of(*groups.GONE), chunk.quotas.gone_active, replace=False)
    public = draw.choice(crowd.of(groups.PUBLIC), chunk.quotas.public_active, replace=False)
    lapsed, lapsed_segment = _lapsed(crowd, draw)
    segments = (
        first,
        _second_segment(first[second], crowd.group[covered[second]], draw),
        first[double],
        np.where(draw.random(len(gone)) < GONE_PU, PU, BPU),
        np.where(draw.random(len(public)) < PUBLIC_PU, PU, BPU),
        lapsed_segment,
    )
    lengths = [len(part) for part in segments]
    kind = np.repeat(np.arange(len(segments)), lengths)
    original = np.full(len(kind), NONE)
    original[kind == 2] = double  # noqa: PLR2004 - the third part holds the duplicates
    employed = np.flatnonzero((first == PU) & (crowd.group[covered] != groups.OUTSIDE))
    away = np.zeros(len(kind), dtype=bool)
    away[draw.choice(employed, min(chunk.quotas.away, len(employed)), replace=False)] = True
    away[kind == 2] = away[double]  # noqa: PLR2004 - said by the words beside it
    return Memberships(
        person=np.concatenate([covered, covered[second], covered[double], gone, public, lapsed]),
        segment=np.concatenate(segments).astype(np.int64),
        active=kind < len(segments) - 1,
        several=kind == 1,
        original=original,
        away=away,
        ordinal=np.array(ORDINALS)[kind],
    )


def _first_segment(group: Ints, draw: np.random.Generator) -> Ints:
    settings, chance = calibration().memberships, draw.random(len(group))
    construction = np.where(
        group == groups.OUTSIDE, settings.construction_outside, settings.construction_of_formal
    )
    formal = np.where(chance < construction, JAKON, PU)
    informal = np.where(chance < settings.migrant_of_informal, PMI, BPU)
    return np.where(group == groups.INFORMAL_COVERED, informal, formal)


def _second_segment(first: Ints, group: Ints, draw: np.random.Generator) -> Ints:
    """Another membership: never a second one as self-employed, nor as self-employed outside one's province."""
    chance = draw.random(len(first))
    of_employee = np.select([chance < SECOND_OF_PU[0], chance < SECOND_OF_PU[1]], [BPU, PU], JAKON)
    other = np.where(first == PU, of_employee, np.where(first == JAKON, BPU, JAKON))
    return np.where(group == groups.OUTSIDE, np.where(chance < SECOND_OUTSIDE, PU, JAKON), other)


def _lapsed(crowd: Crowd, draw: np.random.Generator) -> tuple[Ints, Ints]:
    """People with an inactive membership beside, or instead of, an active one."""
    settings, chance = calibration().memberships, draw.random(len(crowd.group))
    rate = np.zeros(groups.NUMBER)
    rate[list(groups.UNCOVERED)] = settings.lapsed_of_uncovered
    rate[[*groups.COVERED, groups.OUTSIDE]] = settings.lapsed_of_covered
    people = np.flatnonzero(chance < rate[crowd.group])
    informal = np.isin(crowd.group[people], (groups.INFORMAL_COVERED, groups.INFORMAL_UNCOVERED))
    segment = np.where(informal & (draw.random(len(people)) < LAPSED_BPU), BPU, PU)
    return people, segment
