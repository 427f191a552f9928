"""The rows of the participants register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth import groups
from semesta.synth.arrow import blank, choose, numbers, padded, written
from semesta.synth.calendar_texts import write_days, write_months
from semesta.synth.cards import PAYERS, Cards, joined, months_behind, occupations, payers, programmes, shuffle
from semesta.synth.conduct import PROGRAMMES
from semesta.synth.dirt import rate, rates_of_rows
from semesta.synth.memberships import MOST, PU, SEGMENTS
from semesta.synth.minimum_wages import minimum_wage
from semesta.synth.payroll import NO_WAGE, Wages, pay
from semesta.synth.places import write_villages
from semesta.synth.scatter import scatter
from semesta.synth.smudging import smudge
from semesta.synth.streams import stream

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.scene import Scene
    from semesta.synth.vectors import Flags, Ints

SEXES: Final = ("L", "P")
STATUSES: Final = ("NONAKTIF", "AKTIF")
CARDS: Final = 10**9
DIGITS: Final = 11


@dataclass(frozen=True)
class ParticipantRows:
    """Columns by name in the register, the key of each row, its card and wages, and its dirt by kind."""

    columns: dict[str, pa.Array]
    record: pa.Array
    cards: Cards
    wages: Wages
    hits: dict[str, Flags]


def participant_rows(scene: Scene) -> ParticipantRows:
    """The rows of a scene's memberships, in an order that tells nothing."""
    draw = stream(scene.seed, "participants", scene.chunk.number)
    people, book, period = scene.people, scene.book, scene.period
    cards = shuffle(scene, draw)
    person, segment = cards.person, cards.segment
    wages = _pay(cards, scene, draw)
    identity = smudge(people, person, rates_of_rows("participants"), draw)
    begun = joined(cards, period, draw)
    record = padded(_card_numbers(cards, begun, scene), DIGITS)
    columns = {
        "kpj": record,
        "nik": identity.nik,
        "name": identity.name,
        "birth_date": write_days(identity.born),
        "sex": choose(SEXES, people.female[person]),
        "segment": choose(SEGMENTS, segment),
        "programmes": choose(PROGRAMMES, programmes(cards, book, draw)),
        "npp": blank(written(book.npp[cards.employer]), ~cards.employed),
        "wage": blank(numbers(wages.reported), wages.reported == NO_WAGE),
        "occupation": occupations(cards, scene),
        "village_code": write_villages(people.village[person]),
        "status": choose(STATUSES, cards.active),
        "joined_on": write_days(begun),
        "paid_through": write_months(period, months_behind(cards, book, draw)),
        "payer": choose(PAYERS, payers(cards, draw)),
    }
    group = people.group[person]
    hits = identity.hits | {
        "wage_rounded": wages.rounded,
        "wage_understated": ~wages.rounded & (wages.reported < wages.earned),
        "several_memberships": cards.several,
        "duplicate": cards.double,
        "person_deceased": cards.active & (group == groups.DECEASED),
        "person_moved": cards.active & (group == groups.MOVED),
    }
    return ParticipantRows(columns, record, cards, wages, hits)


def _pay(cards: Cards, scene: Scene, draw: np.random.Generator) -> Wages:
    book = scene.book
    elsewhere = minimum_wage(scene.chunk.province, scene.period.year)
    return pay(
        cards.segment,
        level=np.where(cards.employed, book.wage_level[cards.employer], 1.0),
        honesty=np.where(cards.active & (cards.segment == PU), book.honesty[cards.employer], 1.0),
        lowest=np.where(cards.employed, book.lowest_wage[cards.employer], elsewhere),
        rounding=rate("wage_rounded", "participants"),
        draw=draw,
    )


def _card_numbers(cards: Cards, begun: Ints, scene: Scene) -> Ints:
    """KPJ of 11 digits: the year in which the membership began, and nine digits that never come twice."""
    year = begun.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    count = scene.people.number[cards.person] * MOST + cards.ordinal
    numbers_: Ints = year % 100 * CARDS + scatter(count, CARDS, scene.seed, "KPJ")
    return numbers_
