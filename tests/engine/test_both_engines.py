"""The comparison itself: it must notice what it is there for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import ibis
import pytest

from semesta.engine import is_spark
from tests.both_engines import Rows

if TYPE_CHECKING:
    from tests.both_engines import BothEngines

PEOPLE = Rows(
    {"name": "string", "age": "int64"}, [("Sri", 40), ("Sri", 40), ("Budi", None), (None, 7), (None, None)]
)


def test_rows_come_back_sorted_and_as_often_as_they_went_in(both_engines: BothEngines) -> None:
    found = both_engines(lambda people: people, PEOPLE)
    assert found == [
        {"name": "Budi", "age": None},
        {"name": "Sri", "age": 40},
        {"name": "Sri", "age": 40},
        {"name": None, "age": 7},
        {"name": None, "age": None},
    ]


def test_values_are_passed_on(both_engines: BothEngines) -> None:
    def older(people: ibis.Table, age: int) -> ibis.Table:
        return people.filter(people.age > age)

    assert both_engines(older, PEOPLE, age=39) == [{"name": "Sri", "age": 40}, {"name": "Sri", "age": 40}]


def test_a_choice_among_ties_is_noticed(both_engines: BothEngines) -> None:
    def first_of_each_name(people: ibis.Table) -> ibis.Table:
        place = ibis.row_number().over(ibis.window(group_by="name", order_by="name"))
        return people.mutate(place=place).filter(lambda row: row.place == 0).drop("place")

    with pytest.raises(AssertionError, match="in this order and backwards differ"):
        both_engines(first_of_each_name, PEOPLE)


@pytest.mark.parametrize(
    ("on_duckdb", "on_spark"),
    [(lambda t: t.age, lambda t: t.age + 1), (lambda t: t.age, lambda t: t.age.cast("decimal(20, 0)"))],
)
def test_another_value_or_type_on_spark_is_noticed(
    both_engines: BothEngines, on_duckdb: object, on_spark: object
) -> None:
    def differing(people: ibis.Table) -> ibis.Table:
        return people.select(age=on_spark if is_spark(people.get_backend()) else on_duckdb)

    with pytest.raises(AssertionError, match="DuckDB and Spark differ"):
        both_engines(differing, PEOPLE)


def test_a_row_more_without_rows_is_noticed(both_engines: BothEngines) -> None:
    def counted(people: ibis.Table) -> ibis.Table:
        counts = people.agg(people=people.count())
        return counts.filter(counts.people > 0) if is_spark(people.get_backend()) else counts

    with pytest.raises(AssertionError, match="without rows differ"):
        both_engines(counted, PEOPLE)


def test_all_types_of_registers_go_in_and_come_out(both_engines: BothEngines) -> None:
    import datetime as dt

    rows = Rows(
        {
            "text": "string",
            "number": "int64",
            "day": "date",
            "share": "decimal(12, 8)",
            "yes": "boolean",
            "small": "int8",
        },
        [
            ("Ñ", 2**62, dt.date(1899, 12, 31), Decimal("0.51390000"), True, 1),
            (None, None, None, None, None, None),
        ],
    )
    found = both_engines(lambda table: table, rows)
    assert [tuple(row.values()) for row in found] == list(rows.values)
