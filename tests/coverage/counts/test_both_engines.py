"""The steps give the same on DuckDB and on Spark, with NULLs, duplicates and ties in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.aims import with_targets
from semesta.coverage.counts import pipeline, stored
from semesta.coverage.counts.keeping import kept
from semesta.coverage.counts.shape import Shape
from tests.both_engines import Rows

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tests.both_engines import BothEngines

SHARE = "decimal(12, 6)"
AREAS = Rows(
    {"code": "string", "name": "string", "level": "string", "parent_code": "string"},
    [
        ("ID", "Indonesia", "nation", None),
        ("31", "DKI", "province", "ID"),
        ("31.71", "Pusat", "regency", "31"),
        ("31.72", "Utara", "regency", "31"),
        ("32", "Jabar", "province", "ID"),
    ],
)
PARTICIPANTS = Rows(
    {
        "area_code": "string", "participants": "int64", "segment": "string", "basis": "string",
        "definition": "string", "source": "string", "printed_coverage": SHARE, "period": "string", "batch": "string",
    },
    [
        ("31.71", 100, None, "residence", "ucj", "a", None, "2025-07", "b1"),
        ("31.71", 120, None, "residence", "ucj", "a", None, "2025-07", "b2"),
        ("31.72", 30, "PU", "residence", "ucj", "b", None, "2025-07", "b1"),
        ("31.72", 50, "BPU", "residence", "ucj", "c", None, "2025-07", "b1"),
        ("31.72", 7, "PMI", "residence", "ucj", None, None, "2025-07", "b1"),
        ("32", 2**40, None, "residence", " ", "a", None, "2025-07", "b1"),
        ("32", 4_000, None, None, "ucj", "a", None, "2025-07", "b1"),
        ("32", 9, "BPU", "workplace", None, "a", None, "2025-07", "b1"),
        ("99", 9, None, "workplace", "x", "a", None, "2025-06", "b1"),
    ],
)  # fmt: skip
WORKFORCE = Rows(
    {
        "area_code": "string", "workers": "int64", "formality": "string", "segment": "string", "low": "int64",
        "high": "int64", "definition": "string", "source": "string", "period": "string", "batch": "string",
    },
    [
        ("31.71", 200, None, None, 190, 210, "ucj", "s", "2025-07", "b1"),
        ("31.72", 60, "formal", None, 50, 70, "ucj", "s", "2025-07", "b1"),
        ("31.72", 80, "informal", None, None, None, "ucj", "t", "2025-07", "b1"),
        ("32", 5_000, None, None, None, None, "y", "s", "2025-07", "b1"),
        ("32", 6_000, None, None, None, None, "z", "s", "2025-02", "b1"),
        ("32", 10, "formal", "BPU", None, None, None, "s", "2025-07", "b1"),
        ("32", 11, "informal", "BPU", None, None, None, "s", "2025-07", "b1"),
    ],
)  # fmt: skip
TARGETS = Rows(
    {"area_code": "string", "coverage": SHARE, "definition": "string", "period": "string", "batch": "string"},
    [
        ("31", None, "ucj", "2025-01", "b1"),
        ("32", None, "a", "2025-01", "b1"),
        ("32", None, "a", "2025-06", "b1"),
        ("32", None, "b", "2025-06", "b1"),
    ],
)


SHAPE = Shape(parents=("province", "nation"), lowest="regency")


def split_participants(counts: ir.Table, areas: ir.Table) -> ir.Table:
    return pipeline.numerators(stored.participants(counts), areas, "formality", SHAPE)


def whole_table(counts: ir.Table, workforce: ir.Table, targets: ir.Table, areas: ir.Table) -> ir.Table:
    con = counts.get_backend()
    published = kept(con, "both_published", stored.participants(counts))
    rows = kept(con, "both_rows", pipeline.numerators(published, areas, None, SHAPE))
    figures = kept(con, "both_figures", pipeline.denominators(stored.workforce(workforce), areas, SHAPE))
    table = pipeline.compared(rows, figures, published, stored.targets(targets), areas)
    return pipeline.latest_only(pipeline.selected(table, "ID", "province"))


def test_split_participants_are_the_same(both_engines: BothEngines) -> None:
    found = both_engines(split_participants, PARTICIPANTS, AREAS)
    assert [(row["area_code"], row["segment"], row["people"]) for row in found] == [
        ("31.72", "formal", 30),
        ("31.72", "informal", 50),
        ("32", "informal", 9),
    ]


def test_the_whole_table_is_the_same(both_engines: BothEngines) -> None:
    found = {
        (row["area_code"], row["basis"], row["definition"]): (row["people"], row["workers"], row["origin"])
        for row in both_engines(whole_table, PARTICIPANTS, WORKFORCE, TARGETS, AREAS, empty=False)
    }
    assert found == {
        ("31", "residence", "ucj"): (207, 340, "children"),
        ("32", "residence", "unstated"): (2**40, 5_000, "published"),
        ("32", "unstated", "ucj"): (4_000, 5_000, "published"),
        ("32", "workplace", "unstated"): (None, 5_000, "none"),
    }


def test_targets_are_the_same(both_engines: BothEngines) -> None:
    def beside(rows: ir.Table, targets: ir.Table) -> ir.Table:
        return with_targets(rows, stored.targets(targets))

    rows = Rows(
        {"area_code": "string", "period": "string", "definition": "string"},
        [
            ("31", "2025-07", "ucj"),
            ("32", "2025-07", "ucj"),
            ("32", "2025-07", "a"),
            ("33", "2025-07", "ucj"),
        ],
    )
    found = both_engines(beside, rows, TARGETS)
    assert [(row["area_code"], row["definition"], row["target_definitions"]) for row in found] == [
        ("31", "ucj", 0),
        ("32", "a", 1),
        ("32", "ucj", 2),
        ("33", "ucj", None),
    ]
