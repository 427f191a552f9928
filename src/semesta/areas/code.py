"""What a Kemendagri code says by its form alone: level, kind, parents (Permendagri 72/2019, Kepmendagri 300.2.2-2430/2025).

A code is two digits of the province, two of the regency (71 and above is a city), two of the district and four of the
village, whose first digit tells its kind: 1 kelurahan, 2 desa, 3 desa adat.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from semesta.areas.area import NATION
from semesta.errors import refusal

if TYPE_CHECKING:
    from semesta.areas.area import Kind, Level

_DOTTED = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_DIGITS = re.compile(r"([0-9]{2})(?:([0-9]{2})(?:([0-9]{2})([0-9]{4})?)?)?")

LEVEL_BY_LENGTH: dict[int, Level] = {2: "province", 5: "regency", 8: "district", 13: "village"}
_LENGTH_BY_LEVEL = {level: length for length, level in LEVEL_BY_LENGTH.items()}
_VILLAGE_KINDS: dict[str, Kind] = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}
_FIRST_CITY = "7"


def normalise(code: str) -> str | None:
    """The dotted text of a Kemendagri code written with or without dots; None when it has not the form of one.

    >>> normalise("3171011001")
    '31.71.01.1001'

    Only the form is judged: the area need not exist, and four digits without dots may just as well be a BPS code
    (``semesta.areas.reading`` decides that).
    """
    text = code.strip()
    if text.upper() == NATION:
        return NATION
    if _DOTTED.fullmatch(text):
        return text
    digits = _DIGITS.fullmatch(text)
    return ".".join(part for part in digits.groups() if part) if digits else None


def level_of(code: str) -> Level:
    """The level that a code has by its form: ``31.71`` is a regency, whether or not it exists.

    Raises:
        SemestaError: E-AREA-002, the text has not the form of an area code.
    """
    dotted = normalise(code)
    if dotted is None:
        raise refusal("E-AREA-002", given=code)
    return "nation" if dotted == NATION else LEVEL_BY_LENGTH[len(dotted)]


def parent_code_of(code: str) -> str | None:
    """The code of the parent of a dotted code; the nation's for a province, None for the nation."""
    if code == NATION:
        return None
    return code.rpartition(".")[0] or NATION


def part_of(code: str, level: Level) -> str | None:
    """The part of a dotted code that names its area of a level; None when the code does not reach down to it."""
    if level == "nation":
        return NATION
    length = _LENGTH_BY_LEVEL[level]
    return code[:length] if code != NATION and len(code) >= length else None


def is_within(code: str, ancestor: str) -> bool:
    """Whether a dotted code is that of an area or of one below it."""
    return ancestor in (NATION, code) or code.startswith(f"{ancestor}.")


def kind_of(code: str) -> Kind:
    """The kind of a dotted code of a province or below."""
    level = LEVEL_BY_LENGTH[len(code)]
    if level == "province":
        return "provinsi"
    if level == "regency":
        return "kota" if code[3] >= _FIRST_CITY else "kabupaten"
    return "kecamatan" if level == "district" else _VILLAGE_KINDS[code[9]]
