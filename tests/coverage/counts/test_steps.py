"""The steps by themselves: they print as SQL for both engines, and sums are sums whatever the figures are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.counts import pipeline
from semesta.coverage.counts import stored as counts
from semesta.coverage.counts.places import tree_down_to
from semesta.coverage.counts.rollup import CHILD, roll_up
from semesta.coverage.counts.shape import Shape, shape_of
from semesta.engine import records, small_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

    from semesta.coverage.counts.pipeline import By
    from tests.coverage.counts.conftest import Ask, Table

PARENT = {"31": "ID", "31.71": "31", "31.72": "31", "32": "ID", "32.01": "32", "32.02": "32"}
CODES = st.sampled_from(sorted(PARENT))
PEOPLE = st.integers(min_value=0, max_value=2**45)


def expressions(by: By | None) -> list[ir.Table]:
    """Every step on tables of which only the columns are known."""
    text, number, share = "string", "int64", "decimal(12, 6)"
    stored = {"period": text, "batch": text, "definition": text, "source": text, "area_code": text}
    participants = counts.participants(
        ibis.table(
            stored | {"participants": number, "segment": text, "basis": text, "printed_coverage": share},
            name="participant_counts",
        )
    )
    workforce = counts.workforce(
        ibis.table(
            stored | {"workers": number, "formality": text, "segment": text, "low": number, "high": number},
            name="workforce_counts",
        )
    )
    targets = counts.targets(ibis.table(stored | {"coverage": share}, name="targets"))
    areas = ibis.table({"code": text, "name": text, "level": text, "parent_code": text}, name="areas")
    numerators = pipeline.numerators(participants, areas, by)
    denominators = pipeline.denominators(workforce, areas)
    compared = pipeline.compared(
        ibis.table(numerators.schema(), name="numerators"),
        ibis.table(denominators.schema(), name="denominators"),
        participants.select("area_code", "period", "basis", "definition"),
        targets,
        areas,
    )
    return [numerators, denominators, pipeline.latest_only(pipeline.selected(compared, "31", None))]


@pytest.mark.parametrize(("dialect", "by"), [("duckdb", None), ("pyspark", "formality")])
def test_every_step_prints_as_sql(dialect: str, by: By | None) -> None:
    for expression in expressions(by):
        assert "SELECT" in str(ibis.to_sql(expression, dialect=dialect))


@settings(max_examples=8, deadline=None)
@given(figures=st.dictionaries(CODES, PEOPLE, min_size=1))
def test_a_sum_is_that_of_all_children_or_there_is_none(con: Backend, figures: dict[str, int]) -> None:
    codes = ("ID", *PARENT)
    levels = ["nation", *("regency" if "." in code else "province" for code in PARENT)]
    places: dict[str, list[str | None]] = {
        "code": [*codes],
        "level": [*levels],
        "parent_code": [None, *PARENT.values()],
    }
    tree = small_table(con, "small_tree", {name: ("VARCHAR", values) for name, values in places.items()})
    people = list(figures.values())
    columns: dict[str, tuple[str, Sequence[object]]] = {
        "area_code": ("VARCHAR", list(figures)),
        "period": ("VARCHAR", ["2025-07"] * len(people)),
        "people": ("BIGINT", people),
        "low": ("BIGINT", [None] * len(people)),
        "high": ("BIGINT", people),
        "printed": ("DECIMAL(18, 10)", [None] * len(people)),
        "source": ("VARCHAR", ["report"] * len(people)),
        "origin": ("VARCHAR", ["published"] * len(people)),
        "parts": ("VARCHAR", [""] * len(people)),
    }
    result = records(con, roll_up(small_table(con, "small_rows", columns), tree, ["period"]))
    found = {row["area_code"]: row["people"] for row in result}
    expected: dict[str, int] = dict(figures)
    for parent in ("31", "32", "ID"):
        below = [expected[code] for code, above in PARENT.items() if above == parent and code in expected]
        if parent not in figures and len(below) == 2:
            expected[parent] = sum(below)
    assert found == expected
    for row in result:
        assert row["low"] is None
        assert row["high"] == row["people"]
        assert (row["origin"] == "published") == (row["area_code"] in figures)


@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_ratio_times_workers_gives_participants(ask: Ask, data: st.DataObject) -> None:
    drawn = data.draw(
        st.lists(st.tuples(PEOPLE, st.integers(min_value=1, max_value=2**45)), min_size=5, max_size=5)
    )
    codes = ("11", "12", "13", "14", "15")
    participants = [
        {"area_code": code, "participants": people} for code, (people, _) in zip(codes, drawn, strict=True)
    ]
    workers = [{"area_code": code, "workers": number} for code, (_, number) in zip(codes, drawn, strict=True)]
    for row, (people, number) in zip(ask(participants, workers).rows, drawn, strict=True):
        assert (row.participants, row.workers) == (people, number)
        assert row.coverage == people / number
        assert row.gap == number - people
        assert ("F-COVERAGE-014" in row.codes) == (people > number)


def test_the_shape_of_counts() -> None:
    assert shape_of([]) == Shape(has_parts=False, has_families=False, parents=(), lowest="province")
    assert shape_of([{"area_code": "31.71", "segment": "PU"}]) == Shape(True, False, (), "regency")
    both = [{"area_code": code, "segment": ""} for code in ("31", "31.71")]
    assert shape_of(both) == Shape(False, True, (), "regency")
    cities = ("31.01", "31.71", "31.72", "31.73", "31.74", "31.75")
    rows = [{"area_code": code, "segment": ""} for code in cities]
    assert shape_of(rows) == Shape(False, True, ("province",), "regency")
    assert shape_of([{"area_code": "ID", "segment": ""}]).lowest == "nation"


def test_a_shape_leaves_out_only_what_changes_nothing(con: Backend, table: Table) -> None:
    rows = [
        {"area_code": code, "participants": 7}
        for code in ("31.01", "31.71", "31.72", "31.73", "31.74", "31.75")
    ]
    rows += [{"area_code": "32", "participants": 2, "segment": name} for name in ("PU", "BPU")]
    published = counts.participants(table("participant_counts", rows))
    shape = shape_of(records(con, published.select("area_code", "segment")))
    areas = tree_down_to(con, "regency")
    full = records(con, pipeline.numerators(published, areas))
    short = records(con, pipeline.numerators(published, areas, None, shape))
    assert sorted(full, key=repr) == sorted(
        ({name: row[name] for name in full[0]} for row in short), key=repr
    )
    assert shape.parents == ("province",)
    assert set(CHILD) >= set(shape.parents)
