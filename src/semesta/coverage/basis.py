"""Why the residence basis and the workplace basis of one area differ, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.wording import Count, Month
from semesta.language import current, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.coverage.row import Row
    from semesta.language import Language

CLEAR_DIFFERENCE = 0.10
"""The part of the residents by which the two bases must differ to be worth a sentence."""


def basis_note(rows: Iterable[Row], language: Language | None = None) -> str:
    """Say why the two bases differ, for the area where they differ by the most people; empty when none differs much.

    Args:
        rows: totals (rows without a split); the latest row of each area and basis is compared.
        language: default: the one in force.
    """
    lang = language or current()
    found = sorted(_differences(rows), key=lambda pair: (-_distance(*pair), pair[0].area_code))
    if not found:
        return ""
    residence, workplace = found[0]
    key = "more" if _count(workplace) > _count(residence) else "fewer"
    sentence = say(
        f"coverage.bases.{key}",
        lang,
        area=residence.area_name or residence.area_code,
        workplace=Count(_count(workplace)),
        workplace_period=Month(workplace.period),
        residence=Count(_count(residence)),
        residence_period=Month(residence.period),
    )
    others = len(found) - 1
    return f"{sentence} {say('coverage.bases.also', lang, count=others)}" if others else sentence


def _differences(rows: Iterable[Row]) -> list[tuple[Row, Row]]:
    """The pairs (residence, workplace) of an area that differ clearly."""
    latest: dict[tuple[str, str], Row] = {}
    # Made-up people are no reason for a sentence about an area.
    for row in (row for row in rows if "F-PERSONS-010" not in row.codes):
        if row.split is None and row.participants is not None and row.basis is not None:
            known = latest.get((row.area_code, row.basis))
            if known is None or row.period > known.period:
                latest[row.area_code, row.basis] = row
    areas = {area for area, basis in latest if basis == "residence" and (area, "workplace") in latest}
    pairs = [(latest[area, "residence"], latest[area, "workplace"]) for area in areas]
    return [pair for pair in pairs if _distance(*pair) > CLEAR_DIFFERENCE * _count(pair[0])]


def _distance(residence: Row, workplace: Row) -> int:
    return abs(_count(workplace) - _count(residence))


def _count(row: Row) -> int:
    return row.participants or 0
