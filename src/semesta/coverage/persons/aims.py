"""Which figure of the survey each village's workers are raked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.persons.levels import WIDTHS
from semesta.coverage.persons.values import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.coverage.persons.survey import Survey

FORMALITIES = VALUES["formality"]


@dataclass(frozen=True)
class Aim:
    """An area whose workers the survey knows: by formality, or only all together."""

    area_code: str
    is_split: bool


def aim_of(survey: Survey, area_code: str) -> Aim | None:
    """What the survey says of an area; None when it says nothing."""
    if all(survey.of(area_code, formality) for formality in FORMALITIES):
        return Aim(area_code, is_split=True)
    return Aim(area_code, is_split=False) if survey.of(area_code) else None


def aims_of(survey: Survey, villages: Iterable[str]) -> dict[str, Aim | None]:
    """The aim of each village: its regency's figure, else its province's where no regency of the province has one."""
    regency, province = WIDTHS["regency"], WIDTHS["province"]
    codes = list(villages)
    own = {code: aim_of(survey, code) for code in {village[:regency] for village in codes}}
    known = {code[:province] for code, aim in own.items() if aim is not None}
    wide = {code: aim_of(survey, code) for code in {village[:province] for village in codes} - known}
    return {village: own[village[:regency]] or wide.get(village[:province]) for village in codes}
