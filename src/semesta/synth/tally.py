"""Sums that grow over the chunks: reported wages by employer, and people covered by place of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import groups
from semesta.synth.book import NO_EMPLOYER
from semesta.synth.calibration import calibration
from semesta.synth.memberships import PU
from semesta.synth.places import places

if TYPE_CHECKING:
    from semesta.registers.period import Period
    from semesta.synth.book import Book
    from semesta.synth.cards import Cards
    from semesta.synth.participants import ParticipantRows
    from semesta.synth.people import People
    from semesta.synth.vectors import Flags, Floats, Ints

#: The order in which a segment of ``memberships.SEGMENTS`` becomes a person's primary one: PU, BPU, PMI, JAKON.
RANKS = (0, 1, 3, 2)


def jp_ceiling(period: Period) -> int:
    """The wage ceiling of JP in force (PP 45/2015 art. 28 (3) and 29), rupiah a month."""
    ceilings = calibration().contributions.jp_ceilings
    return [amount for month, amount in sorted(ceilings.items()) if month <= max(str(period), min(ceilings))][
        -1
    ]


class Tally:
    """Vectors by employer (place in the book), and people by area of work.

    Wages earned and reported count each person once; wages billed (every active PU card) also stand up to the ceiling
    of JP; ``cards`` are active ones.
    """

    def __init__(self, book: Book, period: Period) -> None:
        self._book, self._ceiling = book, jp_ceiling(period)
        self.earned, self.reported, self.billed, self.billed_to_ceiling = (
            np.zeros(len(book)) for _ in range(4)
        )
        self.cards = np.zeros(len(book), dtype=np.int64)
        known = places()
        self.by_regency = np.zeros(len(known.regencies.codes), dtype=np.int64)
        self.by_province = np.zeros(len(known.provinces.codes), dtype=np.int64)
        self.people = 0

    def add(self, rows: ParticipantRows, people: People) -> None:
        """Count the rows of one chunk; all memberships of a person are in one chunk."""
        cards, wages = rows.cards, rows.wages
        here = cards.active & cards.employed
        once = here & ~cards.double
        self.earned += self._by_employer(cards, once, wages.earned)
        self.reported += self._by_employer(cards, once, wages.reported)
        billed = here & (cards.segment == PU)
        self.billed += self._by_employer(cards, billed, wages.reported)
        self.billed_to_ceiling += self._by_employer(cards, billed, np.minimum(wages.reported, self._ceiling))
        self.cards += self._by_employer(cards, here, np.ones(len(here))).astype(np.int64)
        self._count_people(rows, people)

    def _by_employer(self, cards: Cards, chosen: Flags, value: Ints | Floats) -> Floats:
        sums = np.bincount(cards.employer[chosen], weights=value[chosen], minlength=len(self._book))
        return sums.astype(np.float64)

    def _count_people(self, rows: ParticipantRows, people: People) -> None:
        """People with an active card, each once, where the primary card is registered (without an employer: at home).

        The primary card is that of the first segment (PU, BPU, PMI, JAKON), then of the highest reported wage, then of the
        regency with the lowest code. The dead and public servants do not count; who moved away still works.
        """
        known, cards = places(), rows.cards
        counts = cards.active & ~np.isin(people.group[cards.person], (groups.DECEASED, groups.PUBLIC))
        person, employer = cards.person[counts], cards.employer[counts]
        regency = np.where(
            employer != NO_EMPLOYER, self._book.regency[employer], known.regency[people.village[person]]
        )
        rank = np.array(RANKS)[cards.segment[counts]]
        wage = np.maximum(rows.wages.reported[counts], 0)
        order = np.lexsort((regency, -wage, rank, person))
        first = np.append(True, np.diff(person[order]) > 0) if len(order) else np.zeros(0, dtype=bool)
        chosen = regency[order][first]
        self.by_regency += np.bincount(chosen, minlength=len(self.by_regency))
        province = known.provinces.places([code[:2] for code in known.regencies.codes])
        self.by_province += np.bincount(province[chosen], minlength=len(self.by_province))
        self.people += len(chosen)
