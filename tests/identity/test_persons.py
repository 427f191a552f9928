"""Persons of a workspace: numbers that stay, decisions that are respected, the queue."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage import Asked, answer
from semesta.coverage.reviewing import Progress, interval_effect, progress, queue, waiting
from semesta.coverage.runs import make
from semesta.engine import connect
from semesta.errors import SemestaError
from semesta.identity.decisions import decisions_file, read_decisions
from semesta.identity.grouping import groups
from semesta.identity.inputs import link_runs
from semesta.identity.kept import Kept
from semesta.identity.persons import link_persons
from semesta.identity.review import decide, decisions, export_decisions, import_decisions, undo
from semesta.registers.importing import Request, import_files
from semesta.workspace import Workspace, create
from tests.identity.offices import WHEN, bring, doubt, persons, rows_of, run, told
from tests.identity.people import people

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return create(tmp_path / "office", "31", "en")


def diary(office: Workspace) -> list[tuple[Any, ...]]:
    return rows_of(office, "diary", "SELECT event, person_id, other, records")


def number(row: dict[str, str], place: int) -> dict[str, str]:
    """A person as a member: a card number of eleven digits."""
    return {**row, "id": f"2{place:010d}"}


CROWD = people(120)
MEMBERS = [number(person, place) for place, person in enumerate(CROWD[:80])]


def card(place: int) -> str:
    return f"participants:2{place:010d}"


def test_a_person_has_one_number_in_all_registers(office: Workspace) -> None:
    members = [*MEMBERS]
    members[0] = {**members[0], "nik": ""}
    members[1] = {**members[1], "name": "HJ. " + members[1]["name"]}
    bring(office, "workers", CROWD)
    bring(office, "participants", members)
    found = run(office)
    numbers = persons(office)
    assert (found.records, found.persons) == (200, 120)
    assert all(numbers[f"workers:p{place}"] == numbers[card(place)] for place in range(80))


def test_a_shared_number_does_not_join_two_people(office: Workspace) -> None:
    stranger = {**MEMBERS[5], "nik": CROWD[100]["nik"], "village_code": "31.71.01.1001"}
    bring(office, "workers", [*CROWD[:5], *CROWD[6:]])
    bring(office, "participants", [stranger])
    run(office)
    numbers = persons(office)
    assert numbers[card(5)] != numbers["workers:p100"]


def test_numbers_stay_and_the_diary_tells_what_was_joined(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(
        office, "participants", [{**MEMBERS[3], "nik": "", "birth_date": "", "village_code": "31.71.01.1001"}]
    )
    run(office)
    before = persons(office)
    assert before[card(3)] != before["workers:p3"]
    bring(office, "workers", [*CROWD, *people(10, seed=9)[5:6]][:120], "2026-01")
    bring(office, "participants", MEMBERS, "2026-01")
    found = run(office, "2026-01")
    after = persons(office)
    assert found.joined == 1
    assert {record: after[record] for record in before if record != card(3)} == {
        record: person for record, person in before.items() if record != card(3)
    }
    assert diary(office) == [("join", before["workers:p3"], before[card(3)], 1)]
    assert [(entry.why, entry.when) for entry in told(office)] == [("evidence", WHEN)]


def test_who_is_away_for_a_month_comes_back_under_the_same_number(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "workers", CROWD[:60], "2026-01")
    bring(office, "workers", CROWD, "2026-02")
    run(office)
    before = persons(office)
    run(office, "2026-01")
    run(office, "2026-02")
    assert persons(office) == before


def test_an_unmerge_stays_and_a_merge_too(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "participants", MEMBERS)
    run(office)
    before = persons(office)
    for left, right, verdict in (("workers:p7", card(7), "unmerge"), ("workers:p90", "workers:p91", "merge")):
        decide(office, left, right, verdict, "Ani", "seen")  # type: ignore[arg-type] # of a tuple of texts
    for _ in range(2):
        run(office)
        after = persons(office)
        assert after["workers:p7"] == before["workers:p7"]
        assert after[card(7)] not in before.values()
        assert after["workers:p90"] == after["workers:p91"] == before["workers:p90"]
        others = {"workers:p7", card(7), "workers:p90", "workers:p91"}
        assert {r: p for r, p in after.items() if r not in others} == {
            r: p for r, p in before.items() if r not in others
        }
    assert diary(office) == []


def test_the_diary_tells_what_was_split(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "participants", MEMBERS)
    run(office)
    before = persons(office)
    decide(office, "workers:p7", card(7), "unmerge", "Ani", "seen")
    found = run(office)
    assert (found.joined, found.split) == (0, 1)
    assert diary(office) == [("split", before["workers:p7"], persons(office)[card(7)], 1)]
    (entry,) = told(office)
    assert (entry.why, entry.event, entry.run, entry.first) == ("decision", "split", "L0002", card(7))
    assert told(office, entry.number) == [entry]
    assert told(office, before["workers:p9"]) == []


def test_decisions_go_out_and_come_in(office: Workspace, tmp_path: Path) -> None:
    one = decide(office, "workers:a", "workers:b", "merge", "Ani", 'they said "same"')
    assert export_decisions(office, tmp_path / "out.csv") == 1
    other = create(tmp_path / "other", "31", "en")
    assert import_decisions(other, tmp_path / "out.csv") == 1
    assert import_decisions(other, tmp_path / "out.csv") == 0
    assert read_decisions(decisions_file(other)) == [one]


def test_undecided_pairs_wait_in_a_queue_until_they_are_decided(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "participants", MEMBERS)
    run(office)
    doubt(office, "workers:p90", card(7), 0.4)
    (pair,) = queue(office)
    assert pair.pair == ("workers:p90", card(7))
    assert (pair.left.fields["name"], pair.right.fields["name"]) == (CROWD[90]["name"], CROWD[7]["name"])
    assert not pair.is_joined
    decide(office, *pair.pair, "unmerge", "Ani", "seen")
    assert queue(office) == []
    assert waiting(office, *pair.pair).verdict == "unmerge"
    assert progress(office) == Progress(waiting=0, decided=1)
    assert undo(office, *pair.pair, "Ani", "wrong pair") is not None
    assert undo(office, *pair.pair, "Ani", "again") is None
    assert [each.pair for each in queue(office)] == [pair.pair]
    assert [each.verdict for each in decisions(office)] == ["unmerge", "undone"]


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "left,right,verdict,when,who,why\na,b,perhaps,,,\n"])
def test_a_file_that_holds_no_decisions_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(content)
    with pytest.raises(SemestaError) as error:
        read_decisions(file)
    assert error.value.problems[0].code == "E-IDENTITY-020"


def test_what_cannot_be_done_is_refused(office: Workspace, tmp_path: Path) -> None:
    asked = (
        ("E-IDENTITY-021", lambda: run(office)),
        ("E-IDENTITY-022", lambda: queue(office)),
        ("E-IDENTITY-022", lambda: told(office)),
        ("E-IDENTITY-023", lambda: decide(office, "w:a", "w:a", "merge", "", "")),
        ("E-READ-001", lambda: import_decisions(office, tmp_path / "none.csv")),
    )
    for code, ask in asked:
        with pytest.raises(SemestaError) as error:
            ask()
        assert error.value.problems[0].code == code


def test_groups_keep_apart_who_was_told_apart() -> None:
    edges = [(1, 2, 0.9), (2, 3, 0.99), (3, 4, 0.8)]
    assert groups(edges, [(1, 4)]) == {1: 1, 2: 1, 3: 1, 4: 4}
    assert groups(edges, [(2, 3)]) == {1: 1, 2: 1, 3: 3, 4: 3}


def test_employers_keep_one_number_in_membership_and_licensing(office: Workspace) -> None:
    names = [
        f"{a} {b}"
        for a in ("SINAR", "MITRA", "KARYA", "BUMI", "CIPTA")
        for b in ("ABADI", "SENTOSA", "MAKMUR", "PERKASA")
    ]
    employers = [
        {
            "npp": f"{10000000 + place}",
            "nib": f"9120{place:09d}" if place else "",
            "name": f"PT {name} JAYA",
            "kbli": "47611",
            "area_code": "31.71.01.1001",
        }
        for place, name in enumerate(names)
    ]
    licences = [
        {
            "nib": f"9120{place:09d}",
            "name": f"{name} JAYA, PT",
            "kbli": "47611",
            "area_code": "31.71.01.1001",
        }
        for place, name in enumerate(names)
    ]
    for register, rows in (("employers", employers), ("licences", licences)):
        file = office.path.parent / f"{register}.csv"
        with file.open("w", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        assert import_files(office, Request(register, (file,), "2025-12", codes="kemendagri")).rejected == 0
    with office.scratch() as scratch:
        con = connect(scratch, "1GB", threads=1)
        try:
            found = link_persons(con, office, "2025-12", WHEN, "employer")
        finally:
            con.disconnect()
    assert (found.records, found.persons) == (40, 20)
    assert Kept(office, "employer").named("links") == "employer_links"


def test_lines_of_several_files_are_records_of_their_own(office: Workspace) -> None:
    files = []
    for place in (0, 1):
        file = office.path.parent / f"workers-{place}.csv"
        rows = [{"worker_id": row["id"], **{n: v for n, v in row.items() if n != "id"}} for row in CROWD]
        with file.open("w", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows[60 * place : 60 * place + 60])
        files.append(file)
    import_files(office, Request("workers", tuple(files), "2025-12", codes="kemendagri"))
    assert run(office).persons == 120
    assert len(set(persons(office).values())) == 120


def test_new_records_find_their_persons_and_change_nobodys_number(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "participants", MEMBERS[:40])
    run(office)
    before = persons(office)
    late = [{**MEMBERS[41], "nik": ""}, {**MEMBERS[42], "name": "HJ. " + MEMBERS[42]["name"]}, MEMBERS[43]]
    stranger = number(people(1, seed=77)[0], 99)
    bring(office, "participants", [*late, stranger, {**stranger, "id": "20000000098", "nik": ""}])
    found = run(office)
    assert found.records == 5
    after = persons(office)
    assert {record: after[record] for record in before} == before
    assert [after[card(place)] for place in (41, 42, 43)] == [
        before[f"workers:p{place}"] for place in (41, 42, 43)
    ]
    assert after[card(99)] == after[card(98)] == max(before.values()) + 1
    assert [run.base for run in link_runs(office)] == [None, "L0001"]
    # A decision asks for all of them anew, and finds the same.
    decide(office, "workers:p41", card(41), "merge", "Ani", "seen")
    assert run(office).records == 165
    assert persons(office) == after
    assert [run.base for run in link_runs(office)] == [None, "L0001", None]


def test_a_new_record_never_joins_two_persons_who_have_numbers(office: Workspace) -> None:
    one = CROWD[0]
    other = {**CROWD[1], "nik": one["nik"][:-4] + "7777"}
    bring(office, "workers", [one, other, *CROWD[2:]])
    run(office)
    before = persons(office)
    assert before["workers:p0"] != before["workers:p1"]
    # One name and birth date are those of one person, the NIK is that of another.
    bring(office, "participants", [{**number(one, 0), "nik": other["nik"]}])
    run(office)
    after = persons(office)
    assert {record: after[record] for record in before} == before
    assert after[card(0)] in {before["workers:p0"], before["workers:p1"]}


def test_next_months_full_extracts_keep_every_number(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "participants", MEMBERS)
    run(office)
    before = persons(office)
    bring(office, "workers", CROWD[::-1], "2026-01")
    bring(office, "participants", MEMBERS[::-1], "2026-01")
    run(office, "2026-01")
    assert persons(office) == before


def test_a_person_whose_tie_is_gone_is_parted_and_the_diary_says_so(office: Workspace) -> None:
    bring(office, "workers", CROWD[:60])
    bring(office, "participants", MEMBERS[:60])
    run(office)
    before = persons(office)
    assert before["workers:p7"] == before[card(7)]
    moved = {**CROWD[7], "name": "SUPARDI XAVERIUS", "birth_date": "1951-02-03", "nik": ""}
    bring(office, "workers", [*CROWD[:7], moved, *CROWD[8:60]], "2026-01")
    bring(office, "participants", MEMBERS[:60], "2026-01")
    run(office, "2026-01")
    assert persons(office)["workers:p7"] != persons(office)[card(7)]
    assert [entry.why for entry in told(office)] == ["evidence"]


def test_thousand_people_under_one_placeholder_and_one_name_stay_apart(office: Workspace) -> None:
    rows = [{**person, "nik": "3171010101010001", "name": "TIDAK ADA"} for person in people(1000, seed=5)]
    bring(office, "workers", rows)
    bring(office, "participants", MEMBERS)
    found = run(office)
    assert found.persons >= 1060
    assert found.undecided <= 20


def test_coverage_counts_through_the_links_and_a_decision_narrows_it(office: Workspace) -> None:
    bring(office, "workers", CROWD)
    bring(office, "participants", [{**MEMBERS[7], "village_code": "32.75.01.1001"}])
    run(office)
    assert persons(office)["workers:p7"] == persons(office)[card(7)]
    doubt(office, "workers:p7", card(7), 0.6)
    counted = make(office, "2025-12", "ucj")
    assert counted.link == "L0001"
    (pair,) = queue(office)
    assert (pair.is_joined, pair.area_code, pair.effect_participants) == (
        True,
        CROWD[7]["village_code"],
        -1.0,
    )
    effect = interval_effect(office, pair)
    assert effect is not None
    assert (effect.now.participants, effect.merged.participants, effect.unmerged.participants) == (1, 1, 0)
    assert effect.now.low == 0.0
    assert effect.merged.low == effect.merged.high == effect.now.coverage
    assert effect.unmerged.low == effect.unmerged.high == 0.0
    bring(office, "participants", [MEMBERS[8], MEMBERS[9]])
    found = answer(office, Asked(period="2025-12", area="31"))
    assert found.notes[0].code == "W-PERSONS-010"
