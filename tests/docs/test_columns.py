"""The columns that the reference promises are those that the commands print."""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

#: Keys that only one of the two forms has, as the reference says.
JSON_ONLY = {"import": {"dry_run", "faults", "notes"}, "doctor": {"ok"}}
CSV_ONLY = {"doctor": {"state"}}


@pytest.fixture(scope="module")
def promised(root: Path) -> dict[str, dict[str, tuple[str, str]]]:
    folder = str(root / "docs")
    sys.path.insert(0, folder)
    try:
        outputs: dict[str, dict[str, tuple[str, str]]] = importlib.import_module("making.columns").OUTPUTS
    finally:
        sys.path.remove(folder)
    return outputs


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one count in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEMESTA_LANG", "en")
    rows = "KODE WILAYAH;JUMLAH PESERTA;DASAR;DEFINISI\n31;2123056;domisili;ucj\n"
    (tmp_path / "counts.csv").write_text(rows, encoding="utf-8")
    run("init", "workspace")
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def header(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text)))


def test_import_prints_what_is_promised(office: Path, promised: dict[str, Any]) -> None:
    command = ("import", "participant_counts", "counts.csv", "--period", "2025-07", "--dry-run", "--format")
    names = list(promised["import"])
    assert list(json.loads(run(*command, "json"))) == names
    assert header(run(*command, "csv")) == [name for name in names if name not in JSON_ONLY["import"]]


def test_batches_and_coverage_print_what_is_promised(office: Path, promised: dict[str, Any]) -> None:
    run("import", "participant_counts", "counts.csv", "--period", "2025-07")
    assert header(run("batches", "--format", "csv")) == list(promised["batches"])
    names = [name for name in promised["coverage"] if name not in {"segment", "formality"}]
    command = ("coverage", "--period", "2025-07", "--area", "31", "--format", "csv")
    assert header(run(*command)) == names
    by_segment = header(run(*command, "--by", "segment"))
    assert by_segment == [name for name in promised["coverage"] if name != "formality"]


def test_areas_print_what_is_promised(promised: dict[str, Any]) -> None:
    assert header(run("areas", "show", "31", "--format", "csv")) == list(promised["areas show"])
    assert header(run("areas", "search", "Menteng", "--format", "csv")) == list(promised["areas search"])
    found = json.loads(run("areas", "search", "Menteng", "--format", "json"))[0]
    assert set(found) == set(promised["areas search"])


def test_doctor_prints_what_is_promised(office: Path, promised: dict[str, Any]) -> None:
    names = list(promised["doctor"])
    assert header(run("doctor", "--format", "csv")) == [
        name for name in names if name not in JSON_ONLY["doctor"]
    ]
    first = json.loads(run("doctor", "--format", "json"))[0]
    assert list(first) == [name for name in names if name not in CSV_ONLY["doctor"]]


def test_every_command_with_a_format_has_its_columns_promised(promised: dict[str, Any]) -> None:
    import typer

    root: Any = typer.main.get_command(app)
    leaves = {
        name: command
        for name, group in root.commands.items()
        for name, command in (
            {f"{name} {sub}": each for sub, each in group.commands.items()}
            if hasattr(group, "commands")
            else {name: group}
        ).items()
    }
    printing = {
        name for name, each in leaves.items() if any("--format" in option.opts for option in each.params)
    }
    assert printing == set(promised)
