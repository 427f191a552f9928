"""Lines of business (sections of KBLI 2020): shares of workers, risk, wages, occupations (``data/sections.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import data
from semesta.synth.calibration import calibration, of_province

if TYPE_CHECKING:
    from semesta.synth.vectors import Floats, Ints

CONSTRUCTION = "F"
HOUSEHOLDS = "T"
PUBLIC_SECTIONS = "OPQ"
#: The least share of firms with employees of their own that is left to construction, whose people are mostly JAKON.
LEAST = 0.01


@dataclass(frozen=True)
class Sections:
    """One entry a section, in order of its letter. ``kbli`` has its codes of five digits, ``work`` its occupations."""

    letters: tuple[str, ...]
    jkk_group: Ints
    wage_level: Floats
    kbli: tuple[tuple[str, ...], ...]
    formal_work: tuple[tuple[str, ...], ...]
    informal_work: tuple[tuple[str, ...], ...]

    def place(self, letter: str) -> int:
        """The place of a section."""
        return self.letters.index(letter)


@cache
def sections() -> Sections:
    """The sections A to U."""
    rows = data.rows("sections.csv")
    return Sections(
        tuple(row["section"] for row in rows),
        np.array([int(row["jkk_group"]) for row in rows], dtype=np.int64),
        np.array([float(row["wage_level"]) for row in rows]),
        *(
            tuple(tuple(row[name].split("|")) for row in rows)
            for name in ("kbli", "formal_work", "informal_work")
        ),
    )


@cache
def section_stairs(province: str) -> tuple[Floats, Floats, Floats]:
    """Stairs (rising to 1) of the shares of sections: of formal workers, of informal workers, of employees of firms.

    The first and the last leave out what JAKON memberships make up of construction; the last, households as employers.
    """
    rows, settings = data.rows("sections.csv"), calibration()
    column = "share_dki" if province == settings.outside.province else "share_other"
    share = np.array([float(row[column]) for row in rows])
    informal = np.array([float(row["informal"]) for row in rows])
    formal = share * (1 - informal) / (share * (1 - informal)).sum()
    building = sections().place(CONSTRUCTION)
    construction = settings.memberships.construction_of_formal * of_province(settings.people.formal, province)
    formal[building] = max(formal[building] - construction, LEAST)
    employees = formal.copy()
    employees[sections().place(HOUSEHOLDS)] = LEAST / 10
    return _stair(formal), _stair(share * informal), _stair(employees)


def _stair(weights: Floats) -> Floats:
    stair: Floats = np.cumsum(weights / weights.sum())
    stair[-1] = 1.0
    return stair
