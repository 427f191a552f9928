"""How like a name is to the known names of areas: RapidFuzz over names, nicknames and names of 2022."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from semesta.areas.area import LEVELS, NATION
from semesta.areas.changes import former_names, reused_codes
from semesta.areas.lookup import at_level, villages
from semesta.areas.names import aliases, base_name, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from semesta.areas.area import Level

EXACT = 100.0
LEAST = 60.0
_PART_OF_NAME = 90.0
_FORMER = 0.98


def scores_by_code(name: str, level: Level | None, top: str) -> dict[str, float]:
    """Scores of 60 to 100 by code, of the areas that a level and a place may hold, for a folded name."""
    best: defaultdict[str, float] = defaultdict(float)
    for known, code, weight in _like(name, level, top):
        best[code] = max(best[code], weight * _similarity(name, known))
    if name in aliases():
        best[aliases()[name]] = EXACT
    return {code: round(score, 6) for code, score in best.items() if score >= LEAST}


def _similarity(name: str, known: str) -> float:
    """Likeness 0 to 100: letter by letter, words in another order, or one text being a part of a longer name."""
    from rapidfuzz import fuzz

    letters = fuzz.ratio(name, known)
    part = fuzz.partial_ratio(name, known) if len(name) < len(known) else 0.0
    as_part = 0.8 * part + 0.15 * letters if part >= _PART_OF_NAME else 0.0
    return max(letters, 0.95 * fuzz.token_sort_ratio(name, known), as_part)


def _like(name: str, level: Level | None, top: str) -> Iterator[tuple[str, str, float]]:
    """Known names that may be like a name (a first, wide pick), each with its code and the weight of its score."""
    from rapidfuzz import fuzz, process

    for names, codes, weight in _pools(level, top):
        picked: set[int] = set()
        for scorer, least in (
            (fuzz.ratio, LEAST),
            (fuzz.token_sort_ratio, LEAST),
            (fuzz.partial_ratio, _PART_OF_NAME),
        ):
            picked |= {
                index
                for _, _, index in process.extract(name, names, scorer=scorer, score_cutoff=least, limit=None)
            }
        for index in picked:
            yield names[index], codes[index], weight


def _pools(level: Level | None, top: str) -> Iterator[tuple[Sequence[str], Sequence[str], float]]:
    if level != "village":
        yield *_upper_pool(), 1.0
    if level in (None, "village"):
        yield *_village_pool(NATION if top == NATION else top[:2]), 1.0
    yield *_former_pool(), _FORMER


@cache
def _upper_pool() -> tuple[list[str], list[str]]:
    """Folded names and codes of the nation, provinces, regencies and districts, and their nicknames."""
    areas = [area for level in LEVELS[:-1] for area in at_level(level)]
    names = [base_name(area) for area in areas]
    return [*names, *aliases()], [*(area.code for area in areas), *aliases().values()]


@cache
def _village_pool(top: str) -> tuple[list[str], list[str]]:
    """Folded names and codes of the villages of the nation or of one province."""
    provinces = [province.code for province in at_level("province")] if top == NATION else [top]
    names = {code: name for province in provinces for code, name in villages(province).items()}
    return [fold(name) for name in names.values()], list(names)


@cache
def _former_pool() -> tuple[list[str], list[str]]:
    """Folded names of 2022 of areas that are still the same place."""
    kept = {code: name for code, name in former_names().items() if code not in reused_codes()}
    return [fold(name) for name in kept.values()], list(kept)
