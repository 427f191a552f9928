"""A learned model as settings of Splink: the same comparisons, levels, weights and prior, for DuckDB or for Spark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlglot.expressions import Expr

    from semesta.identity.model import Model
    from semesta.identity.plan import Comparison

Dialect = Literal["duckdb", "spark"]
KEYS = "blocking_keys"
"""The column of a record's keys: two records that share one are compared."""
SHARED = {
    "cosine": "list_sum(list_transform(list_intersect(map_keys(a.weights_{0}), map_keys(b.weights_{0})),"
    " lambda w: a.weights_{0}[w] * a.weights_{0}[w])) / sqrt(a.square_{0} * b.square_{0})",
    "within": "list_sum(list_transform(list_intersect(map_keys(a.weights_{0}), map_keys(b.weights_{0})),"
    " lambda w: a.weights_{0}[w])) / least(a.total_{0}, b.total_{0})",
}
"""What ``shared_words`` puts into a table of pairs, as an expression over the two records."""


LISTS = {
    "list_has_all": "size(array_except(given_1, given_0)) = 0",
    "list_intersect": "array_intersect(given_0, given_1)",
    "list_sum": "aggregate(given_0, CAST(0 AS DOUBLE), (x, y) -> x + y)",
}
"""DuckDB's functions of lists, as Spark says them."""


def settings_of(
    comparisons: Sequence[Comparison], model: Model, dialect: Dialect, *, is_one_list: bool
) -> dict[str, Any]:
    """Settings that Splink loads; its match weights are the base 2 logarithms of our odds.

    Both lists are one table (``record``, ``side``, the compared columns and ``KEYS``), so that numbers stay numbers; two lists
    are told apart by the blocking rule.
    """
    rule = f"l.{KEYS} = r.{KEYS}" + ("" if is_one_list else " AND l.side <> r.side")
    return {
        "link_type": "dedupe_only",
        "sql_dialect": dialect,
        "unique_id_column_name": "record",
        "probability_two_random_records_match": model.matches,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "additional_columns_to_retain": [],
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule, "sql_dialect": dialect, "arrays_to_explode": [KEYS]}
        ],
        "comparisons": [
            _comparison(comparison, model, place, dialect) for place, comparison in enumerate(comparisons)
        ],
    }


def _comparison(comparison: Comparison, model: Model, place: int, dialect: Dialect) -> dict[str, Any]:
    missing = f"a.{comparison.field} IS NULL OR b.{comparison.field} IS NULL"
    levels: list[dict[str, Any]] = [
        {
            "sql_condition": condition(missing, dialect),
            "label_for_charts": "missing",
            "is_null_level": True,
        }
    ]
    best = len(comparison.levels) - 1
    for down, level in enumerate(comparison.levels):
        entry: dict[str, Any] = {
            "sql_condition": "ELSE" if down == best else condition(level.when, dialect),
            "label_for_charts": level.name,
            "m_probability": float(model.m[place][best - down]),
            "u_probability": float(model.u[place][best - down]),
        }
        if down == 0 and comparison.frequency:
            entry |= {
                "tf_adjustment_column": comparison.frequency,
                "tf_adjustment_weight": 1.0,
                "disable_tf_exact_match_detection": True,
            }
        levels.append(entry)
    return {
        "output_column_name": comparison.name,
        "comparison_description": comparison.name,
        "comparison_levels": levels,
    }


def condition(when: str, dialect: Dialect) -> str:
    """A level's condition over the records a and b in Splink's words (``nik_l``, ``nik_r``) and an engine's SQL."""
    import sqlglot

    spelled = re.sub(r"\bshared_(\w+)\.(cosine|within)", lambda m: f"({SHARED[m[2]].format(m[1])})", when)
    columns = re.sub(r"\b([ab])\.(\w+)", lambda m: f'"{m[2]}_{"l" if m[1] == "a" else "r"}"', spelled)
    tree = sqlglot.parse_one(columns, read="duckdb")
    return tree.transform(_portable).sql(dialect) if dialect != "duckdb" else columns


def _portable(node: Expr) -> Expr:
    """DuckDB's slices and lists in words that Spark knows; ``semesta_likeness`` is taught it (``splink_on_spark``)."""
    from sqlglot import exp, parse_one

    if isinstance(node, exp.Bracket) and isinstance(node.expressions[0], exp.Slice):
        cut = node.expressions[0]
        first, last = int(cut.this.this), int(cut.expression.this)
        return exp.Substring(
            this=node.this, start=exp.Literal.number(first), length=exp.Literal.number(last - first + 1)
        )
    if isinstance(node, exp.ArrayOverlaps):
        return exp.Anonymous(this="arrays_overlap", expressions=[node.this, node.expression])
    if isinstance(node, exp.JarowinklerSimilarity):
        return exp.Anonymous(this="semesta_likeness", expressions=[node.this, node.expression])
    if isinstance(node, exp.Anonymous) and node.name.lower() in LISTS:
        told = parse_one(LISTS[node.name.lower()], read="spark")
        given = {f"given_{place}": each.transform(_portable) for place, each in enumerate(node.expressions)}
        for hole in list(told.find_all(exp.Column)):
            if hole.name in given:
                hole.replace(given[hole.name].copy())
        return told
    return node
