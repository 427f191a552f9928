"""All employers of a run in one book, so that memberships find theirs by its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.conduct import Conduct, judge_conduct
from semesta.synth.employers import Employers, make_employers
from semesta.synth.memberships import JAKON, PU
from semesta.synth.minimum_wages import minimum_wage
from semesta.synth.places import places
from semesta.synth.scatter import scatter

if TYPE_CHECKING:
    from semesta.synth.census import Census
    from semesta.synth.plan import Plan
    from semesta.synth.vectors import Floats, Ints

FIRST_NPP = 10_000_000
NPPS = 90_000_000
NO_EMPLOYER = -1


@dataclass(frozen=True)
class Book:
    """Employers and their conduct by province; ``first`` is the place of a province's first employer.

    The vectors have an entry an employer: NPP, usual wage, honesty, programmes, months between the period and the last
    paid one, section, regency, minimum wage.
    """

    employers: dict[str, Employers]
    conduct: dict[str, Conduct]
    first: dict[str, int]
    npp: Ints
    wage_level: Floats
    honesty: Floats
    programmes: Ints
    behind: Ints
    section: Ints
    regency: Ints
    lowest_wage: Ints

    def __len__(self) -> int:
        return len(self.npp)


def open_book(plan: Plan, census: Census, year: int) -> Book:
    """The employers of all provinces of a plan, with as many vacancies as the census found."""
    employers = {
        aim.province: make_employers(
            aim, census.vacancies[aim.province, PU], census.vacancies[aim.province, JAKON], plan.seed
        )
        for aim in plan.aims
    }
    conduct = {province: judge_conduct(those, plan.seed) for province, those in employers.items()}
    ends = np.cumsum([len(those) for those in employers.values()])
    first = dict(zip(employers, [0, *ends[:-1].tolist()], strict=True))
    return Book(
        employers,
        conduct,
        first,
        npp=FIRST_NPP + scatter(np.arange(int(ends[-1])), NPPS, plan.seed, "NPP"),
        wage_level=np.concatenate([those.wage_level for those in employers.values()]),
        honesty=np.concatenate([those.honesty for those in conduct.values()]),
        programmes=np.concatenate([those.programmes for those in conduct.values()]),
        behind=np.concatenate([those.months_behind for those in conduct.values()]),
        section=np.concatenate([those.section for those in employers.values()]),
        regency=places().regency[np.concatenate([those.village for those in employers.values()])],
        lowest_wage=np.concatenate(
            [np.full(len(those), minimum_wage(province, year)) for province, those in employers.items()]
        ),
    )
