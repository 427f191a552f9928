"""The first pass over all people: how many NIK each district issued, and how many vacancies employers must have.

It makes the same crowds and memberships as the second pass does, from the same streams, and keeps only counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.calibration import calibration
from semesta.synth.crowd import gather
from semesta.synth.memberships import JAKON, PU, enrol
from semesta.synth.places import places

if TYPE_CHECKING:
    from semesta.synth.plan import Plan
    from semesta.synth.vectors import Ints


@dataclass(frozen=True)
class Census:
    """``issued`` counts NIK by chunk (row) and district; ``vacancies`` by province and segment (PU, JAKON)."""

    issued: Ints
    vacancies: dict[tuple[str, int], int]

    @property
    def of_district(self) -> Ints:
        """NIK of each district."""
        total: Ints = self.issued.sum(axis=0)
        return total

    def before(self, chunk: int) -> Ints:
        """NIK of each district in earlier chunks."""
        earlier: Ints = self.issued[:chunk].sum(axis=0)
        return earlier


def take_census(plan: Plan) -> Census:
    """Count over all chunks of a plan."""
    districts = len(places().districts.codes)
    issued = np.zeros((len(plan.chunks), districts), dtype=np.int64)
    vacancies = {(aim.province, segment): 0 for aim in plan.aims for segment in (PU, JAKON)}
    for chunk in plan.chunks:
        crowd = gather(chunk, plan.seed)
        issued[chunk.number] = np.bincount(crowd.origin, minlength=districts)
        members = enrol(chunk, crowd, plan.seed)
        for segment in (PU, JAKON):
            wanted = members.needs_vacancy & (members.segment == segment)
            vacancies[chunk.province, segment] += int((wanted & ~members.away).sum())
            if members.away.any():
                vacancies[calibration().outside.province, segment] += int((wanted & members.away).sum())
    return Census(issued, vacancies)
