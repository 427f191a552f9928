"""People counted by place: all of them, and each value of each dimension, in one pass without a cell for each combination.

A village has more combinations of segment, formality, sex, age band and line of business than it has workers, so the full
cross is no shorter than the list of persons. One row for each village with a sum for each value is.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.values import DIMENSIONS, UNKNOWN, VALUES, is_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from semesta.coverage.persons.values import By

WORKER_DIMENSIONS = tuple(by for by in DIMENSIONS if by != "segment")
"""Workers belong to no segment."""


def margins(
    people: ir.Table, place: Sequence[str], dimensions: Sequence[By] = DIMENSIONS, marks: Sequence[str] = ()
) -> ir.Table:
    """People by place: the columns of ``place``, ``people``, those of ``marks`` and ``<dimension>_<value>`` for each value.

    ``<dimension>_unknown`` counts those of whom the value is not known, so that a dimension's values add up to ``people``.

    Args:
        people: the columns of ``place``, ``marks`` (yes or no) and ``dimensions`` (see ``values.coded``).
        place: what people are grouped by.
        dimensions: whose values are counted.
        marks: what else is counted.
    """
    counts = {mark: _count(people[mark]) for mark in marks}
    for by in dimensions:
        counts |= {f"{by}_{value}": _count(is_value(people, by, value)) for value in VALUES[by]}
    grouped = people.group_by(list(place)).agg(people=ibis._.count(), **counts)
    numbers: dict[str, ir.Value] = {name: whole(grouped[name]) for name in counts}
    for by in dimensions:
        known = reduce(lambda left, right: left + right, (numbers[f"{by}_{value}"] for value in VALUES[by]))
        numbers[f"{by}_{UNKNOWN}"] = grouped.people - known
    return grouped.select(*place, "people", **numbers)


def cells(people: ir.Table, place: str, dimensions: Sequence[By] = DIMENSIONS) -> ir.Table:
    """The full cross, for questions that margins do not answer: ``place``, each dimension as it is coded, ``people``.

    It is as long as the list of persons: ask it of one district, not of the nation.
    """
    return people.group_by([place, *dimensions]).agg(people=ibis._.count())


def whole(number: ir.Value) -> ir.IntegerValue:
    """A sum in eight bytes, nought of nobody: DuckDB adds integers up in sixteen bytes, which Ibis takes for eight."""
    in_eight: ir.IntegerValue = number.cast("decimal(38, 0)").cast("int64").fill_null(0)
    return in_eight


def _count(condition: ir.BooleanValue) -> ir.IntegerScalar:
    # A sum of yes and no as numbers is twice as fast as COUNT with FILTER or a sum over CASE.
    return condition.cast("int32").sum()
