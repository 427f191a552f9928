"""The log odds that two records are one person, common values counting less."""

# ruff: noqa: S608 - the statements are built of our own declarations and of numbers

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.kinds import shift_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from semesta.identity.model import Model
    from semesta.identity.plan import Comparison
    from semesta.identity.sizes import Sizes

LEAST_COMMON = 0.2
"""Of those who share a value, the share that are other people at least."""


def count_values(
    con: DuckDBPyConnection, comparisons: Sequence[Comparison], model: Model, sizes: Sizes
) -> None:
    """``common_<comparison>``: value, and ``share``, the chance that somebody else has it.

    Of those who have a value, the person's own other records are not somebody else. Companies of one list that show
    nothing but their names are told apart by these alone: a name that returns is the same company's.
    """
    partners = max(1.0, model.matches * sizes.pairs * 2 / max(sizes.records, 1))
    for place, comparison in enumerate(comparisons):
        if not comparison.frequency:
            continue
        column = comparison.frequency
        there = con.execute(f"SELECT count({column}) FROM record").fetchall()[0][0]
        unseen = min(max(there * float(model.u[place][-1]), 0.02), 0.5)
        is_all_there_is = comparison.name == "company" and len(comparisons) == 1 and sizes.is_one_list
        others = (
            "0"
            if is_all_there_is
            else f"greatest(count(*) - 1 - {partners}, (count(*) - 2) * {LEAST_COMMON}, 0)"
        )
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE common_{comparison.name} AS SELECT {column} AS value, ({others} + {unseen}) / {there} AS share"
            f" FROM record WHERE {column} IS NOT NULL GROUP BY 1"
        )


def score(
    con: DuckDBPyConnection, comparisons: Sequence[Comparison], model: Model, levels: str, target: str
) -> None:
    """``target``: the columns of ``levels`` and ``odds``, the natural logarithm of the odds of a match."""
    import numpy as np

    terms, joins = [repr(model.prior)], []
    for place, comparison in enumerate(comparisons):
        weights = model.weights(place)
        best = len(weights) - 1
        cases = [f"WHEN {level} THEN {float(weight)!r}" for level, weight in enumerate(weights)]
        if comparison.frequency:
            table = f"common_{comparison.name}"
            agreed = f"CASE WHEN {comparison.column} = {best} THEN a.{comparison.frequency} END"
            joins.append(f"LEFT JOIN {table} ON {table}.value = {agreed}")
            share = f"{table}.share"
            if not comparison.is_plain:
                other = f"CASE WHEN {comparison.column} = {best} AND a.{comparison.frequency} <> b.{comparison.frequency} THEN b.{comparison.frequency} END"
                joins.append(f"LEFT JOIN {table} other_{table} ON other_{table}.value = {other}")
                share = f"greatest({table}.share, other_{table}.share)"
            cases[best] = (
                f"WHEN {best} THEN {float(np.log(model.m[place][best]))!r} - ln(coalesce({share}, {float(model.u[place][best])!r}))"
            )
        terms.append(f"CASE {comparison.column} {' '.join(cases)} ELSE 0 END")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT g.*, CAST({' + '.join(f'({term})' for term in terms)} AS DOUBLE) AS odds"
        f" FROM {levels} g JOIN record a ON a.record = g.l JOIN record b ON b.record = g.r {' '.join(joins)}"
    )
    if model.kinds:
        shift_kinds(con, target, model.kinds)
