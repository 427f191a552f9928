"""BPS codes led to Kemendagri codes: province (2 digits), regency (4), district (7); villages (10) cannot be led.

The table is that of sig.bps.go.id, BPS codes of 2020. Its Kemendagri side is of the same year and is led on through the
code changes. In 2022 BPS gave the new provinces of Papua numbers of their own, for which no table below the province is
public.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from semesta.areas.area import INDONESIA
from semesta.areas.changes import led_codes
from semesta.areas.data import rows
from semesta.areas.lookup import children, find, get
from semesta.areas.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.areas.area import Area, Level

Reason = Literal["led", "no_bps_code", "unknown", "village", "new_province", "doubtful"]

# BPS number of the provinces of 2022 -> Kemendagri: Papua Barat Daya, Papua Selatan, Papua Tengah, Papua Pegunungan.
NEW_PROVINCES = {"92": "96", "95": "93", "96": "94", "97": "95"}

_FORM = re.compile(r"[0-9]{2}|[0-9]{4}|[0-9]{7}|[0-9]{10}")
_LEVEL_BY_LENGTH: dict[int, Level] = {2: "province", 4: "regency", 7: "district"}
_DISTRICT_DIGITS = 7
_VILLAGE_DIGITS = 10
_WHOLE_NATION = "0000"
_WHOLE_PROVINCE = "00"


@dataclass(frozen=True, slots=True)
class BpsReading:
    """What a code means as a BPS code.

    ``area`` is the present area, None when the code cannot be led; ``reason`` says why: ``no_bps_code`` (not the form
    of one), ``unknown`` (not in the table of 2020), ``village`` (no table for villages is public), ``new_province``
    (below a province of 2022), ``doubtful`` (the table contradicts itself). ``candidates`` are the areas to look at.
    """

    code: str
    level: Level | None
    area: Area | None
    reason: Reason
    bps_name: str = ""
    candidates: tuple[Area, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether the code may be a BPS code, even when it cannot be led."""
        return self.reason not in ("no_bps_code", "unknown")


def from_bps(code: str) -> BpsReading:
    """Read digits as a BPS code and lead them to the present area. Never raises.

    ``3100`` is read as BPS prints a province beside its regencies, ``0000`` as Indonesia.
    """
    digits = code.strip()
    if not _FORM.fullmatch(digits):
        return BpsReading(code, None, None, "no_bps_code")
    if digits == _WHOLE_NATION:
        return BpsReading(digits, "nation", INDONESIA, "led", INDONESIA.name)
    if len(digits) == _VILLAGE_DIGITS:
        return _village(digits)
    return _down_to_district(
        digits.removesuffix(_WHOLE_PROVINCE) if len(digits) == len(_WHOLE_NATION) else digits
    )


def _down_to_district(digits: str) -> BpsReading:
    level, name = _LEVEL_BY_LENGTH[len(digits)], bps_names().get(digits, "")
    if digits in led_bps_codes():
        area = get(led_bps_codes()[digits])
        return BpsReading(digits, level, area, "led", name or area.name)
    if digits in doubtful_codes():
        return BpsReading(
            digits, level, None, "doubtful", name, tuple(get(each) for each in doubtful_codes()[digits])
        )
    if digits[:2] in NEW_PROVINCES:
        return BpsReading(digits, level, None, "new_province", candidates=children(NEW_PROVINCES[digits[:2]]))
    return BpsReading(digits, level, None, "unknown")


def _village(digits: str) -> BpsReading:
    """A village: never led, but its district may be named."""
    district = from_bps(digits[:_DISTRICT_DIGITS])
    reason: Reason = "village" if district.area is not None else district.reason
    near = (district.area,) if district.area is not None else district.candidates
    return BpsReading(digits, "village", None, reason, candidates=near)


@cache
def led_bps_codes() -> Mapping[str, str]:
    """Present Kemendagri code by BPS code, of all that can be led."""
    old = {bps: kemendagri for bps, _, kemendagri, _ in rows("bps_2020.csv") if bps not in doubtful_codes()}
    return {bps: led_codes().get(code, code) for bps, code in (old | NEW_PROVINCES).items()}


@cache
def bps_names() -> Mapping[str, str]:
    """Name of 2020 by BPS code."""
    return {bps: name for bps, name, _, _ in rows("bps_2020.csv")}


@cache
def doubtful_codes() -> Mapping[str, tuple[str, ...]]:
    """BPS codes whose row names two different districts, each of which another row of the regency names too.

    Gives the present Kemendagri codes that the number and the name point to.
    """
    by_bps_name: dict[tuple[str, str], str] = {}
    by_kemendagri_name: dict[tuple[str, str], str] = {}
    differing = []
    districts = (row for row in rows("bps_2020.csv") if len(row[0]) == _DISTRICT_DIGITS)
    for bps, bps_name, code, name in districts:
        regency, called, named = bps[:4], fold(bps_name), fold(name)
        by_bps_name[regency, called] = by_kemendagri_name[regency, named] = code
        if called != named:
            differing.append((bps, code, (regency, called), (regency, named)))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for bps, code, called_key, named_key in differing:
        others = {by_kemendagri_name.get(called_key, code), by_bps_name.get(named_key, code)} - {code}
        if others:
            found[bps] = {code, *others}
    return {bps: tuple(_present(codes)) for bps, codes in found.items()}


def _present(codes: set[str]) -> list[str]:
    return sorted(code for code in (led_codes().get(each, each) for each in codes) if find(code) is not None)
