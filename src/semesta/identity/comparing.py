"""From pairs to levels of agreement."""

# ruff: noqa: S608 - the statements are built of our own declarations

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.shared_words import TEXTS, share_words, weigh_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from semesta.identity.plan import Comparison, Plan
    from semesta.identity.sizes import Sizes


def comparisons_for(con: DuckDBPyConnection, plan: Plan, sizes: Sizes) -> list[Comparison]:
    """The comparisons for which both lists have the fields; a name in parts is preferred to the whole."""
    sides = 1 if sizes.is_one_list else 2
    fields = sorted({field for comparison in plan.comparisons for field in comparison.needs})
    counted = con.execute(
        f"SELECT {', '.join(f'count(DISTINCT side) FILTER ({field} IS NOT NULL)' for field in fields)} FROM record"
    ).fetchall()
    known = {field for field, there in zip(fields, counted[0], strict=True) if there == sides}
    chosen: list[Comparison] = []
    for comparison in plan.comparisons:
        done = {taken.name for taken in chosen}
        if known.issuperset(comparison.needs) and not (
            comparison.instead_of and done.issuperset(comparison.instead_of)
        ):
            chosen.append(comparison)
    for text in TEXTS:
        if any(comparison.asks(f"shared_{text}") for comparison in chosen):
            weigh_words(con, text)
    return chosen


def compare(con: DuckDBPyConnection, comparisons: Sequence[Comparison], pairs: str, target: str) -> None:
    """``target``: l, r, keys, a level for each comparison (-1 says nothing, 0 is the worst), ``alike`` (0 to 1, of names).

    Args:
        con: the engine, with ``record``.
        comparisons: what is compared.
        pairs: a table of l, r, keys.
        target: its name.
    """
    texts = [text for text in TEXTS if any(comparison.asks(f"shared_{text}") for comparison in comparisons)]
    for text in texts:
        share_words(con, pairs, text)
    joins = " ".join(
        f"LEFT JOIN shared_{text} ON shared_{text}.l = p.l AND shared_{text}.r = p.r" for text in texts
    )
    levels = ", ".join(f"{_level(comparison)} AS {comparison.column}" for comparison in comparisons)
    other = (
        "coalesce(shared_name.cosine, 0)" if "name" in texts else "jaro_winkler_similarity(a.sound, b.sound)"
    )
    alike = f"coalesce((jaro_winkler_similarity(a.joined, b.joined) + {other}) / 2, 0)"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT p.l, p.r, p.keys, {levels}, CAST({alike} AS FLOAT) AS alike"
        f" FROM {pairs} p JOIN record a ON a.record = p.l JOIN record b ON b.record = p.r {joins}"
    )


def _level(comparison: Comparison) -> str:
    worst = len(comparison.levels) - 1
    cases = " ".join(
        f"WHEN {level.when} THEN {worst - place}" for place, level in enumerate(comparison.levels)
    )
    field = comparison.field
    return f"CAST(CASE WHEN a.{field} IS NULL OR b.{field} IS NULL THEN -1 {cases} END AS TINYINT)"
