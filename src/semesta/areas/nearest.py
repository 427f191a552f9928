"""The areas that an unknown code may have meant, so that a refusal can name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.areas.area import NATION
from semesta.areas.bps import from_bps
from semesta.areas.changes import led_codes, matched_codes, old_names
from semesta.areas.code import normalise, parent_code_of, part_of
from semesta.areas.lookup import children, descendants, find, get, parents
from semesta.areas.names import fold
from semesta.errors import refusal

if TYPE_CHECKING:
    from semesta.areas.area import Area, Level
    from semesta.errors import SemestaError

_AT_MOST = 5
_LIKE = 70
_AS_LIKELY = 10


def areas_near(code: str) -> tuple[Area, ...]:
    """At most five areas that an unknown dotted code may mean, the likeliest first.

    For a code of 2022 the areas of a like name in what its regency is today, else what lies above it; for any other
    the areas of the nearest codes beside it.
    """
    above = _present_above(code)
    if code not in old_names():
        return _like_codes(above, code)
    doubtful = [get(matched_codes()[code])] if code in matched_codes() else []
    likely = [*doubtful, *_like_names(above, code)] or [above]
    return tuple(dict.fromkeys(likely))[:_AT_MOST]


def with_lost_zero(code: str) -> tuple[Area, ...]:
    """The area of a code whose last zero a spreadsheet lost: ``11.1``, read as a number, was ``11.10``."""
    area = find(f"{code.strip()}0")
    return (area,) if area is not None else ()


def unknown_area(code: str) -> SemestaError:
    """The refusal of a code that is no area, naming what it may have meant.

    E-AREA-003 when its digits are another area's BPS code, E-AREA-007 when they are a BPS code only, E-AREA-006 for a
    code of 2022 that cannot be led, else E-AREA-001 with the areas nearest by code or by name, or E-AREA-002 when
    nothing is near.
    """
    dotted = normalise(code)
    present = find(led_codes().get(dotted, dotted)) if dotted is not None else None
    as_bps = from_bps(code).area
    if present is not None and as_bps is not None and as_bps != present:
        return refusal("E-AREA-003", given=code, kemendagri=in_words((present,)), bps=in_words((as_bps,)))
    if present is None and as_bps is not None:
        return refusal("E-AREA-007", given=code, area=in_words((as_bps,)))
    if present is None and dotted is not None and dotted in old_names():
        among = in_words(areas_near(dotted))
        return refusal("E-AREA-006", given=code, name=old_names()[dotted], candidates=among)
    near = (present,) if present is not None else _near_text(code, dotted)
    if not near:
        return refusal("E-AREA-002", given=code)
    return refusal("E-AREA-001", given=code, candidates=in_words(near))


def in_words(areas: tuple[Area, ...]) -> str:
    """Areas in one line: code, name and the area above each."""
    return "; ".join(f"{area.code} {area.name} ({_parent_name(area)})" for area in areas)


def _near_text(code: str, dotted: str | None) -> tuple[Area, ...]:
    """What text that is no area may mean: by its code when it has the form of one, else by a lost zero or by name."""
    if dotted is not None:
        return areas_near(dotted)
    from semesta.areas.matching import search

    matches = search(code, limit=_AT_MOST)
    likely = (match.area for match in matches if match.score >= matches[0].score - _AS_LIKELY)
    return with_lost_zero(code) or tuple(likely)


def _parent_name(area: Area) -> str:
    above = parents(area.code)
    return above[-1].name if above else area.level


def _present_above(code: str) -> Area:
    parent = parent_code_of(code) or NATION
    present = find(led_codes().get(parent, parent))
    return present if present is not None else _present_above(parent)


def _like_names(above: Area, code: str) -> list[Area]:
    from rapidfuzz import fuzz, process

    within = part_of(above.code, "regency") or above.code
    level: Level = "village" if len(code) > len("00.00.00") else "district"
    beside = descendants(within, level)
    names = [fold(area.name) for area in beside]
    found = process.extract(
        fold(old_names()[code]), names, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_AT_MOST
    )
    return [beside[index] for _, _, index in found]


def _like_codes(above: Area, code: str) -> tuple[Area, ...]:
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    beside = children(above.code)
    length = len(beside[0].code)
    wanted = code if above.code == NATION else f"{above.code}{code[len(above.code) :]}"
    codes = [area.code for area in beside]
    found = process.extract(wanted[:length], codes, scorer=Levenshtein.distance, limit=_AT_MOST)
    return tuple(beside[index] for _, _, index in found)
