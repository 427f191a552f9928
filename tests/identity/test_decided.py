"""Decisions and diary where records hold each other together: an unmerge within one NIK, a record that goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from semesta.identity.review import decide
from semesta.workspace import create
from tests.identity.offices import bring, persons, run, told
from tests.identity.people import people

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.workspace import Workspace

CROWD = people(60)
FULL = {
    "nik": CROWD[7]["nik"],
    **{name: CROWD[7][name] for name in ("name", "birth_date", "sex", "village_code")},
}
ONE, OTHER, THIRD = (f"2000000000{place}" for place in (1, 2, 3))


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return create(tmp_path / "office", "31", "en")


def test_one_nik_for_three_records_an_unmerge_of_two_stays_run_after_run(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "participants", [{"id": ONE, **FULL}, {"id": OTHER, **FULL}])
    run(office)
    before = persons(office)
    worker, one, other = "workers:p7", f"participants:{ONE}", f"participants:{OTHER}"
    assert before[worker] == before[one] == before[other]
    decide(office, worker, other, "unmerge", "Ani", "two people under one number")

    run(office)
    after = persons(office)
    assert after[worker] == before[worker]
    assert after[worker] != after[other]
    # The third record is with one of the two, and everybody else keeps the number.
    assert after[one] in {after[worker], after[other]}
    parted = {one, other}
    assert {record: after[record] for record in before if record not in parted} == {
        record: number for record, number in before.items() if record not in parted
    }
    assert {entry.why for entry in told(office)} == {"decision"}

    # Neither another record of the same NIK brings them together, nor the whole of the next month.
    bring(office, "participants", [{"id": THIRD, **FULL}])
    run(office)
    late = persons(office)
    assert {record: late[record] for record in after} == after
    bring(office, "workers", CROWD, "2026-01")
    bring(office, "participants", [{"id": key, **FULL} for key in (OTHER, ONE, THIRD)], "2026-01")
    run(office, "2026-01")
    next_month = persons(office)
    assert next_month[worker] == after[worker]
    assert next_month[other] == after[other]
    assert next_month[worker] != next_month[other]


def test_when_the_record_that_held_two_together_goes_the_diary_says_so(office: Workspace) -> None:
    # The worker and the first card share NIK and name, both cards all but the NIK; the worker and the last card a name alone.
    worker = {**CROWD[7], "birth_date": "", "sex": "", "village_code": "31.71.01.1001"}
    last = {**FULL, "nik": ""}
    bring(office, "workers", [*CROWD[:7], worker, *CROWD[8:]])
    bring(office, "participants", [{"id": ONE, **FULL}, {"id": OTHER, **last}])
    run(office)
    before = persons(office)
    assert before["workers:p7"] == before[f"participants:{ONE}"] == before[f"participants:{OTHER}"]

    bring(office, "workers", [*CROWD[:7], worker, *CROWD[8:]], "2026-01")
    bring(office, "participants", [{"id": OTHER, **last}], "2026-01")
    found = run(office, "2026-01")
    after = persons(office)
    assert found.split == 1
    assert after["workers:p7"] != after[f"participants:{OTHER}"]
    (entry,) = told(office)
    assert (entry.event, entry.why, entry.period, entry.records) == ("split", "gone", "2026-01", 1)
    assert {entry.number, entry.other} == {after["workers:p7"], after[f"participants:{OTHER}"]}
    assert entry.number == before["workers:p7"]
