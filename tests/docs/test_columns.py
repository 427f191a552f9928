"""The columns that the reference promises are those that the commands print."""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any, get_args

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.cli.coverage import By

if TYPE_CHECKING:
    from pathlib import Path

#: Keys that only one of the two forms has, as the reference says.
JSON_ONLY = {"import": {"dry_run", "faults", "notes"}, "doctor": {"ok"}}
CSV_ONLY = {"doctor": {"state"}}


@pytest.fixture(scope="module")
def columns(root: Path) -> Any:
    """The module from which the reference is made."""
    folder = str(root / "docs")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module("making.columns")
    finally:
        sys.path.remove(folder)


@pytest.fixture(scope="module")
def promised(columns: Any) -> dict[str, dict[str, tuple[str, str]]]:
    """The columns of what is printed, by command."""
    outputs: dict[str, dict[str, tuple[str, str]]] = columns.OUTPUTS
    return outputs


@pytest.fixture(scope="module")
def written(columns: Any) -> dict[str, dict[str, tuple[str, str]]]:
    """The columns of the files that are written, by command."""
    files: dict[str, dict[str, tuple[str, str]]] = columns.WRITTEN
    return files


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one count in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEMESTA_LANG", "en")
    rows = "KODE WILAYAH;JUMLAH PESERTA;DASAR;DEFINISI\n31;2123056;domisili;ucj\n"
    (tmp_path / "counts.csv").write_text(rows, encoding="utf-8")
    run("init", "workspace")
    return tmp_path


@pytest.fixture
def registers(office: Path) -> Path:
    """The same office with one worker and one participant."""
    worker = "ID PEKERJA;NIK;NAMA;TGL LAHIR;JENIS KELAMIN;KODE KELURAHAN\n"
    worker += "W1;3171011203900001;Contoh Satu;12/03/1990;L;31.71.01.1001\n"
    member = "NO KPJ;NIK;NAMA TK;TGL LAHIR;JENIS KELAMIN;SEGMEN;PROGRAM;KODE KELURAHAN\n"
    member += "12345678901;3171011203900002;Contoh Dua;12/04/1991;L;PU;JKK+JKM;31.71.01.1001\n"
    for name, text in (("workers", worker), ("participants", member)):
        (office / f"{name}.csv").write_text(text, encoding="utf-8")
        run("import", name, f"{name}.csv", "--period", "2025-07")
    return office


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
    command = ("coverage", "--period", "2025-07", "--area", "31", "--format", "csv")
    assert header(run(*command)) == split(promised, None)
    assert header(run(*command, "--by", "segment")) == split(promised, "segment")


def split(promised: dict[str, Any], by: str | None) -> list[str]:
    """The columns of ``coverage`` with one split, or none."""
    return [name for name in promised["coverage"] if name not in set(get_args(By)) - {by}]


def test_a_count_of_persons_prints_what_is_promised(registers: Path, promised: dict[str, Any]) -> None:
    command = ("coverage", "--period", "2025-07", "--area", "31", "--format", "csv")
    for by in get_args(By):
        assert header(run(*command, "--by", by)) == split(promised, by)
    assert header(run("runs", "--format", "csv")) == list(promised["runs"])
    assert set(json.loads(run("runs", "--format", "json"))[0]) == set(promised["runs"])


def test_uncovered_prints_and_writes_what_is_promised(
    registers: Path, promised: dict[str, Any], written: dict[str, Any]
) -> None:
    command = ("uncovered", "--period", "2025-07", "--area", "31", "--out", "list.csv", "--format")
    assert header(run(*command, "csv")) == list(promised["uncovered"])
    assert list(json.loads(run(*command, "json"))) == list(promised["uncovered"])
    listed = (registers / "list.csv").read_text(encoding="utf-8-sig")
    assert header(listed) == list(written["uncovered"])
    assert len(listed.splitlines()) == 2


def test_trend_prints_what_is_promised(office: Path, promised: dict[str, Any]) -> None:
    run("import", "participant_counts", "counts.csv", "--period", "2025-07")
    command = ("trend", "--area", "31", "--format")
    assert header(run(*command, "csv")) == list(promised["trend"])
    assert list(json.loads(run(*command, "json"))[0]) == list(promised["trend"])
    assert header(run(*command, "csv", "--monthly")) == list(promised["trend --monthly"])
    assert list(json.loads(run(*command, "json", "--monthly"))[0]) == list(promised["trend --monthly"])


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


@pytest.mark.parametrize("name", ["contribution --wage 5400000", "contributions payroll.csv"])
def test_calc_prints_what_is_promised(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, promised: dict[str, Any], name: str
) -> None:
    monkeypatch.setenv("SEMESTA_LANG", "en")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "payroll.csv").write_text("NAMA TK;UPAH\nContoh Satu;5400000\n", encoding="utf-8")
    columns = promised[f"calc {name.split(maxsplit=1)[0]}"]
    only = {column for column, (english, _) in columns.items() if english.startswith("json only")}
    csv_only = {column for column, (english, _) in columns.items() if english.startswith("csv:")}
    command = ("calc", *name.split(), "--date", "2026-03", "--jkk-group", "2", "--format")
    assert set(header(run(*command, "csv"))) == set(columns) - only
    assert set(json.loads(run(*command, "json"))) == set(columns) - csv_only


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
    assert printing == {name.partition(" --")[0] for name in promised}
