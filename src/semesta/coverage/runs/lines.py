"""One line of a run's coverage table, with the remarks that it must not be shown without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.row import Row
from semesta.coverage.wording import Count, Percent, Term
from semesta.errors import problem
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from semesta.coverage.runs.aims import Beside
    from semesta.coverage.runs.run import Run
    from semesta.errors import Problem

SURVEYED = ("nation", "province", "regency")
"""The levels that a survey reaches."""


def line(
    run: Run,
    found: Mapping[str, Any],
    whole: Mapping[str, Any],
    territory: frozenset[str] | None,
    aim: Beside | None,
) -> Row:
    """A stored row of a run as a row of the coverage table.

    Args:
        run: whose row.
        found: the row (``figures.COLUMNS``).
        whole: the row of the area as a whole, which tells the bounds of its workers.
        territory: provinces and regencies with workers; None on the workplace basis.
        aim: the area's target.
    """
    area = areas.get(found["area_code"])
    workers = found["workers"]
    return Row(
        area_code=area.code,
        area_name=area.name,
        level=area.level,
        period=run.period,
        basis=found["basis"],
        split=found["value"] or None,
        participants=found["participants"],
        workers=workers,
        low=_ratio(_people(found, whole, "participants_low", min), _bound(workers, whole, "workers_high")),
        high=_ratio(_people(found, whole, "participants_high", max), _bound(workers, whole, "workers_low")),
        target=None if aim is None or aim.target is None else float(aim.target),
        definition=run.definition,
        flags=tuple(_flags(run, found, area, territory, aim)),
        participants_source=source(run),
    )


def absent_line(run: Run, code: str, basis: str) -> Row:
    """The row of an area that the registers say nothing of: no numbers, and the reason."""
    area = areas.get(code)
    reason = "F-PERSONS-004" if basis == "residence" else "F-PERSONS-006"
    return Row(
        area_code=code,
        area_name=area.name,
        level=area.level,
        period=run.period,
        basis=basis,
        definition=run.definition,
        flags=(problem(reason),),
        participants_source=source(run),
    )


def source(run: Run) -> str:
    """What a run was counted from, in the language in force."""
    batches = ", ".join(sorted(batch for each in run.versions.values() for batch in each.batches))
    if run.link is not None:
        batches = say("persons.source_link", batches=batches, link=run.link)
    key = "persons.source_synthetic" if run.is_synthetic else "persons.source"
    return say(key, run=run.run, batches=batches)


def _flags(
    run: Run, found: Mapping[str, Any], area: areas.Area, territory: frozenset[str] | None, aim: Beside | None
) -> list[Problem]:
    flags = [problem("F-PERSONS-010")] if run.is_synthetic else []
    if territory is None:
        flags.append(problem("F-PERSONS-001"))
    elif found["workers"] is None:
        flags.append(problem("F-PERSONS-007"))
    else:
        flags += _incomplete(run, area, territory)
        if run.rules["denominator"] == "raked" and area.level not in SURVEYED:
            flags.append(problem("F-PERSONS-002", definition=run.counts))
        if run.rules["denominator"] == "counts":
            flags.append(problem("F-PERSONS-008", definition=run.counts))
        if found["participants"] > found["workers"]:
            flags.append(_over(found))
    if aim is not None and aim.flag is not None:
        flags.append(aim.flag)
    return flags


def _over(found: Mapping[str, Any]) -> Problem:
    if not found["workers"]:
        return problem("F-PERSONS-009", people=Count(found["participants"]))
    coverage = Percent(str(found["participants"] / found["workers"]))
    return problem("F-PERSONS-005", coverage=coverage, people=Count(found["participants"] - found["workers"]))


def _incomplete(run: Run, area: areas.Area, territory: frozenset[str]) -> list[Problem]:
    """A nation or province of which the workers register holds only a part."""
    if run.rules["denominator"] == "counts" or area.level not in {"nation", "province"}:
        return []
    below = areas.children(area.code)
    there = sum(child.code in territory for child in below)
    if there == len(below):
        return []
    children = Term(f"coverage.children.{below[0].level}")
    return [problem("F-PERSONS-003", there=there, all=len(below), children=children)]


def _people(
    found: Mapping[str, Any], whole: Mapping[str, Any], side: str, widest: Callable[[float, float], float]
) -> float | None:
    """The bound of the participants; doubts are known of an area only, so a value's is at least as far off as its area's."""
    own: float | None = found[side]
    if own is None or not whole["participants"] or whole[side] is None:
        return own
    scaled = float(found["participants"]) * float(whole[side]) / float(whole["participants"])
    return widest(float(own), scaled)


def _bound(workers: int | None, whole: Mapping[str, Any], side: str) -> float | None:
    """The bound of the workers; a value's is as far off as that of its area."""
    if workers is None or not whole["workers"] or whole[side] is None:
        return None if workers is None else float(workers)
    return float(workers) * float(whole[side]) / float(whole["workers"])


def _ratio(people: float | None, workers: float | None) -> float | None:
    return people / workers if people is not None and workers else None
