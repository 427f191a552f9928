"""Lists that try to make one person of everybody."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from semesta.errors import SemestaError
from tests.identity.people import people, spoiled

if TYPE_CHECKING:
    from tests.identity.conftest import Run, Write


STARTS = ("BU", "SI", "DE", "RA", "JO", "MA", "LI", "NU", "TE", "KA")
MIDDLES = ("RA", "DO", "NI", "LE", "TU", "MI", "SA", "PO", "GE", "HA")
ENDS = ("N", "T", "R", "S", "K", "M", "L", "NG", "H", "P")


def test_empty_names_join_nobody(write: Write, run: Run) -> None:
    rows = [{**person, "name": ""} for person in people(200)]
    run(write("list", [*rows, spoiled(rows[0], "x")]))
    assert run.pairs() == {("p0", "p0x")}


def test_one_village_holding_every_record_joins_nobody(write: Write, run: Run) -> None:
    rows = [{**person, "village_code": "31.71.01.1001"} for person in people(200)]
    run(write("list", [*rows, spoiled(rows[0], "x", nik="")]))
    assert run.pairs() == {("p0", "p0x")}


def test_a_thousand_people_under_one_number_and_name_stay_apart(write: Write, run: Run) -> None:
    shared = {"nik": "3171000000000000", "name": "TIDAK ADA"}
    rows = [{**person, **shared} for person in people(1000)]
    found = run(write("list", rows))
    assert found.pairs < 10


def test_a_sound_number_that_an_office_gives_to_many_joins_nobody(write: Write, run: Run) -> None:
    """Among others it once looked as sound as any: birth dates one digit apart were joined."""
    shared = {"nik": "3174010101900001", "name": "TIDAK ADA"}
    crowd = [{**person, **shared, "id": f"c{number}"} for number, person in enumerate(people(1000, seed=2))]
    rows = people(500)
    run(write("list", [*rows, spoiled(rows[0], "x"), *crowd]))
    assert {pair for pair in run.pairs() if pair[0].startswith("p")} == {("p0", "p0x")}
    assert len(run.pairs()) < 10


def test_a_number_that_one_person_bears_often_is_a_persons(write: Write, run: Run) -> None:
    rows = people(100)
    often = [{**rows[0], "id": f"o{number}"} for number in range(60)]
    run(write("list", [*rows, *often]))
    assert len(run.pairs()) == 61 * 60 // 2


def test_namesakes_in_a_list_in_which_nobody_stands_twice_stay_apart(write: Write, run: Run) -> None:
    """The likest pairs there once taught the model that birth dates and sex of one person mostly differ."""
    draw = random.Random(1)
    words = draw.sample([a + b + c for a in STARTS for b in MIDDLES for c in ENDS], 1000)
    rows = [
        {
            "id": number,
            "name": f"{words[int(1000 * draw.random() ** 3)]} {words[int(1000 * draw.random() ** 2)]}",
            "birth_date": date(1960, 1, 1) + timedelta(draw.randrange(17000)),
            "sex": draw.choice("LP"),
            "village_code": "31.71.01.1001",
        }
        for number in range(1500)
    ]
    assert run(write("list", rows)).pairs <= 5


def test_placeholders_are_no_evidence(write: Write, run: Run) -> None:
    rows = [{**person, "nik": "0000000000000000"} for person in people(100)]
    run(write("list", rows))
    assert run.pairs() == set()


def test_rows_that_nothing_tells_apart_are_left_out_and_said(write: Write, run: Run) -> None:
    same = people(1)[0]
    rows = [{**same, "id": f"s{number}"} for number in range(1500)]
    found = run(write("list", [*rows, *people(20, seed=3)]))
    assert run.pairs() == set()
    assert [warning.code for warning in found.warnings] == ["W-IDENTITY-001"]


def test_a_name_alone_that_many_bear_joins_nobody(write: Write, run: Run) -> None:
    rows = [{"id": str(number), "name": "SITI AMINAH"} for number in range(300)]
    others = [{"id": person["id"], "name": person["name"]} for person in people(30)]
    found = run(write("list", [*rows, *others]))
    assert found.pairs < 100


def test_a_list_of_one_row_again_and_again_is_refused(write: Write, run: Run) -> None:
    same = people(1)[0]
    with pytest.raises(SemestaError) as error:
        run(write("list", [{**same, "id": f"s{number}"} for number in range(1500)]))
    assert [problem.code for problem in error.value.problems] == ["E-IDENTITY-010"]


def test_a_long_list_without_a_known_column_says_so(write: Write, run: Run) -> None:
    left = write("left", people(20))
    right = write("right", [{"colour": f"red {number}"} for number in range(1500)])
    with pytest.raises(SemestaError) as error:
        run(left, right)
    assert [problem.code for problem in error.value.problems] == ["E-IDENTITY-002"]


def test_lists_of_names_alone_do_not_depend_on_their_order(write: Write, run: Run) -> None:
    """With one field nothing corrects what is learned of it: the order of rows once decided between all pairs and none."""
    left = [{"id": person["id"], "nama": person["name"]} for person in people(400)]
    right = [{"id": person["id"], "nama lengkap": person["name"]} for person in people(400)[:250]]
    run(write("left", left), write("right", right))
    found = run.pairs()
    run(write("left", left[::-1]), write("right", right))
    assert run.pairs() == found


@pytest.mark.parametrize("heading", ["Badan Usaha", "nama toko", "EMPRESA"])
def test_headings_of_companies_are_known(heading: str, write: Write, run: Run) -> None:
    rows = [{"kode": str(place), heading: f"PT {person['name']}"} for place, person in enumerate(people(40))]
    run(write("list", [*rows, {**rows[3], "kode": "again"}]), entity="employer")
    assert ("3", "again") in run.pairs()
