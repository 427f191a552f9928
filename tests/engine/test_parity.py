"""The building blocks of our steps mean the same on both engines: missing values, ties, bitmasks, large numbers, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import pytest

from semesta.engine import bit_or, records
from semesta.errors import SemestaError
from tests.both_engines import Rows

if TYPE_CHECKING:
    from tests.both_engines import BothEngines

MEMBERS = Rows(
    {"person": "int64", "segment": "string", "village": "string", "wage": "int64"},
    [
        (1, "PU", "31.71.01.1001", 5_000_000),
        (1, "BPU", "31.71.01.1001", 5_000_000),
        (1, "BPU", "31.71.01.1001", 5_000_000),
        (2, "PMI", None, None),
        (2, None, "31.71.01.1002", 1),
        (3, "JAKON", "31.71.01.1002", 2**53 + 1),
        (None, "PU", "31.71.01.1002", 2**53 + 1),
        (None, None, None, None),
    ],
)


def test_one_bitmask_for_each_person(both_engines: BothEngines) -> None:
    def masked(members: ibis.Table) -> ibis.Table:
        bit = members.segment.cases(("PU", 1), ("BPU", 2), ("PMI", 4), ("JAKON", 8), else_=0)
        return (
            members.mutate(bit=bit)
            .group_by("person")
            .agg(mask=lambda t: bit_or(t.bit), rows=lambda t: t.count())
        )

    assert [tuple(row.values()) for row in both_engines(masked, MEMBERS)] == [
        (1, 3, 3), (2, 4, 2), (3, 8, 1), (None, 1, 2),
    ]  # fmt: skip


def test_a_bitmask_of_nothing_is_missing(both_engines: BothEngines) -> None:
    bits = Rows({"person": "string", "bit": "int8"}, [("a", None), ("b", 1), ("b", None), ("b", 64)])

    def masked(table: ibis.Table) -> ibis.Table:
        return table.group_by("person").agg(mask=bit_or(table.bit))

    def whole(table: ibis.Table) -> ibis.Table:
        return table.agg(mask=bit_or(table.bit), beyond=bit_or(table.bit.cast("int64") + 2**40))

    assert both_engines(masked, bits) == [{"person": "a", "mask": None}, {"person": "b", "mask": 65}]
    assert both_engines(whole, bits) == [{"mask": 65, "beyond": 2**40 + 65}]


def test_the_first_of_a_group_by_a_whole_order(both_engines: BothEngines) -> None:
    def first(members: ibis.Table) -> ibis.Table:
        order = [members.wage.desc(), members.village, members.segment]
        place = ibis.row_number().over(ibis.window(group_by=members.person, order_by=order))
        return members.mutate(place=place).filter(lambda row: row.place == 0).drop("place")

    assert [tuple(row.values()) for row in both_engines(first, MEMBERS)] == [
        (1, "BPU", "31.71.01.1001", 5_000_000),
        (2, None, "31.71.01.1002", 1),
        (3, "JAKON", "31.71.01.1002", 2**53 + 1),
        (None, "PU", "31.71.01.1002", 2**53 + 1),
    ]


def test_missing_keys_match_nothing_in_joins(both_engines: BothEngines) -> None:
    workers = Rows({"person": "int64", "name": "string"}, [(1, "a"), (1, "b"), (4, "c"), (None, "d")])

    def joined(members: ibis.Table, people: ibis.Table) -> ibis.Table:
        return (
            people.anti_join(members, "person")
            .select("name")
            .union(people.semi_join(members, "person").select("name"))
        )

    def left(members: ibis.Table, people: ibis.Table) -> ibis.Table:
        return people.left_join(members, "person").select("name", "segment")

    def outer(members: ibis.Table, people: ibis.Table) -> ibis.Table:
        return people.outer_join(members, "person").agg(rows=ibis._.count(), names=ibis._.name.nunique())

    assert [row["name"] for row in both_engines(joined, MEMBERS, workers)] == ["a", "b", "c", "d"]
    assert len(both_engines(left, MEMBERS, workers)) == 8
    assert both_engines(outer, MEMBERS, workers) == [{"rows": 13, "names": 4}]


def test_sums_are_exact_beyond_the_reach_of_floating_point(both_engines: BothEngines) -> None:
    def summed(members: ibis.Table) -> ibis.Table:
        return members.group_by(area=members.village.left(8)).agg(
            wages=members.wage.sum(), people=members.person.nunique(), known=members.wage.count()
        )

    assert [tuple(row.values()) for row in both_engines(summed, MEMBERS)] == [
        ("31.71.01", 15_000_001 + 2 * (2**53 + 1), 3, 6), (None, None, 1, 0),
    ]  # fmt: skip


def test_every_level_by_union_of_sums(both_engines: BothEngines) -> None:
    def rolled(members: ibis.Table) -> ibis.Table:
        cells = members.filter(members.village.notnull()).group_by("village").agg(people=ibis._.count())
        levels = [
            cells.group_by(area=cells.village.left(width)).agg(people=cells.people.sum())
            for width in (2, 5, 8, 13)
        ]
        return ibis.union(*levels)

    assert [tuple(row.values()) for row in both_engines(rolled, MEMBERS)] == [
        ("31", 6), ("31.71", 6), ("31.71.01", 6), ("31.71.01.1001", 3), ("31.71.01.1002", 3),
    ]  # fmt: skip


def test_windows_over_missing_values(both_engines: BothEngines) -> None:
    def ranked(members: ibis.Table) -> ibis.Table:
        within = ibis.window(group_by=members.village, order_by=[members.wage])
        return members.select(
            "person",
            "segment",
            rank=ibis.rank().over(within),
            share=members.wage.sum().over(ibis.window(group_by=members.village)),
        )

    ranks = {(row["person"], row["segment"]): row["rank"] for row in both_engines(ranked, MEMBERS)}
    assert ranks[2, None] == 0
    assert ranks[3, "JAKON"] == ranks[None, "PU"] == 1


def test_texts_are_cleaned_alike(both_engines: BothEngines) -> None:
    names = Rows(
        {"name": "string"},
        [
            (" Moh. ANDI  wijaya ",),
            ("Siti\tNur`aini",),
            ("José Pérez",),
            ("",),
            (None,),
            ("D'Souza-Lim, S.Kom",),
        ],
    )

    def cleaned(table: ibis.Table) -> ibis.Table:
        name = table.name.upper().re_replace(r"[^A-Z]+", " ").strip()
        return table.select(
            name=name,
            first=name.split(" ")[0],
            letters=name.length(),
            is_short=name.re_search(r"^[A-Z]{1,4}$"),
        )

    assert [row["name"] for row in both_engines(cleaned, names)] == [
        "", "D SOUZA LIM S KOM", "JOS P REZ", "MOH ANDI WIJAYA", "SITI NUR AINI", None,
    ]  # fmt: skip


def test_ages_in_whole_years(both_engines: BothEngines) -> None:
    import datetime as dt

    born = Rows(
        {"born": "date"},
        [
            (dt.date(1960, 12, 31),),
            (dt.date(2000, 2, 29),),
            (dt.date(2008, 1, 1),),
            (dt.date(1899, 1, 1),),
            (None,),
        ],
    )

    def aged(table: ibis.Table, year: int, month_day: int) -> ibis.Table:
        before = (table.born.month() * 100 + table.born.day()) > month_day
        age = year - table.born.year() - before.cast("int64")
        return table.select(age=age, young=ibis.cases((age < 30, "15-29"), (age.isnull(), None), else_="30+"))

    found = both_engines(aged, born, year=2025, month_day=1230)
    assert [row["age"] for row in found] == [17, 25, 64, 126, None]


def test_codes_stay_text_and_numbers_of_sixteen_digits_stay_whole(both_engines: BothEngines) -> None:
    nik = Rows({"nik": "string"}, [("3171011203900001",), ("0000000000000007",), ("31x",), ("",), (None,)])

    def keyed(table: ibis.Table) -> ibis.Table:
        return table.select(nik=table.nik, key=table.nik.try_cast("int64"))

    assert [tuple(row.values()) for row in both_engines(keyed, nik)] == [
        ("", None),
        ("0000000000000007", 7),
        ("3171011203900001", 3171011203900001),
        ("31x", None),
        (None, None),
    ]


@pytest.mark.parametrize("wrong", ["overflow", "no number"])
def test_both_refuse_what_has_no_right_answer(both_engines: BothEngines, wrong: str) -> None:
    rows = Rows({"number": "int64", "text": "string"}, [(2**63 - 1, "31x"), (1, "2")])
    import duckdb

    for con, error in ((both_engines.duckdb, duckdb.Error), (both_engines.spark, SemestaError)):
        table = rows.on(con)
        value = table.number * 2 if wrong == "overflow" else table.text.cast("int64")
        with pytest.raises(error):
            records(con, table.select(value=value))
