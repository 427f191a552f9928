"""``semesta review --entity employer``: the same queue, decisions and diary for employers, apart from those of persons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.workspace import create
from tests.identity.offices import bring, doubt, persons

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from semesta.workspace import Workspace

PLACE = "31.71.01.1001"
NAMES = [f"{a} {b}" for a in ("SINAR", "MITRA", "KARYA", "BUMI") for b in ("ABADI", "SENTOSA", "MAKMUR")]
MEMBERS = [
    {"npp": f"{10_000_000 + place}", "nib": f"9120{place:09d}" if place else "", "name": f"PT {name} JAYA", "kbli": "47611",
     "declared_workers": "10", "area_code": PLACE}
    for place, name in enumerate(NAMES)
]  # fmt: skip
LICENCES = [
    {"nib": f"9120{place:09d}", "name": f"{name} JAYA, PT", "kbli": "47611", "declared_workers": "12", "area_code": PLACE}
    for place, name in enumerate(NAMES)
]  # fmt: skip
MEMBER, LICENCE = "employers:10000001", "licences:9120000000001"
STRANGER = "licences:9120000000002"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Twelve employers in membership and in licensing, linked; whether two of them are one is open."""
    office = create(tmp_path / "office", "31", "en")
    bring(office, "employers", MEMBERS)
    bring(office, "licences", LICENCES)
    assert ask(office, "link", "--period", "2025-12", "--entity", "employer").exit_code == 0
    doubt(office, MEMBER, STRANGER, 0.4, "employer")
    return office


def ask(office: Workspace, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["--lang", "en", "-w", str(office.path), *map(str, arguments)])


def review(office: Workspace, what: str, *arguments: object) -> Result:
    done = ask(office, "review", what, *arguments, "--entity", "employer")
    assert done.exit_code == 0, done.output
    return done


def waiting(office: Workspace, *arguments: object) -> list[tuple[str, str]]:
    found = json.loads(review(office, "next", *arguments, "--format", "json").stdout)
    return [(pair["left"], pair["right"]) for pair in found]


def link(office: Workspace) -> dict[str, int]:
    assert ask(office, "link", "--period", "2025-12", "--entity", "employer").exit_code == 0
    return persons(office, "employer")


def test_the_queue_of_employers_says_what_a_pair_moves(office: Workspace) -> None:
    (pair,) = json.loads(review(office, "next", "--format", "json").stdout)
    assert (pair["left"], pair["right"], pair["is_joined"]) == (MEMBER, STRANGER, False)
    # Declared by the licence: workers of a business that is known by now.
    assert (pair["area_code"], abs(pair["effect_participants"])) == (PLACE, 12.0)
    assert waiting(office, "--area", "31.71") == [(MEMBER, STRANGER)]
    assert waiting(office, "--area", "31.72") == []
    assert MEMBER in review(office, "next").stdout
    assert MEMBER in review(office, "next", "--format", "csv").stdout


def test_a_decision_leaves_the_queue_and_comes_back_when_it_is_taken_back(office: Workspace) -> None:
    said = review(office, "decide", MEMBER, STRANGER, "unmerge", "--who", "Ani", "--why", "seen")
    assert MEMBER in said.stdout
    assert waiting(office) == []
    taken = review(office, "undo", STRANGER, MEMBER, "--who", "Ani", "--why", "wrong pair")
    again = review(office, "undo", STRANGER, MEMBER, "--who", "Ani", "--why", "wrong pair")
    assert taken.stdout != again.stdout
    assert waiting(office) == [(MEMBER, STRANGER)]


def test_decisions_go_out_and_into_another_office_and_are_not_those_of_persons(
    office: Workspace, tmp_path: Path
) -> None:
    review(office, "decide", MEMBER, STRANGER, "merge", "--who", "Ani", "--why", "one owner")
    file = tmp_path / "decided.csv"
    assert review(office, "export", file).stdout.startswith("1 decisions")
    assert f"{MEMBER},{STRANGER},merge" in file.read_text()
    of_persons = ask(office, "review", "export", tmp_path / "persons.csv")
    assert of_persons.stdout.startswith("0 decisions")
    other = create(tmp_path / "other" / "office", "31", "en")
    assert review(other, "import", file).stdout.startswith("1 decisions")
    assert review(other, "import", file).stdout.startswith("0 decisions")


def test_runs_respect_decisions_and_the_diary_tells_of_them(office: Workspace) -> None:
    before = persons(office, "employer")
    assert before[MEMBER] == before[LICENCE] != before[STRANGER]
    # One NIB for both: apart all the same, once somebody says so, and in every run from then on.
    review(office, "decide", MEMBER, LICENCE, "unmerge", "--who", "Ani", "--why", "sold")
    for _ in range(2):
        parted = link(office)
        assert parted[MEMBER] != parted[LICENCE]
        assert {key: parted[key] for key in before if key not in (MEMBER, LICENCE)} == {
            key: before[key] for key in before if key not in (MEMBER, LICENCE)
        }
    (entry,) = json.loads(review(office, "diary", "--format", "json").stdout)
    assert (entry["event"], entry["why"], entry["records"]) == ("split", "decision", 1)
    assert entry["number"] == before[MEMBER]
    review(office, "undo", MEMBER, LICENCE, "--who", "Ani", "--why", "not sold")
    joined = link(office)
    assert joined == before
    events = [each["event"] for each in json.loads(review(office, "diary", "--format", "json").stdout)]
    assert events == ["split", "join"]
    assert str(entry["number"]) in review(office, "diary", "--number", entry["number"]).stdout
    assert ask(office, "review", "diary").exit_code == 1, "persons were never linked here"
