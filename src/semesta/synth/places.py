"""Villages, their districts and regencies as numbers, and how many people live in each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from semesta import areas
from semesta.synth import data
from semesta.synth.arrow import choose
from semesta.synth.streams import stream

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.vectors import Floats, Ints

UNEVEN_VILLAGES = 0.6
COUNTED = "31"


@dataclass(frozen=True)
class Level:
    """The areas of one level: ``codes`` in order; areas are known by their place in it."""

    codes: tuple[str, ...]

    def places(self, codes: list[str]) -> Ints:
        """The places of these codes."""
        index = {code: place for place, code in enumerate(self.codes)}
        return np.array([index[code] for code in codes], dtype=np.int64)


@dataclass(frozen=True)
class Places:
    """All villages of the nation. Vectors of ``villages``: district, regency, province (places), population."""

    villages: Level
    districts: Level
    regencies: Level
    provinces: Level
    district: Ints
    regency: Ints
    province: Ints
    population: Floats
    province_of_district: Ints

    def in_province(self, code: str) -> Ints:
        """The villages of a province."""
        return np.flatnonzero(self.province == self.provinces.codes.index(code))


@cache
def places() -> Places:
    """All places. Jakarta's villages have their counted population, others a share of their regency's (assumed)."""
    table = areas.codes_table().to_pydict()
    levels: dict[str, list[str]] = {level: [] for level in areas.LEVELS}
    for code, level in zip(table["code"], table["level"], strict=True):
        levels[level].append(code)
    villages, districts, regencies, provinces = (
        Level(tuple(levels[name])) for name in ("village", "district", "regency", "province")
    )
    return Places(
        villages,
        districts,
        regencies,
        provinces,
        district=districts.places([code[:8] for code in villages.codes]),
        regency=regencies.places([code[:5] for code in villages.codes]),
        province=provinces.places([code[:2] for code in villages.codes]),
        population=_village_populations(villages, regencies),
        province_of_district=provinces.places([code[:2] for code in districts.codes]),
    )


def write_villages(villages: Ints) -> pa.Array:
    """The codes of villages, as a column of text."""
    return choose(places().villages.codes, villages)


def _village_populations(villages: Level, regencies: Level) -> Floats:
    regency = regencies.places([code[:5] for code in villages.codes])
    total = np.zeros(len(regencies.codes))
    for row in data.rows("regencies.csv"):
        total[regencies.codes.index(row["code"])] = int(row["population"])
    weight = stream(0, "village sizes").lognormal(0.0, UNEVEN_VILLAGES, len(villages.codes))
    share = weight / np.bincount(regency, weights=weight, minlength=len(regencies.codes))[regency]
    population = share * total[regency]
    counted = data.rows(f"villages_{COUNTED}.csv")
    population[villages.places([row["code"] for row in counted])] = [
        int(row["population"]) for row in counted
    ]
    return population
