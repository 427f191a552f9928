"""`semesta coverage` on published figures: the contract's columns, the flags, the two bases, the chart."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.coverage import figures
from semesta.registers.importing import Request, import_files

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from semesta.workspace import Workspace

COLUMNS = [
    "area_code", "area_name", "level", "period", "basis", "participants", "workers", "coverage", "low", "high", "gap",
    "target", "definition", "source", "flags",
]  # fmt: skip


def run(workspace: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["-w", str(workspace.path), "coverage", *arguments])


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """A workspace with the shipped figures of February, March and July 2025 and the targets of the year."""
    for each in figures.files():
        if each.period in ("2025-02", "2025-03", "2025-07") or (each.period, each.register) == (
            "2025-01",
            "targets",
        ):
            import_files(workspace, Request(each.register, [each.path], each.period, codes="kemendagri"))
    return workspace


def test_jakarta_is_51_39_percent_in_the_columns_of_the_contract(office: Workspace) -> None:
    result = run(office, "--period", "2025-07", "--area", "31", "--format", "csv")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == COLUMNS
    row = next(row for row in rows if row["basis"] == "residence")
    assert (row["participants"], row["workers"], row["gap"]) == ("2123056", "4131263", "2008207")
    assert float(row["coverage"]) == 2_123_056 / 4_131_263
    assert "F-COVERAGE-013" in row["flags"]


def test_json_has_the_same_names_and_unrounded_values(office: Workspace) -> None:
    result = run(office, "--period", "2025-07", "--area", "31", "--basis", "residence", "--format", "json")
    (row,) = json.loads(result.stdout)
    assert list(row) == COLUMNS
    assert row["coverage"] == 2_123_056 / 4_131_263
    assert row["target"] == 0.66


@pytest.mark.parametrize(
    ("language", "percent", "people"), [("id", "51,39%", "2.123.056"), ("en", "51.39%", "2,123,056")]
)
def test_people_read_the_figure_in_their_own_form(
    office: Workspace, monkeypatch: pytest.MonkeyPatch, language: str, percent: str, people: str
) -> None:
    monkeypatch.setenv("SEMESTA_LANG", language)
    result = CliRunner().invoke(
        app,
        [
            "--lang",
            language,
            "-w",
            str(office.path),
            "coverage",
            "--period",
            "2025-07",
            "--area",
            "31",
            "--latest",
        ],
    )
    assert result.exit_code == 0
    assert percent in result.stdout
    assert people in result.stdout
    assert ("8.010.000" if language == "id" else "8,010,000") in result.stdout


def test_a_misprint_is_flagged_with_the_reason_that_fits(office: Workspace) -> None:
    result = run(office, "--period", "2025-03", "--area", "51", "--format", "json")
    flags = json.loads(result.stdout)[0]["flags"]
    assert "F-COVERAGE-033" in flags
    assert "1.837.899" in flags


def test_by_segment_has_a_column_of_its_own(office: Workspace) -> None:
    result = run(office, "--period", "2025-02", "--area", "ID", "--by", "segment", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == [*COLUMNS[:5], "segment", *COLUMNS[5:]]
    assert {row["segment"]: row["participants"] for row in rows if row["area_code"] == "ID"} == {
        "PU": "26260000", "BPU": "9580000", "JAKON": "5530000",
    }  # fmt: skip
    assert run(office, "--period", "2025-02", "--area", "ID", "--by", "segment").exit_code == 0


def test_a_split_that_counts_do_not_have_is_refused(office: Workspace) -> None:
    result = run(office, "--period", "2025-07", "--by", "sex")
    assert result.exit_code == 1
    assert "E-COVERAGE-001" in result.stderr
    assert result.stdout == ""


def test_an_area_without_figures_is_an_empty_row_with_a_reason(office: Workspace) -> None:
    result = run(office, "--period", "2025-07", "--area", "13.01", "--format", "json")
    (row,) = json.loads(result.stdout)
    assert (row["area_code"], row["participants"], row["coverage"]) == ("13.01", None, None)
    assert row["flags"]


def test_an_empty_workspace_says_so(workspace: Workspace) -> None:
    for form in ("table", "csv", "json"):
        result = run(workspace, "--period", "2025-07", "--format", form)
        assert result.exit_code == 0
        assert "F-COVERAGE" in result.output


def test_an_old_code_is_led_and_told(office: Workspace) -> None:
    result = run(office, "--period", "2025-07", "--area", "91.01", "--format", "csv")
    assert "W-AREA-001" in result.stderr
    assert "93.01" in result.stdout


def test_the_chart_is_written_as_svg_and_png(office: Workspace, tmp_path: Path) -> None:
    result = run(office, "--period", "2025-07", "--area", "31", "--chart", str(tmp_path / "jakarta.svg"))
    assert result.exit_code == 0
    assert (tmp_path / "jakarta.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "jakarta.png").read_bytes().startswith(b"\x89PNG")
