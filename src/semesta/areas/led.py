"""Leading a code of 2022 to the present area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.areas.changes import former_names, led_codes, old_names, reused_codes
from semesta.areas.code import normalise
from semesta.areas.lookup import find, get
from semesta.areas.nearest import areas_near, with_lost_zero

if TYPE_CHECKING:
    from semesta.areas.area import Area


@dataclass(frozen=True, slots=True)
class Led:
    """Where a code leads today.

    ``area`` is the present area, None when the code cannot be led. ``changed`` says that its code was another one in
    2022; ``former_name`` is its name of 2022 where that was another. ``reused`` says that the same code meant another
    place in 2022: a warning for registers of that time, never a reason to reject. ``candidates`` are the areas that an
    unknown code may mean, or among which the place that a reused code meant is to be sought.
    """

    code: str
    area: Area | None
    changed: bool = False
    reused: bool = False
    candidates: tuple[Area, ...] = ()
    former_name: str = ""


def lead(code: str) -> Led:
    """Lead a Kemendagri code, of today or of 2022, with or without dots, to the present area. Never raises."""
    dotted = normalise(code)
    if dotted is None:
        return Led(code, None, candidates=with_lost_zero(code))
    present = find(dotted)
    if present is not None:
        among = tuple(get(other) for other in reused_codes().get(dotted, ()))
        return Led(
            dotted, present, reused=bool(among), candidates=among, former_name=former_names().get(dotted, "")
        )
    former_name = old_names().get(dotted, "")
    if dotted in led_codes():
        return Led(dotted, get(led_codes()[dotted]), changed=True, former_name=former_name)
    return Led(dotted, None, candidates=areas_near(dotted), former_name=former_name)
