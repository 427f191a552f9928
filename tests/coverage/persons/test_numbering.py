"""Who is who, one case to a village: what counts, and what the run says it is not sure of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from semesta.coverage.persons import Steps
from semesta.engine import records
from tests.coverage.persons.world import (
    BEKASI,
    GAMBIR,
    World,
    counted,
    member,
    nik_of,
    people_of,
    person,
    worker,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from tests.coverage.persons.world import Found, Line

Three = tuple[int, int, int]
Build = "Callable[[int], tuple[Sequence[Line], Sequence[Line]]]"
NEXT = "another village of the regency"
FAR = "330405"
OTHER_DAY = date(1955, 5, 25)
NOBODY, ONE, TWO = (0, 0, 0), (1, 1, 1), (2, 2, 2)


@dataclass(frozen=True)
class Case:
    """Workers and members of one village, from the number of their first person, and what is counted there."""

    name: str
    build: Callable[[int], tuple[Sequence[Line], Sequence[Line]]]
    participants: Three
    """With low and high."""
    workers: Three
    beside: tuple[Three, Three] = (NOBODY, NOBODY)
    """The same of the other village, where the case has one."""


def born(number: int) -> date:
    day: date = person(number)["birth_date"]
    return day


def nik(number: int) -> str:
    return str(person(number)["nik"])


def name(number: int) -> str:
    return str(person(number)["name"])


def typo(number: int) -> str:
    """A wrong digit in the day of birth."""
    right = nik(number)
    return right[:7] + str((int(right[7]) + 1) % 10) + right[8:]


def namesake(number: int) -> str:
    """The NIK of somebody else, born on the same day in the same district."""
    return nik_of(born(number), number + 1000)


def distant(number: int) -> str:
    """The NIK of somebody else, born on the same day far away."""
    return nik_of(born(number), 7, district=FAR)


def short(number: int) -> str:
    return name(number).split()[0]


def turned(number: int) -> str:
    return " ".join(reversed(name(number).split()))


CASES = [
    Case("found by NIK", lambda b: ([worker(b)], [member(b)]), ONE, ONE),
    Case("nobody is covered", lambda b: ([worker(b)], []), NOBODY, ONE),
    Case("a NIK twice", lambda b: ([worker(b), worker(b + 1, of=b)], [member(b)]), ONE, ONE),
    Case("a NIK twice, day and month swapped", lambda b: ([worker(b, birth_date=date(1960, 2, 3), nik=nik_of(date(1960, 2, 3), b)), worker(b + 1, of=b, nik=nik_of(date(1960, 2, 3), b), birth_date=date(1960, 3, 2))], []), NOBODY, ONE),
    Case("a NIK twice, 1 January", lambda b: ([worker(b), worker(b + 1, of=b, birth_date=born(b).replace(month=1, day=1))], []), NOBODY, ONE),
    Case("a NIK twice, another day", lambda b: ([worker(b), worker(b + 1, of=b, birth_date=OTHER_DAY)], []), NOBODY, (1, 1, 2)),
    Case("a NIK twice, another name", lambda b: ([worker(b), worker(b + 1, of=b, name="SOMEBODY ELSE")], []), NOBODY, ONE),
    Case("a NIK of two people", lambda b: ([worker(b), worker(b + 1, nik=nik(b))], []), NOBODY, TWO),
    Case("a NIK of two people of like names, one a woman", lambda b: ([worker(b), worker(b + 1, of=b, nik=nik(b), name=short(b), birth_date=OTHER_DAY, sex="female")], []), NOBODY, TWO),
    Case("a NIK of two people of like names, one elsewhere", lambda b: ([worker(b), worker(b + 1, of=b, name=short(b), birth_date=OTHER_DAY, village_code=NEXT)], []), NOBODY, ONE, (NOBODY, ONE)),
    Case("a NIK twice, like names and another day", lambda b: ([worker(b), worker(b + 1, of=b, name=short(b), birth_date=OTHER_DAY)], []), NOBODY, (1, 1, 2)),
    Case("the owner of a NIK is the one born on its day", lambda b: ([worker(b, of=b + 1, nik=nik(b)), worker(b + 1, of=b), worker(b + 2, of=b)], [member(b)]), ONE, TWO),
    Case("no NIK, the name of another row", lambda b: ([worker(b), worker(b + 1, of=b, nik=None)], [member(b)]), ONE, (1, 1, 2)),
    Case("two rows without NIK", lambda b: ([worker(b, nik=None), worker(b + 1, of=b, nik=None)], []), NOBODY, (1, 1, 2)),
    Case("no NIK, a namesake in another village", lambda b: ([worker(b, nik=None), worker(b + 1, of=b, village_code=NEXT)], []), NOBODY, (1, 0, 1), (NOBODY, ONE)),
    Case("a digit of the birth date is wrong", lambda b: ([worker(b), worker(b + 1, of=b, nik=typo(b))], [member(b)]), ONE, (1, 1, 2)),
    Case("the wrong digit of a member's NIK too", lambda b: ([worker(b), worker(b + 1, of=b, nik=typo(b))], [member(b, nik=typo(b))]), ONE, (1, 1, 2)),
    Case("namesakes of one day and district", lambda b: ([worker(b), worker(b + 1, of=b, nik=nik_of(born(b), b + 1))], []), NOBODY, (2, 1, 2)),
    Case("namesakes of one day, far from each other", lambda b: ([worker(b), worker(b + 1, of=b, nik=distant(b))], []), NOBODY, TWO),
    Case("no NIK, a name alike", lambda b: ([worker(b), worker(b + 1, of=b, nik=None, name=short(b))], []), NOBODY, (2, 1, 2)),
    Case("no NIK, the name's parts turned", lambda b: ([worker(b), worker(b + 1, of=b, nik=None, name=turned(b))], []), NOBODY, (2, 1, 2)),
    Case("no NIK, the name of another, 1 January", lambda b: ([worker(b), worker(b + 1, of=b, nik=None, birth_date=born(b).replace(month=1, day=1))], []), NOBODY, (2, 1, 2)),
    Case("no NIK, a neighbour of the same day", lambda b: ([worker(b), worker(b + 1, nik=None, birth_date=born(b))], []), NOBODY, TWO),
    Case("no NIK, a woman of the same name and day", lambda b: ([worker(b), worker(b + 1, of=b, nik=None, sex="female")], []), NOBODY, TWO),
    Case("a NIK that does not tell the birth date, a name alike", lambda b: ([worker(b), worker(b + 1, of=b, nik=typo(b), name=short(b))], []), NOBODY, (2, 1, 2)),
    Case("neither NIK nor name", lambda b: ([worker(b, nik=None, name="-")], []), NOBODY, (1, 0, 1)),
    Case("neither NIK nor birth date", lambda b: ([worker(b, nik=None, birth_date=None)], []), NOBODY, (1, 0, 1)),
    Case("one list knows of a death", lambda b: ([worker(b), worker(b + 1, of=b, vital_status="deceased")], [member(b)]), NOBODY, NOBODY),
    Case("a death under the name alone", lambda b: ([worker(b), worker(b + 1, of=b, nik=None, vital_status="deceased")], [member(b)]), NOBODY, NOBODY),
    Case("one list knows of an office", lambda b: ([worker(b), worker(b + 1, of=b, public_servant="yes")], [member(b)]), NOBODY, NOBODY),
    Case("moved away in one list", lambda b: ([worker(b, vital_status="moved"), worker(b + 1, of=b)], [member(b)]), ONE, ONE),
    Case("two memberships", lambda b: ([worker(b)], [member(b), member(b + 1, of=b, segment="BPU")]), ONE, ONE),
    Case("no NIK, found by name", lambda b: ([worker(b)], [member(b, nik=None)]), ONE, ONE),
    Case("old spelling and a title", lambda b: ([worker(b, name="MUHAMMAD SUKARNO")], [member(b, nik=None, name="H. MOH. SOEKARNO, S.E.")]), ONE, ONE),
    Case("no NIK, found elsewhere", lambda b: ([worker(b)], [member(b, nik=None, village_code=NEXT)]), (1, 0, 1), ONE),
    Case("no NIK and no village", lambda b: ([worker(b)], [member(b, nik=None, village_code=None)]), (1, 0, 1), ONE),
    Case("no NIK, two namesakes", lambda b: ([worker(b), worker(b + 1, of=b, nik=distant(b))], [member(b, nik=None)]), (1, 0, 1), TWO),
    Case("the same village before the regency", lambda b: ([worker(b), worker(b + 1, of=b, nik=distant(b), village_code=NEXT)], [member(b, nik=None)]), ONE, ONE, (NOBODY, ONE)),
    Case("a NIK mistyped, found by name", lambda b: ([worker(b)], [member(b, nik=typo(b), village_code=BEKASI)]), ONE, ONE),
    Case("a namesake of one district, living elsewhere", lambda b: ([worker(b)], [member(b, nik=namesake(b), village_code=BEKASI)]), NOBODY, ONE),
    Case("no NIK, a name alike in the village", lambda b: ([worker(b)], [member(b, nik=None, name=short(b))]), (1, 0, 1), ONE),
    Case("a name alike beside a sure membership", lambda b: ([worker(b)], [member(b), member(b + 1, of=b, nik=None, name=short(b))]), (1, 1, 2), ONE),
    Case("two names alike", lambda b: ([worker(b)], [member(b, nik=None, name=turned(b)), member(b + 1, of=b, nik=None, name=short(b))]), (1, 0, 2), ONE),
    Case("a name alike, another NIK", lambda b: ([worker(b)], [member(b, nik=distant(b), name=short(b))]), (1, 0, 1), ONE),
    Case("somebody else's NIK", lambda b: ([worker(b), worker(b + 1)], [member(b), member(b + 1, nik=nik(b))]), TWO, TWO),
    Case("somebody else's NIK, not in the register", lambda b: ([worker(b)], [member(b + 1, nik=nik(b))]), (1, 0, 1), ONE),
    Case("the NIK, but another day", lambda b: ([worker(b)], [member(b, birth_date=OTHER_DAY)]), (1, 0, 1), ONE),
    Case("the NIK of a deceased, but another day", lambda b: ([worker(b, vital_status="deceased")], [member(b, birth_date=OTHER_DAY)]), NOBODY, NOBODY),
    Case("no worker, one NIK of two members", lambda b: ([], [member(b), member(b + 1, nik=nik(b))]), (2, 0, 2), NOBODY),
    Case("no worker, two cards", lambda b: ([], [member(b), member(b + 1, of=b)]), (1, 0, 1), NOBODY),
    Case("no worker, two cards in two villages", lambda b: ([], [member(b, village_code=NEXT), member(b + 1, of=b)]), (1, 0, 1), NOBODY),
    Case("no worker, two cards, another day", lambda b: ([], [member(b), member(b + 1, of=b, birth_date=OTHER_DAY)]), (1, 0, 2), NOBODY),
    Case("no worker, no NIK, two cards", lambda b: ([], [member(b, nik=None), member(b + 1, of=b, nik=None)]), (1, 0, 1), NOBODY),
    Case("no worker, one of two cards has a NIK", lambda b: ([], [member(b), member(b + 1, of=b, nik=None)]), (1, 0, 1), NOBODY),
    Case("no worker, two NIK and a card without", lambda b: ([], [member(b), member(b + 1, of=b, nik=namesake(b)), member(b + 2, of=b, nik=None)]), (3, 0, 3), NOBODY),
    Case("no worker, no NIK, no name", lambda b: ([], [member(b, nik=None, name="-"), member(b + 1, nik=None, name="-")]), (2, 0, 2), NOBODY),
    Case("one worker, claimed by two NIK", lambda b: ([worker(b, nik=None)], [member(b), member(b + 1, of=b, nik=distant(b))]), (2, 0, 2), ONE),
    Case("a deceased member", lambda b: ([worker(b, vital_status="deceased"), worker(b + 1)], [member(b), member(b + 1)]), ONE, ONE),
]  # fmt: skip
STRIDE = 4


def village(number: int, which: str | None = GAMBIR) -> str | None:
    """Each case has a regency of its own."""
    return {GAMBIR: f"31.{10 + number}.01.1001", NEXT: f"31.{10 + number}.01.1002"}.get(which or "", which)


def everything() -> World:
    """All cases; in each regency there is a worker more, so that its members are in the register's area."""
    workers, members = [], []
    for number, case in enumerate(CASES):
        some, others = case.build(STRIDE * number)
        some = [*some, worker(STRIDE * number + 3, village_code=f"31.{10 + number}.01.1003")]
        workers += [{**line, "village_code": village(number, line["village_code"])} for line in some]
        members += [{**line, "village_code": village(number, line["village_code"])} for line in others]
    return World(workers, members)


