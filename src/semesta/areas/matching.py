"""Fuzzy search of areas by name, with RapidFuzz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.areas.area import LEVELS, NATION
from semesta.areas.code import is_within, normalise
from semesta.areas.likeness import EXACT, LEAST, scores_by_code
from semesta.areas.lookup import find, get, parents
from semesta.areas.names import aliases, base_name, wanted
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from semesta.areas.area import Area, Level
    from semesta.areas.names import Wanted

_FURTHEST_BEHIND = 25.0
_IN_CONTEXT = 500
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Match:
    """An area that a name may mean: ``score`` 0 to 100, ``path`` the names above it, the province first."""

    area: Area
    score: float
    path: str


def search(
    text: str, *, level: Level | None = None, within: str | None = None, limit: int = 10
) -> list[Match]:
    """Areas whose name is like a text, the likeliest first; equal scores by level, then by code.

    What scores less than 60, or 25 less than the best, is left out. Nicknames
    ("Jaksel", "Jatim", "Babel"), names of 2022 and abbreviations ("Kep.", "Sei", "Tj.") are known. A kind in front
    narrows the search ("Kec. Kebayoran Baru", "Kab. Bogor" against "Kota Bogor"). What follows a comma or a further
    kind is where the place lies ("Menteng, Jakarta Pusat", "Kel. Senayan Kec. Kebayoran Baru").

    Raises:
        SemestaError: E-AREA-001, ``within`` is no area; E-AREA-005, there is no such level.
    """
    if level is not None and level not in LEVELS:
        raise refusal("E-AREA-005", level=level, levels=", ".join(LEVELS))
    top = get(within).code if within is not None else NATION
    places = wanted(text[:_LONGEST])
    if not places or limit <= 0:
        return []
    scores = _scores(places[0], level, top)
    if len(places) > 1:
        scores = _in_context(scores, places[1:])
    coded = find(normalise(text) or "")
    if coded is not None and level in (None, coded.level) and is_within(coded.code, top):
        scores[coded] = EXACT
    least = max(LEAST, max(scores.values(), default=0.0) - _FURTHEST_BEHIND)
    ranked = sorted(((area, score) for area, score in scores.items() if score >= least), key=_rank)
    return [Match(area, score, path_of(area)) for area, score in ranked[:limit]]


def path_of(area: Area) -> str:
    """The names of the areas above an area from the province down, as one text; empty for provinces and the nation."""
    return " > ".join(above.name for above in parents(area.code)[1:])


def _rank(scored: tuple[Area, float]) -> tuple[float, int, str]:
    area, score = scored
    return -score, LEVELS.index(area.level), area.code


def _scores(place: Wanted, level: Level | None, top: str) -> dict[Area, float]:
    """Scores by area of one place; a kind in front that may be part of the name counts only where it fits well."""

    def scored(name: str) -> Iterator[tuple[Area, float]]:
        for code, score in scores_by_code(name, level, top).items():
            area = get(code)
            if level in (None, area.level) and is_within(code, top):
                yield area, score

    narrowed = {area: score for area, score in scored(place.name) if place.admits(area)}
    if not place.kinds or place.is_narrowed_for_sure:
        return narrowed
    whole = dict(scored(place.whole))
    fits_as_well = max(whole.values(), default=0.0) >= max(narrowed.values(), default=0.0)
    return whole | narrowed if fits_as_well else narrowed


def _in_context(scores: dict[Area, float], context: Sequence[Wanted]) -> dict[Area, float]:
    """Scores that count how well the areas above fit what the text says of where the place lies."""
    from rapidfuzz import fuzz

    def fit(area: Area, place: Wanted) -> float:
        if place.name in aliases():
            return EXACT if is_within(area.code, aliases()[place.name]) else 0.0
        above = [base_name(each) for each in parents(area.code) if place.admits(each)]
        return max((fuzz.ratio(place.name, name) for name in above), default=0.0)

    best = sorted(scores.items(), key=_rank)[:_IN_CONTEXT]
    return {
        area: round(0.8 * score + 0.2 * sum(fit(area, place) for place in context) / len(context), 6)
        for area, score in best
    }
