"""``semesta trend``, from the registers of an office to what is printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import typer
from typer.testing import CliRunner, Result

from semesta.cli import trend
from semesta.cli.app import Commands
from semesta.coverage.trend import COLUMNS
from semesta.registers.importing import Request, import_files
from semesta.workspace import Workspace, create

if TYPE_CHECKING:
    from pathlib import Path


class Run(Protocol):
    def __call__(self, *arguments: str) -> Result: ...


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of DKI Jakarta with six months of it, one of Jakarta Pusat, workers and a target."""
    folder = tmp_path_factory.mktemp("trend")
    workspace = create(folder / "ws", "31")
    files: list[tuple[str, str, str]] = [
        ("workforce_counts", "2025-01", "area_code,workers,definition\n31,1000000,ucj\n31.71,100000,ucj\n"),
        ("targets", "2025-01", "area_code,coverage,definition\n31,66,ucj\n"),
    ]
    for month in range(1, 7):
        rows = f"31,{590_000 + 10_000 * month},residence,ucj\n"
        rows += "31.71,40000,residence,ucj\n" if month == 1 else ""
        table = f"area_code,participants,basis,definition\n{rows}"
        files.append(("participant_counts", f"2025-{month:02}", table))
    for register, period, text in files:
        path: Path = folder / f"{register}-{period}.csv"
        path.write_text(text, encoding="utf-8")
        assert import_files(workspace, Request(register, [path], period)).rejected == 0
    return workspace


@pytest.fixture
def run(office: Workspace) -> Run:
    """``semesta trend`` in the office, as the program runs it."""
    app = typer.Typer(cls=Commands)
    app.callback()(lambda: None)
    trend.add_to(app)

    def running(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["trend", "--workspace", str(office.path), *arguments])

    return running


def as_json(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_offices_own_area_as_json_and_a_chart(run: Run, tmp_path: Path) -> None:
    result = run("--format", "json", "--chart", str(tmp_path / "way.svg"))
    (row,) = as_json(result)
    assert tuple(row) == COLUMNS
    assert (row["area_code"], row["last_period"], row["coverage"]) == ("31", "2025-06", 0.65)
    assert (row["target"], row["target_by"]) == (0.66, "2025-12")
    assert (row["reaches_target_in"], row["earliest"], row["latest"]) == ("2025-07", "2025-07", "2025-07")
    assert row["needed_per_month"] == pytest.approx(10_000 / 6)
    assert (row["method"], row["beats_naive"]) == ("last_year", "no")
    assert (tmp_path / "way.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "way.png").read_bytes().startswith(b"\x89PNG")
    assert str(tmp_path / "way.png") in result.stderr


def test_a_level_some_months_and_a_target_by_hand(run: Run) -> None:
    (row,) = as_json(
        run("--level", "regency", "--target", "0.9", "--target-by", "2027-01", "--format", "json")
    )
    assert (row["area_code"], row["reason"], row["last_period"]) == ("31.71", "too_short", "2025-01")
    assert (row["target"], row["target_by"]) == (0.9, "2027-01")
    assert row["needed_per_month"] == pytest.approx(50_000 / 24)
    rows = as_json(run("--from", "2025-02", "--to", "2025-05", "--monthly", "--format", "json"))
    assert [month["period"] for month in rows] == ["2025-02", "2025-03", "2025-04", "2025-05"]


def test_an_area_without_figures_is_an_empty_row_with_its_reason_and_no_chart(run: Run) -> None:
    result = run("--area", "91.01", "--format", "json", "--chart", "way")
    assert result.exit_code == 1
    (row,) = json.loads(result.stdout)
    assert (row["area_code"], row["participants"], row["reason"]) == ("93.01", None, "no_data")
    assert result.stderr.startswith("W-AREA-001")
    assert "E-CHART-001" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--target", "66"), "E-TREND-001"),
        (("--target", "0"), "E-TREND-001"),
        (("--target", "nan"), "E-TREND-001"),
        (("--from", "2025-05", "--to", "2025-01"), "E-TREND-002"),
        (("--from", "kapan"), "E-IMPORT-002"),
        (("--target", "0.7", "--target-by", "2025"), "E-IMPORT-002"),
        (("--area", "31.99"), "E-AREA-001"),
        (("--definition", "unheard"), "E-COVERAGE-004"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_message(
    run: Run, arguments: tuple[str, ...], code: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert code in result.stderr


@pytest.mark.parametrize(
    "arguments", [("--target-by", "2026-01"), ("--level", "hamlet"), ("--target", "66%")]
)
def test_wrong_usage_is_exit_code_two(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
