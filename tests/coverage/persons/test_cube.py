"""Small registers and the exact rows that they give."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage.persons import Scope, Steps, count_people
from semesta.coverage.persons.margins import cells
from semesta.coverage.persons.values import born_by
from semesta.definition import Definition
from semesta.engine import records
from semesta.registers.period import parse
from tests.coverage.persons.world import (
    ANCOL,
    BEKASI,
    CIDENG,
    GAMBIR,
    World,
    counts,
    employer,
    fields,
    member,
    rows_of,
    worker,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from tests.coverage.persons.conftest import Count

PARTICIPANTS = ("participants", "participants_low", "participants_high")
WORKERS = ("workers", "workers_low", "workers_high")
BORN_1990 = date(1990, 5, 17)


def test_every_row_of_a_small_register(count: Count) -> None:
    world = World(
        workers=[
            worker(1, birth_date=BORN_1990, nik="3171011705900001"),
            worker(
                2,
                birth_date=None,
                nik="3171015705900002",
                sex="female",
                formality="informal",
                kbli_section=None,
            ),
            worker(
                3, birth_date=BORN_1990, nik="3171011705900003", sex=None, formality=None, village_code=CIDENG
            ),
            worker(4, birth_date=BORN_1990, nik="3171011705900004", village_code=ANCOL, kbli_section="Z"),
        ],
        members=[
            member(1, birth_date=BORN_1990, nik="3171011705900001", segment="BPU"),
            member(2, of=1, birth_date=BORN_1990, nik="3171011705900001", segment="PU", npp="N1"),
            member(3, birth_date=BORN_1990, nik="3171011705900003", segment="PMI", village_code=CIDENG),
            member(5, village_code=ANCOL, segment="JAKON", npp="N2"),
            member(6, village_code=BEKASI, segment="BPU", npp="N1"),
        ],
        employers=[employer("N1", "31.74"), employer("N2", "31")],
    )
    found = count(world)
    rows = {
        key: tuple(row[name] for name in (*PARTICIPANTS, *WORKERS, "unlinked", "several"))
        for key, row in found.items()
        if key[1] in {GAMBIR, "31", "31.74"}
    }
    assert rows == {
        ("residence", GAMBIR, "", ""): (1, 1, 1, 2, 2, 2, 0, 1),
        ("residence", GAMBIR, "segment", "PU"): (1, 1, 1, 2, None, None, 0, 0),
        ("residence", GAMBIR, "sex", "male"): (1, 1, 1, 1, None, None, 0, 0),
        ("residence", GAMBIR, "sex", "female"): (0, 0, 0, 1, None, None, 0, 0),
        ("residence", GAMBIR, "age_band", "35-44"): (1, 1, 1, 1, None, None, 0, 0),
        ("residence", GAMBIR, "age_band", "unknown"): (0, 0, 0, 1, None, None, 0, 0),
        ("residence", GAMBIR, "formality", "formal"): (1, 1, 1, 1, None, None, 0, 0),
        ("residence", GAMBIR, "formality", "informal"): (0, 0, 0, 1, None, None, 0, 0),
        ("residence", GAMBIR, "kbli_section", "G"): (1, 1, 1, 1, None, None, 0, 0),
        ("residence", GAMBIR, "kbli_section", "unknown"): (0, 0, 0, 1, None, None, 0, 0),
        ("residence", "31", "", ""): (3, 2, 3, 4, 4, 4, 1, 1),
        ("residence", "31", "segment", "PU"): (1, 1, 1, 4, None, None, 0, 0),
        ("residence", "31", "segment", "PMI"): (1, 1, 1, 4, None, None, 0, 0),
        ("residence", "31", "segment", "JAKON"): (1, 0, 1, 4, None, None, 1, 0),
        ("residence", "31", "sex", "male"): (2, 1, 2, 2, None, None, 1, 0),
        ("residence", "31", "sex", "female"): (0, 0, 0, 1, None, None, 0, 0),
        ("residence", "31", "sex", "unknown"): (1, 1, 1, 1, None, None, 0, 0),
        ("residence", "31", "age_band", "35-44"): (2, 2, 2, 3, None, None, 0, 0),
        ("residence", "31", "age_band", "65+"): (1, 0, 1, 0, None, None, 1, 0),
        ("residence", "31", "age_band", "unknown"): (0, 0, 0, 1, None, None, 0, 0),
        ("residence", "31", "formality", "formal"): (2, 1, 2, 2, None, None, 1, 0),
        ("residence", "31", "formality", "informal"): (0, 0, 0, 1, None, None, 0, 0),
        ("residence", "31", "formality", "unknown"): (1, 1, 1, 1, None, None, 0, 0),
        ("residence", "31", "kbli_section", "G"): (2, 2, 2, 2, None, None, 0, 0),
        ("residence", "31", "kbli_section", "unknown"): (1, 0, 1, 2, None, None, 1, 0),
        ("workplace", "31", "", ""): (4, 4, 4, None, None, None, 2, 1),
        ("workplace", "31", "segment", "PU"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31", "segment", "BPU"): (1, 1, 1, None, None, None, 1, 0),
        ("workplace", "31", "segment", "PMI"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31", "segment", "JAKON"): (1, 1, 1, None, None, None, 1, 0),
        ("workplace", "31", "sex", "male"): (3, 3, 3, None, None, None, 2, 0),
        ("workplace", "31", "sex", "unknown"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31", "age_band", "35-44"): (2, 2, 2, None, None, None, 0, 0),
        ("workplace", "31", "age_band", "65+"): (2, 2, 2, None, None, None, 2, 0),
        ("workplace", "31", "formality", "formal"): (2, 2, 2, None, None, None, 1, 0),
        ("workplace", "31", "formality", "informal"): (1, 1, 1, None, None, None, 1, 0),
        ("workplace", "31", "formality", "unknown"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31", "kbli_section", "G"): (2, 2, 2, None, None, None, 0, 0),
        ("workplace", "31", "kbli_section", "unknown"): (2, 2, 2, None, None, None, 2, 0),
        ("workplace", "31.74", "", ""): (2, 2, 2, None, None, None, 1, 1),
        ("workplace", "31.74", "segment", "PU"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31.74", "segment", "BPU"): (1, 1, 1, None, None, None, 1, 0),
        ("workplace", "31.74", "sex", "male"): (2, 2, 2, None, None, None, 1, 0),
        ("workplace", "31.74", "age_band", "35-44"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31.74", "age_band", "65+"): (1, 1, 1, None, None, None, 1, 0),
        ("workplace", "31.74", "formality", "formal"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31.74", "formality", "informal"): (1, 1, 1, None, None, None, 1, 0),
        ("workplace", "31.74", "kbli_section", "G"): (1, 1, 1, None, None, None, 0, 0),
        ("workplace", "31.74", "kbli_section", "unknown"): (1, 1, 1, None, None, None, 1, 0),
    }
    assert {row["level"] for row in found.values()} == {
        "village",
        "district",
        "regency",
        "province",
        "nation",
    }
    assert ("residence", BEKASI, "", "") not in found


@pytest.mark.parametrize(
    ("segments", "primary"),
    [
        (("BPU", "PU"), "PU"),
        (("PMI", "BPU"), "BPU"),
        (("JAKON", "PMI"), "PMI"),
        (("JAKON", "PU", "BPU"), "PU"),
    ],
)
def test_the_primary_segment(con: Backend, steps: Steps, segments: tuple[str, ...], primary: str) -> None:
    from semesta.coverage.persons.covered import covered_persons, offices, segment_of, workplace_of
    from semesta.coverage.persons.values import SEGMENTS

    people = rows_of(
        "participants", [member(n, of=1, segment=each, npp=each) for n, each in enumerate(segments)]
    )
    places = rows_of("employers", [employer(each, f"31.7{n}") for n, each in enumerate(SEGMENTS)])
    table = covered_persons(people.on(con).mutate(person=1), offices(places.on(con)))
    (found,) = records(
        con, table.mutate(segment=segment_of(table["first"]), workplace=workplace_of(table["first"]))
    )
    assert (SEGMENTS[found["segment"]], found["memberships"]) == (primary, len(segments))
    assert found["workplace"] == 3170 + SEGMENTS.index(primary)


@pytest.mark.parametrize(
    ("cards", "place"),
    [
        ([("A", 100), ("B", 200)], 3172),
        ([("A", 200), ("B", 200)], 3171),
        ([("A", None), ("B", 1)], 3172),
        ([("A", -5), ("B", 0)], 3171),
        ([("A", 2**50), ("B", 2**60)], 3171),
        ([("unknown", 5)], 3101),
        ([(None, 5)], 3101),
        ([("P", 5)], 31),
        ([("N", 5)], 3101),
        ([("A", 5), ("P", 5)], 31),
    ],
)  # fmt: skip
def test_the_workplace_is_that_of_the_best_paid_card(
    con: Backend, cards: list[tuple[str | None, int | None]], place: int
) -> None:
    from semesta.coverage.persons.covered import covered_persons, offices, workplace_of

    people = rows_of(
        "participants",
        [
            member(n, of=1, npp=npp, wage=wage, village_code="31.01.01.1001")
            for n, (npp, wage) in enumerate(cards)
        ],
    )
    firms = [employer("A", "31.71"), employer("B", "31.72.01.1001"), employer("P", "31"), employer("N", "ID")]
    table = covered_persons(people.on(con).mutate(person=1), offices(rows_of("employers", firms).on(con)))
    (found,) = records(con, table.select(workplace=workplace_of(table["first"])))
    assert found["workplace"] == place


def test_members_of_no_known_place_are_in_no_workplace(count: Count) -> None:
    found = count(World([worker(1)], [member(1), member(2, village_code=None)]))
    assert fields(found, "ID", "participants", basis="workplace") == 1


def test_nobody_disappears_without_a_word(con: Backend, tmp_path: Path) -> None:
    world = World(
        [worker(1)],
        [
            member(1),
            member(2),
            member(3, village_code=BEKASI),
            member(4, village_code=BEKASI),
            member(5, village_code=None),
        ],
    )
    steps = Steps(con, tmp_path)
    registers = world.registers(con)
    _, tally = count_people(steps, world.numbered(steps), registers.employers, world.scope)
    assert (tally.outside, tally.nowhere) == (2, 1)


def test_empty_registers(count: Count) -> None:
    assert count(World()) == {}
    assert fields(count(World([worker(1)])), "ID", *PARTICIPANTS, *WORKERS) == (0, 0, 0, 1, 1, 1)
    only_members = count(World([], [member(1)]))
    assert ("residence", "ID", "", "") not in only_members
    assert fields(only_members, "31.71", "participants", "workers", basis="workplace") == (1, None)


def test_nulls_everywhere(count: Count) -> None:
    nothing: dict[str, Any] = dict.fromkeys(
        ("nik", "birth_date", "sex", "formality", "kbli_section", "public_servant", "vital_status")
    )
    bare = {
        "nik": None,
        "birth_date": None,
        "sex": None,
        "status": None,
        "paid_through": None,
        "wage": None,
        "npp": None,
    }
    found = count(
        World(
            [worker(1, **nothing), worker(2, **nothing)],
            [member(1, **bare), member(2, **bare, village_code=None)],
        )
    )
    assert fields(found, GAMBIR, *PARTICIPANTS, *WORKERS) == (1, 0, 1, 2, 0, 2)
    for by in ("sex", "age_band", "formality", "kbli_section"):
        assert fields(found, GAMBIR, "workers", by=by, value="unknown") == 2


ACTIVE = [
    ("status", "active", "2020-01", True),
    ("status", "inactive", "2025-12", False),
    ("status", None, "2025-09", True),
    ("status", None, "2025-08", False),
    ("status", None, None, True),
    ("paid_through", "inactive", "2025-09", True),
    ("paid_through", "active", "2025-08", False),
    ("paid_through", "active", "2026-03", True),
    ("paid_through", "active", None, True),
    ("paid_through", "inactive", None, False),
    ("paid_through", None, None, True),
]


def test_active(con: Backend) -> None:
    for rule in ("status", "paid_through"):
        lines = [line for line in ACTIVE if line[0] == rule]
        table = rows_of(
            "participants", [member(n, status=s, paid_through=p) for n, (_, s, p, _) in enumerate(lines)]
        ).on(con)
        scope = Scope(Definition(active=rule), parse("2025-12"))
        found = records(con, table.select("row", found=scope.is_active(table)).order_by("row"))
        assert [row["found"] for row in found] == [line[3] for line in lines]


@pytest.mark.parametrize(
    ("period", "grace", "paid", "active"),
    [
        ("2026-01", 3, "2025-10", True),
        ("2026-01", 3, "2025-09", False),
        ("2026-03", 3, "2025-12", True),
        ("2026-02", 3, "2025-10", False),
        ("2025-12", 0, "2025-12", True),
        ("2025-12", 0, "2025-11", False),
        ("2025-12", 12, "2024-12", True),
        ("2025-12", 12, "2024-11", False),
    ],
)
def test_grace_over_the_year(con: Backend, period: str, grace: int, paid: str, active: bool) -> None:
    table = rows_of("participants", [member(1, status="inactive", paid_through=paid)]).on(con)
    scope = Scope(Definition(active="paid_through", grace_months=grace), parse(period))
    assert [row["found"] for row in records(con, table.select(found=scope.is_active(table)))] == [active]


OUT = [
    worker(1, vital_status="deceased"),
    worker(2, vital_status="moved"),
    worker(3, public_servant="yes"),
    worker(4, birth_date=date(2011, 1, 1), nik="3171010101110004"),
    worker(5, birth_date=date(2010, 12, 31), nik="3171013112100005"),
    worker(6, birth_date=date(1960, 12, 31), nik="3171013112600006"),
    worker(7, birth_date=date(1959, 12, 31), nik="3171013112590007"),
    worker(8, birth_date=None),
    worker(9),
]
THEIRS = [
    member(number, nik=line["nik"], birth_date=line["birth_date"]) for number, line in enumerate(OUT, start=1)
] + [
    member(20, birth_date=date(2011, 1, 1), nik="3171010101110020"),
    member(21, birth_date=date(2010, 12, 31), nik="3171013112100021"),
]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({}, (8, 6)),
        ({"min_age": 15, "max_age": 65}, (5, 4)),
        ({"numerator": "matched", "exclude_public_servants": False}, (7, 7)),
    ],
)
def test_who_is_out_is_out_of_both(count: Count, rules: dict[str, Any], expected: tuple[int, int]) -> None:
    # Worker 6 is 65 years old at the end of 2025, 7 is 66 and 9 is 64.
    found = count(World(OUT, THEIRS, rules=rules))
    assert fields(found, "31", "participants", "workers") == expected


@pytest.mark.parametrize(
    ("rules", "eligible"),
    [
        ({}, [4, 5, 6, 7, 8, 9]),
        ({"exclude_public_servants": False}, [3, 4, 5, 6, 7, 8, 9]),
        ({"min_age": 15}, [5, 6, 7, 8, 9]),
        ({"min_age": 16}, [6, 7, 8, 9]),
        ({"max_age": 64}, [4, 5, 8, 9]),
        ({"max_age": 65}, [4, 5, 6, 8, 9]),
    ],
)
def test_who_is_eligible(con: Backend, rules: dict[str, Any], eligible: list[int]) -> None:
    table = rows_of("workers", OUT).on(con)
    scope = World(rules=rules).scope
    found = records(con, table.filter(scope.is_eligible(table)).select("worker_id").order_by("worker_id"))
    assert [row["worker_id"] for row in found] == [f"W{number}" for number in eligible]


def test_the_bounds_of_both_numerators(count: Count) -> None:
    workers, members = [worker(1), worker(2)], [member(1), member(3)]
    every = count(World(workers, members))
    matched = count(World(workers, members, rules={"numerator": "matched"}))
    assert fields(every, GAMBIR, *PARTICIPANTS, "unlinked") == (2, 1, 2, 1)
    assert fields(matched, GAMBIR, *PARTICIPANTS, "unlinked") == (1, 1, 2, 1)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2011, 1, 1), "0-14"),
        (date(2010, 12, 31), "15-24"),
        (date(2001, 1, 1), "15-24"),
        (date(2000, 12, 31), "25-34"),
        (date(1961, 1, 1), "55-64"),
        (date(1960, 12, 31), "65+"),
        (None, None),
    ],
)
def test_age_bands(con: Backend, born: date | None, band: str | None) -> None:
    from semesta.coverage.persons.values import BANDS, age_band

    table = rows_of("workers", [worker(1, birth_date=born)]).on(con)
    (row,) = records(con, table.select(band=age_band(table.birth_date, date(2025, 12, 31))))
    assert (None if row["band"] is None else BANDS[row["band"]]) == band


def test_a_leap_day_has_its_birthday_at_the_end_of_february() -> None:
    assert born_by(date(2024, 2, 29), 15) == date(2009, 2, 28)
    assert born_by(date(2025, 2, 28), 1) == date(2024, 2, 28)


def test_the_full_cross(con: Backend) -> None:
    from semesta.coverage.persons.values import coded

    table = rows_of("workers", [worker(1), worker(2), worker(3, sex="female")]).on(con)
    people = table.mutate(**coded(table, date(2025, 12, 31)))
    rows = records(con, cells(people, "village_code", ["sex", "formality"]).order_by("sex"))
    assert [(row["village_code"], row["sex"], row["formality"], row["people"]) for row in rows] == [
        (GAMBIR, 0, 0, 2),
        (GAMBIR, 1, 0, 1),
    ]


def test_steps_are_told_and_can_be_printed(con: Backend, tmp_path: Path) -> None:
    told: list[str] = []
    steps = Steps(con, tmp_path, progress=told.append)
    World([worker(1)], [member(1)]).figures(steps)
    names = [step.name for step in steps.done]
    assert told == names
    assert {
        "worker_numbers",
        "member_numbers",
        "placed",
        "workers_by_village",
        "residence_village",
        "cube",
    } <= set(names)
    assert all("SELECT" in step.sql(con) for step in steps.done)


COUNTS = [
    counts("31.71", 50, low=40, high=60),
    counts("31.72", 30, formality="formal"),
    counts("31.72", 20, formality="informal"),
    counts("32", 1000),
]


def test_published_counts_as_denominator(count: Count) -> None:
    members = [member(1), member(2, village_code=ANCOL, segment="BPU"), member(3, village_code=BEKASI)]
    found = count(World([], members, counts=COUNTS, rules={"denominator": "counts"}))
    assert fields(found, "31.71", *PARTICIPANTS, *WORKERS) == (1, 1, 1, 50, 40, 60)
    assert fields(found, "31.72", *PARTICIPANTS, *WORKERS) == (1, 1, 1, 50, 50, 50)
    assert fields(found, "31.72", "participants", "workers", by="formality", value="informal") == (1, 20)
    assert fields(found, "31.72", "participants", "workers", by="formality", value="formal") == (0, 30)
    assert fields(found, "31.71", "workers", by="segment", value="PU") == 50
    assert fields(found, "31.71", "workers", by="sex", value="male") is None
    assert fields(found, GAMBIR, "participants", "workers") == (1, None)
    assert fields(found, "32", "participants", "workers") == (1, 1000)
    assert fields(found, "31.71", "workers", basis="workplace") is None
    assert found["residence", "32", "", ""]["level"] == "province"


def test_the_chosen_definition_of_counts(count: Count) -> None:
    two = [counts("31.71", 50), counts("31.71", 70, definition="other")]
    rules = {"denominator": "counts", "counts_definition": "other"}
    assert fields(count(World([], [member(1)], counts=two, rules=rules)), "31.71", "workers") == 70


def test_matched_to_the_register_beside_counts(count: Count) -> None:
    world = World(
        [worker(1)],
        [member(1), member(2)],
        counts=COUNTS,
        rules={"denominator": "counts", "numerator": "matched"},
    )
    assert fields(count(world), "31.71", *PARTICIPANTS, "workers") == (1, 1, 2, 50)


def test_a_raked_register(count: Count) -> None:
    workers = [
        worker(1),
        worker(2, village_code=CIDENG),
        worker(3, village_code=CIDENG),
        worker(4, village_code=ANCOL),
    ]
    found = count(World(workers, [member(1)], counts=COUNTS[:1], rules={"denominator": "raked"}))
    assert fields(found, "31.71", "participants", *WORKERS) == (1, 50, 40, 60)
    assert fields(found, GAMBIR, *WORKERS) == (17, 14, 20)
    assert fields(found, CIDENG, *WORKERS) == (33, 26, 40)
    assert fields(found, "31.72", *WORKERS) == (1, 1, 1)
