"""Memberships in the order in which they are written, with what a card says beside identity and wage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth.book import NO_EMPLOYER
from semesta.synth.calendar_texts import day_number
from semesta.synth.memberships import BPU, JAKON, NONE, PU, SEGMENTS
from semesta.synth.people import reference_day
from semesta.synth.sections import CONSTRUCTION, sections
from semesta.synth.worklife import write_occupations

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.registers.period import Period
    from semesta.synth.book import Book
    from semesta.synth.scene import Scene
    from semesta.synth.vectors import Flags, Ints

YEAR: Final = 365
#: Years before the reference day in which each segment's active members joined; assumed.
JOINED: Final = {PU: (0, 12), BPU: (0, 5), JAKON: (0, 1)}
JOINED_LAPSED: Final = (5, 15)
GRACE: Final = 3
LONGEST_LAPSE: Final = 40
#: Who pays for the self-employed, with weights; assumed.
PAYERS: Final = ("PEMBERI KERJA", "SENDIRI", "APBD", "CSR", "APBN")
SELF_PAYERS: Final = np.array([0.75, 0.93, 0.98, 1.0])
WITH_JHT: Final = 0.4


@dataclass(frozen=True)
class Cards:
    """One entry a row: person (place in the chunk), employer (place in the book, -1: none), segment.

    ``several`` marks second memberships, ``double`` duplicates, ``ordinal`` tells a person's memberships apart.
    """

    person: Ints
    employer: Ints
    segment: Ints
    active: Flags
    several: Flags
    double: Flags
    ordinal: Ints

    @property
    def employed(self) -> Flags:
        """Cards with an employer."""
        with_one: Flags = self.employer != NO_EMPLOYER
        return with_one


def shuffle(scene: Scene, draw: np.random.Generator) -> Cards:
    """The memberships of a scene in an order that tells nothing."""
    members = scene.members
    order = draw.permutation(len(members.person))
    return Cards(
        person=members.person[order],
        employer=scene.employer[order],
        segment=members.segment[order],
        active=members.active[order],
        several=members.several[order],
        double=members.original[order] != NONE,
        ordinal=members.ordinal[order],
    )


def joined(cards: Cards, period: Period, draw: np.random.Generator) -> Ints:
    """Days on which memberships began, before the reference day of the period."""
    bounds = np.array([JOINED.get(place, JOINED[PU]) for place in range(len(SEGMENTS))])
    low, high = (np.where(cards.active, bounds[cards.segment, side], JOINED_LAPSED[side]) for side in (0, 1))
    years = low + draw.random(len(cards.segment)) * (high - low)
    days: Ints = day_number(reference_day(period)) - 1 - (years * YEAR).astype(np.int64)
    return days


def programmes(cards: Cards, book: Book, draw: np.random.Generator) -> Ints:
    """PU as the employer has it; BPU two or three; JAKON and PMI two (PP 44/2015). Places in PROGRAMMES."""
    own = (draw.random(len(cards.segment)) < WITH_JHT).astype(np.int64)
    others = np.where(cards.segment == BPU, own, 0)
    return np.where(cards.segment == PU, book.programmes[cards.employer], others)


def months_behind(cards: Cards, book: Book, draw: np.random.Generator) -> Ints:
    """Months between the last paid month and the period.

    An employee's are the employer's; the self-employed are active up to three months (law-2.md section 1, arrears); an
    ended membership lies longer back.
    """
    size, segment = len(cards.segment), cards.segment
    alone = draw.integers(0, GRACE + 1, size)
    paid = np.select([segment == PU, segment == JAKON], [book.behind[cards.employer], alone % 2], alone)
    return np.where(cards.active, paid, draw.integers(GRACE + 1, LONGEST_LAPSE + 1, size))


def payers(cards: Cards, draw: np.random.Generator) -> Ints:
    """Who pays: the employer, or the self-employed themselves, often helped. Places in PAYERS."""
    helped = 1 + np.searchsorted(SELF_PAYERS, draw.random(len(cards.segment)), side="right")
    return np.where(cards.segment == BPU, helped, np.where(cards.employed, 0, 1))


def occupations(cards: Cards, scene: Scene) -> pa.Array:
    """What the member does: in the employer's line of business, on a building site, else in one's own."""
    own = np.where(cards.segment == JAKON, sections().place(CONSTRUCTION), scene.work.section[cards.person])
    section = np.where(cards.segment == PU, scene.book.section[cards.employer], own)
    formal = cards.employed | (scene.people.formal[cards.person] & (cards.segment != BPU))
    return write_occupations(section, formal, scene.work.chance[cards.person])
