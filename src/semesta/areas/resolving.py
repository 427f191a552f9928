"""The area that a person means by the code that they type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.areas.bps import from_bps
from semesta.areas.led import lead
from semesta.areas.nearest import in_words, unknown_area
from semesta.errors import Problem, problem

if TYPE_CHECKING:
    from semesta.areas.area import Area

_REGENCY_DIGITS = 4


def resolve(code: str) -> tuple[Area, tuple[Problem, ...]]:
    """The present area of a code with or without dots, and the warnings that its reader should see.

    Warnings: W-AREA-001, a code of 2022 was led to the present one; W-AREA-002, the code meant another place in 2022.

    Raises:
        SemestaError: E-AREA-003, a regency's digits mean another regency as a BPS code; E-AREA-001, -002, -006 and
            -007 as ``semesta.areas.get`` raises them.
    """
    led = lead(code)
    is_regency_without_dot = len(code.strip()) == _REGENCY_DIGITS
    if led.area is None or (is_regency_without_dot and from_bps(code).area not in (None, led.area)):
        raise unknown_area(code)
    area = in_words((led.area,))
    if led.changed:
        return led.area, (problem("W-AREA-001", given=code, area=area),)
    if led.reused:
        named = led.former_name or led.area.name
        among = in_words(led.candidates)
        return led.area, (problem("W-AREA-002", given=code, name=named, area=area, candidates=among),)
    return led.area, ()
