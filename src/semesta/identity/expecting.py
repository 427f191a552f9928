"""Links that the model itself expects to be wrong or missing, by village: the measured error of a run."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COVERED, COVERING = "workers", "participants"
"""Only links between these registers cover anybody."""


def expect(con: DuckDBPyConnection, lowest: float, loss: float) -> None:
    """``expected``: area_code, wrong, missed (people, with fractions), of villages with workers.

    ``wrong`` is what the probabilities of the joined pairs leave over; ``missed`` are the pairs below ``lowest``, each as
    far as it is likely, and the share of pairs that blocking loses. Undecided pairs are no errors: they wait.

    Args:
        con: the engine, with ``given``, ``link``, ``scored`` and ``linked``.
        lowest: the probability below which nobody looks at a pair.
        loss: from ``loss.estimated_loss``.
    """
    crossing = f"(a.register = '{COVERED}' AND b.register = '{COVERING}' OR a.register = '{COVERING}' AND b.register = '{COVERED}')"
    place = f"CASE WHEN a.register = '{COVERED}' THEN a.place ELSE b.place END"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE expected AS WITH joined AS (SELECT {place} AS area_code, sum(1 - probability) AS wrong,"
        f" sum(probability) FILTER (standing = 'linked') * {loss!r} AS missed FROM link JOIN given a ON a.record = link.l"
        f" JOIN given b ON b.record = link.r WHERE standing IN ('linked', 'certain') AND {crossing} GROUP BY 1),"
        f" below AS (SELECT {place} AS area_code, sum(least(1 / (1 + exp(-greatest(odds, -500))), {lowest!r})) AS missed"
        " FROM (SELECT l, r, odds FROM scored ANTI JOIN linked USING (l, r)) s JOIN given a ON a.record = s.l"
        f" JOIN given b ON b.record = s.r WHERE {crossing} GROUP BY 1)"
        " SELECT area_code, coalesce(wrong, 0) AS wrong, coalesce(joined.missed, 0) + coalesce(below.missed, 0) AS missed"
        " FROM joined FULL JOIN below USING (area_code) WHERE area_code IS NOT NULL"
    )