@pytest.fixture(scope="module")
def found(con: Backend, tmp_path_factory: pytest.TempPathFactory) -> Found:
    return counted(con, tmp_path_factory.mktemp("scratch"), everything())


NAMES = ("participants", "participants_low", "participants_high", "workers", "workers_low", "workers_high")


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_each_case(found: Found, number: int) -> None:
    case = CASES[number]
    for which, expected in ((GAMBIR, (case.participants, case.workers)), (NEXT, case.beside)):
        row = found.get(("residence", str(village(number, which)), "", ""), dict.fromkeys(NAMES, 0))
        assert tuple(row[name] for name in NAMES) == (*expected[0], *expected[1])


def test_every_row_has_a_person(con: Backend, tmp_path: Path) -> None:
    world = everything()
    people = world.numbered(Steps(con, tmp_path))
    numbers = [row["person"] for row in records(con, people.workers)]
    assert None not in numbers
    assert len(set(numbers)) == len(numbers)
    assert sorted(row["record"] for row in records(con, people.members)) == sorted(
        m["kpj"] for m in world.members
    )
    assert all(row["person"] is not None for row in records(con, people.members))


def test_the_order_of_rows_changes_nothing(con: Backend, tmp_path: Path) -> None:
    world = everything()
    backwards = World(world.workers[::-1], world.members[::-1])
    assert people_of(con, tmp_path, world) == people_of(con, tmp_path, backwards)


def test_members_have_the_number_of_their_worker(con: Backend, tmp_path: Path) -> None:
    workers = [worker(1), worker(2, nik=None), worker(3, nik=None, name="-")]
    members = [member(1), member(2), member(3), member(4, nik=None), member(5, of=4)]
    of_workers, of_members = people_of(con, tmp_path, World(workers, members))
    assert of_workers["W1"] == int(nik(1)) == of_members["K1"]
    assert of_members["K2"] == of_workers["W2"]
    assert (of_workers["W2"], of_workers["W3"]) == (-1, -3)
    assert of_members["K3"] == int(nik(3))
    assert of_members["K4"] == of_members["K5"] == int(nik(4))


def test_what_a_village_may_have_is_told_above_it(found: Found) -> None:
    """A village without workers has no row of its own, but its doubts are in the regency's."""
    numbers = {case.name: number for number, case in enumerate(CASES)}
    for case, expected in {
        "a death under the name alone": (0, 0, 0, 1, 1, 2),
        "no NIK, found elsewhere": (1, 0, 2, 2, 2, 2),
    }.items():
        row = found["residence", f"31.{10 + numbers[case]}", "", ""]
        assert tuple(row[name] for name in NAMES) == expected
