"""The workers register raked to a survey: villages keep their shares, regencies get the survey's numbers.

A survey stops at the regency, so a village's number of workers is an estimate, with bounds as wide as the survey's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.coverage.persons.aims import FORMALITIES, aims_of
from semesta.coverage.persons.margins import WORKER_DIMENSIONS, margins
from semesta.coverage.persons.raking import Margin, rake, shares, whole_people
from semesta.coverage.persons.values import UNKNOWN, VALUES
from semesta.engine import records, small_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from typing import Any

    import ibis.expr.types as ir

    from semesta.coverage.persons.aims import Aim
    from semesta.coverage.persons.raking import Floats, Ints
    from semesta.coverage.persons.steps import Steps
    from semesta.coverage.persons.survey import Survey

VALUE_COLUMNS = tuple(f"{by}_{value}" for by in WORKER_DIMENSIONS for value in (*VALUES[by], UNKNOWN))
KINDS = len(FORMALITIES) + 1
"""Formal, informal, and those of whom it is not known."""


def workers_by_formality(workers: ir.Table) -> ir.Table:
    """Eligible workers by village and formality (its place in ``VALUES``): ``place, formality, people``, the values.

    Args:
        workers: from ``eligible_workers``.
    """
    return margins(workers.mutate(place=workers.village_code), ["place", "formality"], WORKER_DIMENSIONS)


def raked_workers(steps: Steps, cells: ir.Table, survey: Survey) -> ir.Table:
    """Workers by village: ``place, people, low, high`` and the values, raked to the survey.

    Args:
        steps: whose engine.
        cells: from ``workers_by_formality``.
        survey: what they are raked to.
    """
    found = raked(records(steps.con, cells), survey)
    numbers = _numbers(found)
    # A small table takes plain names: the values' are not ("age_band_65+").
    columns = {f"number_{place}": ("BIGINT", values) for place, values in enumerate(numbers.values())}
    table = small_table(steps.con, "raked_workers", {"place": ("VARCHAR", found.places), **columns})
    named = dict(zip(numbers, columns, strict=True))
    return table.select("place", **named)


@dataclass(frozen=True)
class Raked:
    """Workers of each village: all, their bounds, and each of ``VALUE_COLUMNS``."""

    places: list[str]
    people: Ints
    low: Ints
    high: Ints
    values: Ints


def raked(cells: Sequence[Mapping[str, Any]], survey: Survey) -> Raked:
    """The cells (``place, formality, people`` and the values) as villages, raked to the survey.

    Workers of unknown formality are split as the known ones of their village's aim are.
    """
    places = sorted({cell["place"] for cell in cells})
    aims = aims_of(survey, places)
    people, values = _arrays(cells, places)
    split = np.array([getattr(aims[place], "is_split", False) for place in places], dtype=bool)
    _share_out(people, values, split, [aims[place] for place in places], survey)
    groups = [_group(place, aims[place], kind) for place in places for kind in range(KINDS)]
    numbered = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    group = np.array([numbered[each] for each in groups], dtype=np.int64)
    sums = np.array([_figure(survey, each, "people") for each in numbered], dtype=np.float64)
    known = ~np.isnan(sums)
    margin = Margin(np.where(known[group], group, -1), np.where(known, sums, 0.0))
    cell_people = whole_people(rake(people.ravel(), [margin]), group)
    bounds = []
    for side in ("low", "high"):
        figure = np.array([_figure(survey, each, side) for each in numbered], dtype=np.float64)
        ratio = np.where(known & (sums > 0), figure / np.where(sums > 0, sums, 1.0), 1.0)
        bounds.append(np.rint((cell_people * ratio[group]).reshape(-1, KINDS).sum(axis=1)).astype(np.int64))
    whole = cell_people.reshape(-1, KINDS).sum(axis=1)
    return Raked(places, whole, bounds[0], bounds[1], _values(values, cell_people))


def _arrays(cells: Sequence[Mapping[str, Any]], places: Sequence[str]) -> tuple[Floats, Floats]:
    """People by village and kind, and by village, kind and value."""
    index = {place: number for number, place in enumerate(places)}
    people = np.zeros((len(places), KINDS))
    values = np.zeros((len(places), KINDS, len(VALUE_COLUMNS)))
    for cell in cells:
        at = index[cell["place"]], KINDS - 1 if cell["formality"] is None else cell["formality"]
        people[at] = cell["people"]
        values[at] = [cell[name] for name in VALUE_COLUMNS]
    return people, values


def _share_out(
    people: Floats, values: Floats, split: Any, aims: Sequence[Aim | None], survey: Survey
) -> None:
    """Give those of unknown formality to the known kinds, in the villages whose aim is by formality."""
    codes = np.array([aim.area_code if aim else "" for aim in aims])
    for code in sorted(set(codes[split])):
        here = codes == code
        known = people[here, :-1].sum(axis=0)
        if not known.sum():
            known = np.array([_figure(survey, (code, formality), "people") for formality in FORMALITIES])
        share = known / known.sum() if known.sum() else np.full(KINDS - 1, 1 / (KINDS - 1))
        people[here, :-1] += people[here, -1:] * share
        values[here, :-1] += values[here, -1:] * share[:, None]
        people[here, -1] = 0
        values[here, -1] = 0
    unknown = VALUE_COLUMNS.index(f"formality_{UNKNOWN}")
    for kind, formality in enumerate(FORMALITIES):
        values[split, kind, VALUE_COLUMNS.index(f"formality_{formality}")] += values[split, kind, unknown]
    values[split, :, unknown] = 0


def _group(place: str, aim: Aim | None, kind: int) -> tuple[str, Hashable]:
    """Which cells together meet one figure: those of an area's kind, of an area, or, without an aim, of a village."""
    if aim is None:
        return place, None
    if not aim.is_split:
        return aim.area_code, ""
    return aim.area_code, FORMALITIES[kind] if kind < len(FORMALITIES) else "none"


def _figure(survey: Survey, group: tuple[str, Any], side: str) -> float:
    """A figure of the survey, not a number where it has none."""
    area_code, formality = group
    found = None if formality is None else survey.of(area_code, formality)
    return float("nan") if found is None else float(getattr(found, side))


def _values(values: Floats, people: Ints) -> Ints:
    """The values of each village, in whole people; those of one dimension add up to the village."""
    flat = values.reshape(-1, len(VALUE_COLUMNS))
    parts, first = [], 0
    for by in WORKER_DIMENSIONS:
        last = first + len(VALUES[by]) + 1
        parts.append(shares(flat[:, first:last], people))
        first = last
    counted: Ints = np.concatenate(parts, axis=1).reshape(-1, KINDS, len(VALUE_COLUMNS)).sum(axis=1)
    return counted


def _numbers(table: Raked) -> dict[str, list[int]]:
    values = dict(zip(VALUE_COLUMNS, table.values.T, strict=True))
    numbers = {"people": table.people, "low": table.low, "high": table.high, **values}
    return {name: column.tolist() for name, column in numbers.items()}
