"""Exact numbers of what some people have beside the rest: second cards, duplicates, roster rows, ..."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import groups
from semesta.synth.apportion import apportion, whole
from semesta.synth.calibration import calibration
from semesta.synth.dirt import rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from semesta.synth.figures import Figures
    from semesta.synth.vectors import Ints


@dataclass(frozen=True)
class Quotas:
    """So many people with a second membership, a duplicate card, ...

    ``gone_active`` and ``public_active`` have an active membership although they are deceased or moved, or public
    servants; ``worker_duplicates`` a second row in the workers register; ``away`` a membership that another province's
    branches registered; ``rosters`` are rows of the roster.
    """

    several: int
    duplicates: int
    gone_active: int
    public_active: int
    worker_duplicates: int
    away: int
    rosters: int

    @property
    def memberships(self) -> int:
        """Active memberships beside the first one of each covered person."""
        return self.several + self.duplicates + self.gone_active + self.public_active


def of_residents(aim: Figures, *, with_away: bool) -> Quotas:
    """The quotas of a province's residents."""
    settings = calibration()
    return Quotas(
        several=whole(aim.covered * rate("several_memberships", "participants")),
        duplicates=whole(aim.covered * rate("duplicate", "participants")),
        gone_active=whole((aim.deceased + aim.moved) * settings.memberships.still_active),
        public_active=whole(aim.public_servants * settings.memberships.public_servants_active),
        worker_duplicates=whole(aim.eligible * rate("duplicate", "workers")),
        away=aim.away if with_away else 0,
        rosters=whole(aim.eligible * settings.rosters.rows),
    )


def of_outsiders(memberships: int) -> tuple[int, Quotas]:
    """The people who hold so many active memberships, and their quotas."""
    several, duplicates = rate("several_memberships", "participants"), rate("duplicate", "participants")
    second = int(memberships * several / (1 + several + duplicates))
    double = int(memberships * duplicates / (1 + several + duplicates))
    return memberships - second - double, Quotas(second, double, 0, 0, 0, 0, 0)


def split(quotas: Quotas, parts: Sequence[Ints]) -> list[Quotas]:
    """The quotas of each part (people by village and group) in proportion to the people whom they concern."""
    concerned = {
        "several": (*groups.COVERED, groups.OUTSIDE),
        "duplicates": (*groups.COVERED, groups.OUTSIDE),
        "gone_active": groups.GONE,
        "public_active": (groups.PUBLIC,),
        "worker_duplicates": groups.ELIGIBLE,
        "away": (groups.FORMAL_COVERED,),
        "rosters": groups.UNCOVERED,
    }
    shares = {}
    for field in fields(Quotas):
        people = np.array([int(part[:, concerned[field.name]].sum()) for part in parts], dtype=np.int64)
        wanted = min(getattr(quotas, field.name), int(people.sum()))
        shares[field.name] = apportion(wanted, people, people)
    return [
        Quotas(**{name: int(share[place]) for name, share in shares.items()}) for place in range(len(parts))
    ]
