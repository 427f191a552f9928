"""The generator's settings (``data/calibration.toml``), typed."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from semesta.synth import data


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class People(_Part):
    """Who lives in the villages."""

    formal: dict[str, float]
    public_servants: float
    female: dict[str, float]
    own_district: float
    own_province: float
    ages: tuple[tuple[int, int, float, float], ...]
    coverage_of_regency: dict[str, float]
    uneven: float


class Memberships(_Part):
    """How many hold which membership."""

    reference: int
    informal: dict[str, float]
    construction_of_formal: float
    migrant_of_informal: float
    construction_outside: float
    still_active: float
    public_servants_active: float
    lapsed_of_uncovered: float
    lapsed_of_covered: float
    highest_coverage: float
    highest_coverage_of_formal: float


class Outside(_Part):
    """Members who live in another province than the branch that registered them."""

    province: str
    near: float
    near_regencies: tuple[str, ...]


class Employers(_Part):
    """Firms, and how they keep the law."""

    registered: dict[str, int]
    spread: float
    regency_weights: dict[str, float]
    nib_known: float
    npwp_known: float
    npwp_of_16: float
    licensed: float
    understaffed: float
    fewer_programmes: float
    in_arrears: float
    hidden: float
    scales: tuple[int, ...]


class Contributions(_Part):
    """What employers owe a month, as shares of the wage."""

    months: int
    paid_early: float
    jkk: tuple[float, ...]
    jkm: float
    jht: float
    jp: float
    jp_ceilings: dict[str, int]


class Rosters(_Part):
    """Proposed vulnerable workers and what a check should say of them."""

    rows: float
    lowest_age_over: int
    verdicts: dict[str, float]


class Survey(_Part):
    """The survey that counts workers."""

    error: float
    definition: str


class Calibration(_Part):
    """All settings."""

    people: People
    memberships: Memberships
    outside: Outside
    employers: Employers
    contributions: Contributions
    rosters: Rosters
    survey: Survey
    targets: dict[str, float]


@cache
def calibration() -> Calibration:
    """The settings in force."""
    return Calibration.model_validate(data.toml("calibration.toml"))


def of_province(values: dict[str, float], province: str) -> float:
    """A province's own value, or that of all others."""
    return values.get(province, values["other"])
