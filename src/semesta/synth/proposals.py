"""Who is proposed as a vulnerable worker, by whom, and what a good check says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth import groups
from semesta.synth.apportion import apportion
from semesta.synth.calendar_texts import day_number
from semesta.synth.calibration import calibration
from semesta.synth.memberships import PU

if TYPE_CHECKING:
    from semesta.synth.scene import Scene
    from semesta.synth.vectors import Ints

#: Verdicts on a person's second row: proposed by the same funder again, or by another one.
DUPLICATE: Final = "duplicate"
FUNDED_TWICE: Final = "funded_twice"
INVALID_NIK: Final = "invalid_nik"
ONE_IN_FOUR: Final = 4
YEAR: Final = 366


@dataclass(frozen=True)
class Proposals:
    """One entry a row: person (place in the chunk), verdict (place in the settings), funder (0 or 1)."""

    person: Ints
    verdict: Ints
    funder: Ints


def verdicts() -> tuple[str, ...]:
    """The verdicts, in the order of the settings."""
    return tuple(calibration().rosters.verdicts)


def propose(scene: Scene, draw: np.random.Generator) -> Proposals:
    """The proposals of a scene, mixed; a person's second row comes after the first."""
    names = verdicts()
    wanted = _wanted(scene)
    chosen: dict[str, Ints] = {}
    taken = np.zeros(0, dtype=np.int64)
    for name, able in _candidates(scene).items():
        free = able[~np.isin(able, taken)]
        chosen[name] = draw.choice(free, min(wanted[name], len(free)), replace=False)
        taken = np.concatenate([taken, chosen[name]])
    sound = draw.permutation(chosen["eligible"])
    double, twice = wanted[DUPLICATE], wanted[FUNDED_TWICE]
    chosen[DUPLICATE], chosen[FUNDED_TWICE] = sound[:double], sound[double : double + twice]
    person = np.concatenate([chosen[name] for name in names])
    verdict = np.repeat(np.arange(len(names)), [len(chosen[name]) for name in names])
    funder = (scene.people.number[person] % ONE_IN_FOUR == 0).astype(np.int64)
    funder = np.where(verdict == names.index(FUNDED_TWICE), 1 - funder, funder)
    again = np.isin(verdict, [names.index(DUPLICATE), names.index(FUNDED_TWICE)])
    rank = draw.random(len(scene.people.group))[person]
    order = np.lexsort((again, np.where(again, rank + draw.random(len(person)) * (1 - rank), rank)))
    return Proposals(person[order], verdict[order], funder[order])


def _wanted(scene: Scene) -> dict[str, int]:
    shares = calibration().rosters.verdicts
    return dict(
        zip(shares, apportion(scene.chunk.quotas.rosters, list(shares.values())).tolist(), strict=True)
    )


def _candidates(scene: Scene) -> dict[str, Ints]:
    """Who can be proposed under each verdict (but the two on second rows)."""
    people, members, last = scene.people, scene.members, scene.period.last_day
    # A year of room, so that nobody is proposed on the very birthday that the rule turns on.
    limit = day_number(last.replace(year=last.year - calibration().rosters.lowest_age_over, day=28))
    old, young = people.born <= limit - YEAR, people.born > limit + YEAR
    poor = people.group == groups.INFORMAL_UNCOVERED
    employed = np.zeros(len(people.group), dtype=bool)
    employed[members.person[members.active & (members.segment == PU)]] = True
    return {
        "eligible": np.flatnonzero(poor & young),
        "covered_pu": np.flatnonzero((people.group == groups.FORMAL_COVERED) & employed & young),
        "covered": np.flatnonzero((people.group == groups.INFORMAL_COVERED) & young),
        "deceased": np.flatnonzero(people.group == groups.DECEASED),
        "moved": np.flatnonzero(people.group == groups.MOVED),
        "over_age": np.flatnonzero(poor & old),
        INVALID_NIK: np.flatnonzero(poor & young),
    }
