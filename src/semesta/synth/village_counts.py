"""How many people of each group live in each village: exact in sum, uneven between villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import groups
from semesta.synth.apportion import apportion, whole
from semesta.synth.calibration import calibration
from semesta.synth.places import places
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.synth.figures import Figures
    from semesta.synth.vectors import Floats, Ints

UNEVEN_FORMAL = 0.15


def village_counts(aims: Figures, seed: int) -> Ints:
    """People of each group (columns, see ``groups``) in each village (rows) of a province.

    The columns add up to the aims to the last person.
    """
    known = places()
    villages = known.in_province(aims.province)
    draw = stream(seed, f"villages {aims.province}")
    counts = np.zeros((len(villages), groups.NUMBER), dtype=np.int64)
    eligible = apportion(aims.eligible, known.population[villages])
    tilt = draw.lognormal(0.0, UNEVEN_FORMAL, len(villages))
    formal = apportion(aims.formal, eligible * tilt, eligible)
    covered = _covered(aims, known.regency[villages], eligible, draw)
    informal_covered = _informal(aims, covered, formal, eligible - formal)
    counts[:, groups.FORMAL_COVERED] = covered - informal_covered
    counts[:, groups.FORMAL_UNCOVERED] = formal - (covered - informal_covered)
    counts[:, groups.INFORMAL_COVERED] = informal_covered
    counts[:, groups.INFORMAL_UNCOVERED] = eligible - formal - informal_covered
    counts[:, groups.PUBLIC] = apportion(aims.public_servants, eligible)
    counts[:, groups.DECEASED] = apportion(aims.deceased, eligible)
    counts[:, groups.MOVED] = apportion(aims.moved, eligible)
    return counts


def outside_counts(people: int, weights: Floats, seed: int) -> Ints:
    """So many people of the group OUTSIDE, drawn over all villages of the nation (rows) by weight."""
    counts = np.zeros((len(weights), groups.NUMBER), dtype=np.int64)
    counts[:, groups.OUTSIDE] = stream(seed, "outside").multinomial(people, weights)
    return counts


def _covered(aims: Figures, regency: Ints, eligible: Ints, draw: np.random.Generator) -> Ints:
    """Covered people of each village: first of each regency (published where it is), then within it."""
    settings = calibration().people
    known = places().regencies.codes
    number = np.unique(regency)
    workers = np.array([eligible[regency == place].sum() for place in number])
    weight = workers * draw.lognormal(0.0, settings.uneven / 2, len(number))
    published = {
        place: rate for place, code in enumerate(known) if (rate := settings.coverage_of_regency.get(code))
    }
    given = np.array(
        [whole(published.get(place, 0) * count) for place, count in zip(number, workers, strict=True)]
    )
    given = given if given.sum() <= aims.covered else np.zeros_like(given)
    free = np.where(given > 0, 0.0, weight)
    of_regency = given + apportion(aims.covered - int(given.sum()), free, workers)
    covered = np.zeros_like(eligible)
    odds = draw.lognormal(0.0, settings.uneven, len(eligible))
    for place, count in zip(number, of_regency, strict=True):
        inside = regency == place
        covered[inside] = apportion(int(count), (eligible * odds)[inside], eligible[inside])
    return covered


def _informal(aims: Figures, covered: Ints, formal: Ints, informal: Ints) -> Ints:
    """How many of the covered of each village are informal: at least those for whom there is no formal work."""
    least = np.maximum(covered - formal, 0)
    rest = min(
        max(aims.covered_informal - int(least.sum()), 0), int((np.minimum(informal, covered) - least).sum())
    )
    weight = np.where(covered > 0, informal + 0.5, 0.0)
    more = apportion(rest, weight, np.minimum(informal, covered) - least)
    total: Ints = least + more
    return total
