"""The people of one chunk: where each lives, of which group, and where each one's NIK was first issued."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import groups
from semesta.synth.calibration import calibration
from semesta.synth.places import places
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.synth.plan import Chunk
    from semesta.synth.vectors import Floats, Ints


@dataclass(frozen=True)
class Crowd:
    """One entry a person, in the order of their numbers: village, group, and the district of the NIK's first issue."""

    village: Ints
    group: Ints
    origin: Ints

    def of(self, *wanted: int) -> Ints:
        """The people of some groups."""
        return np.flatnonzero(np.isin(self.group, wanted))


def gather(chunk: Chunk, seed: int) -> Crowd:
    """The people of a chunk; within a village in an order that tells nothing."""
    cells = np.repeat(np.arange(chunk.counts.size), chunk.counts.ravel())
    village, group = np.divmod(cells, groups.NUMBER)
    shuffle = stream(seed, "order", chunk.number).random(len(cells))
    order = np.argsort(village + shuffle, kind="stable")
    villages = chunk.villages[village[order]]
    return Crowd(villages, group[order], _origins(villages, seed, chunk.number))


def _origins(village: Ints, seed: int, number: int) -> Ints:
    """The districts of first registration: mostly one's own, else the province's, else any, by population."""
    settings, known, draw = calibration().people, places(), stream(seed, "origins", number)
    origin = known.district[village].copy()
    where = draw.random(len(village))
    of_nation, of_province = _stairs()
    anywhere = np.flatnonzero(where >= settings.own_district + settings.own_province)
    origin[anywhere] = of_nation.pick(draw.random(len(anywhere)), np.zeros(len(anywhere), dtype=np.int64))
    nearby = np.flatnonzero(
        (where >= settings.own_district) & (where < settings.own_district + settings.own_province)
    )
    origin[nearby] = of_province.pick(draw.random(len(nearby)), known.province[village[nearby]])
    return origin


@dataclass(frozen=True)
class _Stairs:
    """The stair of population over all districts, and where the stairs of several wholes begin and end on it."""

    low: Floats
    high: Floats
    steps: Floats

    def pick(self, chance: Floats, whole: Ints) -> Ints:
        """The district on whose step a chance falls, within a whole."""
        height = self.low[whole] + chance * (self.high - self.low)[whole]
        districts: Ints = np.searchsorted(self.steps, height, side="right").clip(0, len(self.steps) - 1)
        return districts


@cache
def _stairs() -> tuple[_Stairs, _Stairs]:
    """The nation as one whole, and the provinces (by place)."""
    known = places()
    stair = np.bincount(
        known.district, weights=known.population, minlength=len(known.districts.codes)
    ).cumsum()
    last = (
        np.searchsorted(known.province_of_district, np.arange(len(known.provinces.codes)), side="right") - 1
    )
    high = stair[last]
    low = np.concatenate([[0.0], high[:-1]])
    return _Stairs(np.zeros(1), stair[-1:], stair), _Stairs(low, high, stair)
