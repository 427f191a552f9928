from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.registers.importing import Request, import_files
from semesta.workspace import Workspace, create

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

HEADER = ("worker_id", "nik", "name", "birth_date", "sex", "village_code")
ROWS = [
    ("w1", "3171011203900001", "BUDI SANTOSO", "1990-03-12", "L", "31.71.01.1001"),
    ("w2", "3171014107850002", "SITI AMINAH", "1985-07-01", "P", "31.71.01.1001"),
    ("w3", "3171013011790003", "AGUS WIJAYA", "1979-11-30", "L", "31.71.01.1002"),
]


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    office = create(tmp_path / "office", "31", "en")
    file = tmp_path / "workers.csv"
    with file.open("w", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *ROWS])
    import_files(office, Request("workers", (file,), "2025-12", codes="kemendagri"))
    return office


def ask(office: Workspace, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["--lang", "en", "-w", str(office.path), *map(str, arguments)])


def test_link_tells_what_came_of_it(office: Workspace) -> None:
    result = ask(office, "link", "--period", "2025-12", "--format", "json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert {name: told[name] for name in ("run", "period", "records", "persons", "joined", "split")} == {
        "run": "L0001",
        "period": "2025-12",
        "records": 3,
        "persons": 3,
        "joined": 0,
        "split": 0,
    }


@pytest.mark.parametrize("look", ["table", "csv"])
def test_link_prints_a_table_or_csv(look: str, office: Workspace) -> None:
    result = ask(office, "link", "--period", "2025-12", "--format", look)
    assert result.exit_code == 0
    assert "L0001" in result.stdout


def test_link_refuses_a_month_without_registers(office: Workspace) -> None:
    result = ask(office, "link", "--period", "2024-01")
    assert result.exit_code == 1
    assert "E-IDENTITY-021" in result.stderr


@pytest.mark.parametrize("look", ["table", "csv", "json"])
def test_review_shows_the_queue(look: str, office: Workspace) -> None:
    ask(office, "link", "--period", "2025-12")
    result = ask(office, "review", "next", "--format", look)
    assert result.exit_code == 0


def test_review_keeps_decisions_and_hands_them_over(office: Workspace, tmp_path: Path) -> None:
    said = ask(
        office, "review", "decide", "workers:w1", "workers:w2", "merge", "--who", "Ani", "--why", "seen"
    )
    assert said.exit_code == 0
    assert (
        ask(office, "review", "export", tmp_path / "out.csv").stdout
        == f"1 decisions in {tmp_path / 'out.csv'}.\n"
    )
    assert "0 decisions" in ask(office, "review", "import", tmp_path / "out.csv").stdout
    ask(office, "link", "--period", "2025-12")
    told = json.loads(ask(office, "link", "--period", "2025-12", "--format", "json").stdout)
    assert told["persons"] == 2
