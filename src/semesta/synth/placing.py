"""Which employer each membership is with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.book import NO_EMPLOYER
from semesta.synth.calibration import calibration
from semesta.synth.memberships import JAKON, NONE, PU
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.synth.memberships import Memberships
    from semesta.synth.plan import Chunk
    from semesta.synth.vacancies import Vacancies
    from semesta.synth.vectors import Ints

FROM_CLOSED = 0.1


def place_members(chunk: Chunk, members: Memberships, vacancies: Vacancies, seed: int) -> Ints:
    """The employer (its place in the book) of each membership; -1 for those without (BPU, PMI).

    Active members take vacancies; a duplicate card is with the employer of the first one; ended memberships were with
    any employer, more often with one that has closed.
    """
    draw = stream(seed, "placing", chunk.number)
    employer = np.full(len(members.person), NO_EMPLOYER)
    for segment in (PU, JAKON):
        wanted = members.needs_vacancy & (members.segment == segment)
        for province, here in (
            (chunk.province, ~members.away),
            (calibration().outside.province, members.away),
        ):
            rows = np.flatnonzero(wanted & here)
            employer[rows] = vacancies.take(province, segment, len(rows)) if len(rows) else NO_EMPLOYER
    double = np.flatnonzero(members.original != NONE)
    employer[double] = employer[members.original[double]]
    ended = np.flatnonzero(~members.active & (members.segment == PU))
    chance = draw.integers(0, 1 << 40, len(ended))
    employer[ended] = vacancies.former(chunk.province, chance, draw.random(len(ended)) < FROM_CLOSED)
    return employer
