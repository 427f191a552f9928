"""The employers that a province's branches have registered, as they really are: sizes, places, lines of business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.apportion import apportion, whole
from semesta.synth.calibration import calibration
from semesta.synth.dirt import rate
from semesta.synth.firm_naming import give_firm_names
from semesta.synth.places import places
from semesta.synth.sections import CONSTRUCTION, section_stairs, sections
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.synth.figures import Figures
    from semesta.synth.vectors import Flags, Floats, Ints, Names

UNEVEN_WAGES = 0.22
FORMER_SIZE = 6.0


@dataclass(frozen=True)
class Employers:
    """One entry a membership number (NPP).

    ``firm`` is the truth's employer_id within the province (a firm with two NPP has two entries), ``village`` and
    ``section`` are places; ``employees`` and ``builders`` are the people whom its PU and JAKON memberships stand for;
    ``closed`` firms have none, ``former`` is how many they had. ``second`` marks the second NPP of a firm, ``paired``
    both of them. ``wage_level`` is its usual wage as a multiple of the minimum wage. ``scale`` is 0 (micro) to 3 (large).
    """

    province: str
    firm: Ints
    village: Ints
    section: Ints
    employees: Ints
    builders: Ints
    former: Ints
    closed: Flags
    second: Flags
    paired: Flags
    scale: Ints
    wage_level: Floats
    names: Names

    def __len__(self) -> int:
        return len(self.firm)

    @property
    def size(self) -> Ints:
        """People with an active membership."""
        return self.employees + self.builders


def make_employers(aim: Figures, employees: int, builders: int, seed: int) -> Employers:
    """A province's employers, who have places for exactly so many PU and JAKON memberships."""
    draw = stream(seed, f"employers {aim.province}")
    count = aim.employers
    closed, firm, second = _lives(count, draw)
    size = np.zeros(count, dtype=np.int64)
    still = np.flatnonzero(~closed)
    size[still] = _sizes(employees, len(still), draw)
    section = _sections_of(size, aim.province, draw)
    section[second] = section[firm[second]]
    building = np.flatnonzero((section == sections().place(CONSTRUCTION)) & ~closed)
    if len(building) == 0:
        building = still[:1]
        section[building] = sections().place(CONSTRUCTION)
    builder = np.zeros(count, dtype=np.int64)
    builder[building] = apportion(
        builders, draw.lognormal(0.0, calibration().employers.spread, len(building))
    )
    village = _villages_of(count, aim.province, draw)
    village[second] = village[firm[second]]
    former = np.where(closed, np.ceil(draw.lognormal(1.0, 1.0, count) * FORMER_SIZE / 2), 0).astype(np.int64)
    whole_firm = np.bincount(firm, weights=size + builder + former, minlength=count)[firm]
    names = give_firm_names(section, draw)
    names[second] = names[firm[second]]
    return Employers(
        province=aim.province,
        firm=firm,
        village=village,
        section=section,
        employees=size,
        builders=builder,
        former=former,
        closed=closed,
        second=second,
        paired=np.isin(firm, firm[second]),
        scale=scale_of(whole_firm),
        wage_level=sections().wage_level[section] * draw.lognormal(0.0, UNEVEN_WAGES, count),
        names=names,
    )


def scale_of(workers: Floats | Ints) -> Ints:
    """0 micro, 1 small, 2 medium, 3 large, by the number of workers."""
    return np.searchsorted(np.array(calibration().employers.scales), workers, side="right").clip(1) - 1


def _lives(count: int, draw: np.random.Generator) -> tuple[Flags, Ints, Flags]:
    """Which have closed, the firm of each, and which are a firm's second NPP."""
    order = draw.permutation(count)
    ended = whole(count * rate("employer_closed", "employers"))
    again = min(whole(count * rate("employer_second_npp", "employers")), (count - ended) // 2)
    closed = np.zeros(count, dtype=bool)
    closed[order[:ended]] = True
    second = np.zeros(count, dtype=bool)
    second[order[ended : ended + again]] = True
    firm = np.arange(count)
    firm[order[ended : ended + again]] = order[ended + again : ended + 2 * again]
    return closed, firm, second


def _sizes(people: int, firms: int, draw: np.random.Generator) -> Ints:
    """Long-tailed sizes with an exact sum, at least one each where there are enough people."""
    weight = draw.lognormal(0.0, calibration().employers.spread, firms)
    if people < firms:
        return apportion(people, weight)
    return 1 + apportion(people - firms, weight)


def _sections_of(size: Ints, province: str, draw: np.random.Generator) -> Ints:
    """Lines of business, so that employees (not firms) are spread over them as published."""
    order = draw.permutation(len(size))
    weight = np.maximum(size[order], 0.1)
    middle = np.cumsum(weight) - weight / 2
    _, _, stair = section_stairs(province)
    section = np.empty(len(size), dtype=np.int64)
    section[order] = np.searchsorted(stair, middle / weight.sum(), side="right")
    return section.clip(0, len(stair) - 1)


def _villages_of(count: int, province: str, draw: np.random.Generator) -> Ints:
    """Where they are registered: by regency as assumed where it is, else by population."""
    known, given = places(), calibration().employers.regency_weights
    villages = known.in_province(province)
    weight = known.population[villages].copy()
    regency = known.regency[villages]
    total = np.bincount(regency, weights=weight, minlength=len(known.regencies.codes))
    if all(known.regencies.codes[place] in given for place in np.unique(regency)):
        wanted = np.array([given.get(code, 0.0) for code in known.regencies.codes])
        weight *= (wanted / np.where(total > 0, total, 1))[regency]
    return draw.choice(villages, count, p=weight / weight.sum())
