"""Two lists: who could be several is divided among them, unless these are one person themselves."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from semesta.identity.comparing import compare
from semesta.identity.dividing import marginal
from semesta.identity.scoring import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from semesta.identity.model import Model
    from semesta.identity.plan import Comparison
    from semesta.identity.sizes import Sizes

LEAST_ODDS = -4.0
MOST_RIVALS = 20
"""Candidates that are weighed against each other for one record."""
SHARPNESS = 20
"""How much the likeness of names decides between candidates that agree to the same levels."""


def compete(con: DuckDBPyConnection, comparisons: Sequence[Comparison], model: Model, sizes: Sizes) -> None:
    """``linked``: the columns of ``scored`` and ``probability``, that these two are one and no rival is.

    Args:
        con: the engine, with ``scored``.
        comparisons: what is compared.
        model: from ``model.learn``.
        sizes: of the lists.
    """
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE candidate AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS place, * FROM (SELECT * FROM scored WHERE odds >= {LEAST_ODDS}"
        f" QUALIFY row_number() OVER (PARTITION BY l ORDER BY odds DESC, alike DESC, r) <= {MOST_RIVALS}"
        f" AND row_number() OVER (PARTITION BY r ORDER BY odds DESC, alike DESC, l) <= {MOST_RIVALS})"
    )
    _rivals(con)
    compare(con, comparisons, "rival", "rival_level")
    score(con, comparisons, model, "rival_level", "rival_scored")
    priors = _priors_within(con, comparisons, model, sizes)
    shift = f"{-model.prior!r} + CASE side WHEN 0 THEN {priors[0]!r} ELSE {priors[1]!r} END"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE same AS SELECT s.l, s.r, 1 / (1 + exp(-(s.odds + ({shift})))) AS sure FROM rival_scored s"
        " JOIN record ON record = s.l"
    )
    con.execute("INSERT INTO same SELECT r, l, sure FROM same")
    for of, other in (("l", "r"), ("r", "l")):
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE claim_{of} AS SELECT t.place AS t, z.place AS z,"
            f" (1 - coalesce(sure, 0)) * exp({SHARPNESS} * (z.alike - t.alike)) AS weight FROM candidate t"
            f" JOIN candidate z ON z.{of} = t.{of} AND z.{other} <> t.{other} LEFT JOIN same ON same.l = t.{other} AND same.r = z.{other}"
        )
    marginal(con)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE linked AS SELECT c.* EXCLUDE (place), m.probability FROM candidate c JOIN marginal m USING (place)"
    )


def _rivals(con: DuckDBPyConnection) -> None:
    """``rival``: pairs of one list that claim one record of the other."""
    pairs = (
        "SELECT DISTINCT least(a.{one}, b.{one}) AS l, greatest(a.{one}, b.{one}) AS r, 0 AS keys FROM candidate a"
        " JOIN candidate b ON a.{of} = b.{of} AND a.{one} < b.{one}"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE rival AS {pairs.format(one='l', of='r')} UNION ALL {pairs.format(one='r', of='l')}"
    )


def _priors_within(
    con: DuckDBPyConnection, comparisons: Sequence[Comparison], model: Model, sizes: Sizes
) -> tuple[float, float]:
    """The log odds that two records of the left, and of the right list are one: judged by records that agree in all fields."""
    fields = [comparison.field for comparison in comparisons]
    known = " AND ".join(f"{field} IS NOT NULL" for field in fields)
    counted = con.execute(
        "SELECT coalesce(sum(x * y), 0)::DOUBLE, coalesce(sum(x * (x - 1)) / 2, 0)::DOUBLE, coalesce(sum(y * (y - 1)) / 2, 0)::DOUBLE FROM"
        " (SELECT count(*) FILTER (side = 0)::DOUBLE AS x, count(*) FILTER (side = 1)::DOUBLE AS y FROM record"
        f" WHERE {known} GROUP BY {', '.join(fields)})"
    ).fetchall()
    across, left, right = counted[0]
    expected = model.matches * sizes.pairs

    def prior(same: float, records: int) -> float:
        share = expected * (same + 0.5) / (across + 1) / max(records * (records - 1) / 2, 1)
        share = min(share, 0.5)
        return log(share) - log(1 - share)

    return prior(left, sizes.left), prior(right, sizes.right or 0)
