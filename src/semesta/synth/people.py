"""The people of one chunk, as they really are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import groups
from semesta.synth.calibration import calibration
from semesta.synth.naming import give_names
from semesta.synth.nik import align, count_through, issue
from semesta.synth.places import places
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.registers.period import Period
    from semesta.synth.crowd import Crowd
    from semesta.synth.plan import Chunk
    from semesta.synth.vectors import Days, Flags, Ints, Names

BLOCK_OF_YEARS = 5
EPOCH = date(1970, 1, 1)
DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class People:
    """One entry a person. ``number`` is the truth's person_id; ``decile`` is of welfare, 1 (poorest) to 10."""

    number: Ints
    village: Ints
    group: Ints
    formal: Flags
    female: Flags
    born: Days
    nik: Ints
    names: Names
    decile: Ints


def reference_day(period: Period) -> date:
    """The day on which people have the ages of the settings.

    It is the same for five years, so that a person stays the same from month to month.
    """
    return date(period.year - period.year % BLOCK_OF_YEARS, 1, 1)


def make_people(chunk: Chunk, crowd: Crowd, seed: int, period: Period, issued: tuple[Ints, Ints]) -> People:
    """The people of a chunk.

    Args:
        chunk: whose people.
        crowd: where they live and of which group they are.
        seed: of all random numbers.
        period: month of the extracts.
        issued: for each district, how many people of earlier chunks have their NIK from it, and how many of all do.
    """
    draw = stream(seed, "people", chunk.number)
    before, of_district = issued
    settings = calibration().people
    size = len(crowd.group)
    formal = np.isin(crowd.group, (*groups.FORMAL, groups.PUBLIC, groups.OUTSIDE))
    gone = np.isin(crowd.group, groups.GONE)
    formal |= gone & (draw.random(size) < settings.formal["other"])
    female = draw.random(size) < np.where(formal, settings.female["formal"], settings.female["informal"])
    number = count_through(crowd.origin, before)
    born = align(_birth_dates(formal, period, draw), number, of_district[crowd.origin])
    return People(
        number=chunk.first_person + np.arange(size),
        village=crowd.village,
        group=crowd.group,
        formal=formal,
        female=female,
        born=born,
        nik=issue(crowd.origin, number, born, female),
        names=give_names(female, places().province_of_district[crowd.origin], draw),
        decile=np.where(formal, draw.integers(3, 11, size), draw.integers(1, 8, size)),
    )


def _birth_dates(formal: Flags, period: Period, draw: np.random.Generator) -> Days:
    """Birth dates by the age bands of formal and informal workers."""
    bands = np.array(calibration().people.ages)
    low, high = bands[:, 0], bands[:, 1] + 1
    stairs = np.cumsum(bands[:, 2:], axis=0) / bands[:, 2:].sum(axis=0)
    chance = draw.random(len(formal))
    band = np.where(formal, *(np.searchsorted(stairs[:, column], chance, side="right") for column in (0, 1)))
    age = low[band] + draw.random(len(formal)) * (high - low)[band]
    day = (reference_day(period) - EPOCH).days
    born: Days = (day - np.ceil(age * DAYS_A_YEAR)).astype(np.int32)
    return born
