"""What each province is to have: workers, covered people, memberships, employers; published or assumed, times the share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import data
from semesta.synth.apportion import apportion, whole
from semesta.synth.calibration import calibration, of_province
from semesta.synth.dirt import rate
from semesta.synth.places import places

if TYPE_CHECKING:
    from semesta.synth.vectors import Floats


@dataclass(frozen=True)
class Figures:
    """The aims of one province, as whole numbers of people, memberships and firms.

    ``covered`` are distinct resident eligible workers with an active membership, wherever it is registered;
    ``memberships`` the active ones that the province's branches registered; ``away`` the covered residents whose
    membership is registered by the branches of ``outside.province``.
    """

    province: str
    eligible: int
    formal: int
    covered: int
    covered_informal: int
    memberships: int
    away: int
    employers: int
    public_servants: int
    deceased: int
    moved: int


def figures(province: str, share: float) -> Figures:
    """The aims of a province at a share of its size."""
    settings = calibration()
    row = next(row for row in data.rows("provinces.csv") if row["code"] == province)
    away = _away(province)
    eligible, covered = _eligible_and_covered(province, away)
    informal = covered * of_province(settings.memberships.informal, province)
    # Where the published members fill more of the formal workers than that, there are more formal workers.
    fewest_formal = (covered - informal) / settings.memberships.highest_coverage_of_formal
    formal = max(eligible * of_province(settings.people.formal, province), fewest_formal)
    return Figures(
        province=province,
        eligible=whole(eligible * share),
        formal=whole(formal * share),
        covered=whole(covered * share),
        covered_informal=whole(informal * share),
        memberships=whole(int(row["active_memberships"]) * share),
        away=whole(away * share),
        employers=max(whole(_employers(province) * share), 1),
        public_servants=whole(eligible * share * settings.people.public_servants),
        deceased=whole(eligible * share * rate("person_deceased", "workers")),
        moved=whole(eligible * share * rate("person_moved", "workers")),
    )


def memberships_a_person() -> float:
    """Active memberships for each covered person."""
    return 1 + rate("several_memberships", "participants") + rate("duplicate", "participants")


def outside_weights() -> Floats:
    """For each village, its share among the members of ``outside.province`` who live elsewhere; sums to 1."""
    known, settings = places(), calibration().outside
    near = np.isin(known.regency, known.regencies.places(list(settings.near_regencies)))
    elsewhere = known.province != known.provinces.codes.index(settings.province)
    close = np.where(near, known.population, 0.0)
    far = np.where(elsewhere & ~near, known.population, 0.0)
    weights: Floats = settings.near * close / close.sum() + (1 - settings.near) * far / far.sum()
    return weights


def _away(province: str) -> float:
    """How many residents are members through the branches of ``outside.province``."""
    settings = calibration()
    if province == settings.outside.province:
        return 0.0
    home = next(row for row in data.rows("provinces.csv") if row["code"] == settings.outside.province)
    outside = int(home["active_memberships"]) / memberships_a_person() - settings.memberships.reference
    weights = outside_weights()
    return float(outside * weights[places().in_province(province)].sum())


def _eligible_and_covered(province: str, away: float) -> tuple[float, float]:
    settings = calibration()
    row = next(row for row in data.rows("provinces.csv") if row["code"] == province)
    if province == settings.outside.province:
        return int(row["eligible"]), settings.memberships.reference
    covered = int(row["active_memberships"]) / memberships_a_person() + away
    return max(int(row["eligible"]), covered / settings.memberships.highest_coverage), covered


def _employers(province: str) -> int:
    """Registered employers: published for DKI, the nation's other ones by active memberships."""
    registered = calibration().employers.registered
    if province in registered:
        return registered[province]
    rows = [row for row in data.rows("provinces.csv") if row["code"] not in registered]
    rest = registered["nation"] - sum(count for code, count in registered.items() if code != "nation")
    parts = apportion(rest, [int(row["active_memberships"]) for row in rows])
    return int(parts[[row["code"] for row in rows].index(province)])
