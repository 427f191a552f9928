"""``semesta trend``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import typer
from typer.testing import CliRunner, Result

from semesta.cli import trend
from semesta.cli.app import Commands
from semesta.coverage.trend import COLUMNS
from semesta.coverage.trend.months import COLUMNS as MONTHLY
from semesta.registers.importing import Request, import_files
from semesta.workspace import Workspace, create

if TYPE_CHECKING:
    from pathlib import Path

PARTICIPANTS = [600_000, 610_000, 620_000, 630_000, 640_000, 650_000]


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
    for month, count in enumerate(PARTICIPANTS, start=1):
        rows = f"31,{count},residence,ucj\n" + ("31.71,40000,residence,ucj\n" if month == 1 else "")
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


def test_json_holds_unrounded_values_of_the_offices_own_area(run: Run) -> None:
    (row,) = as_json(run("--format", "json"))
    assert tuple(row) == COLUMNS
    assert (row["area_code"], row["last_period"], row["coverage"]) == ("31", "2025-06", 0.65)
    assert (row["target"], row["target_by"]) == (0.66, "2025-12")
    assert (row["reaches_target_in"], row["earliest"], row["latest"]) == ("2025-07", "2025-07", "2025-07")
    assert row["needed_per_month"] == pytest.approx(10_000 / 6)
    assert (row["method"], row["beats_naive"]) == ("last_year", "no")


def test_csv_has_the_same_columns(run: Run) -> None:
    (row,) = csv.DictReader(io.StringIO(run("--format", "csv").stdout))
    assert tuple(row) == COLUMNS
    assert (row["participants"], row["reason"]) == ("650000", "")


def test_people_see_a_table_the_remarks_and_the_back_test(run: Run) -> None:
    shown = run().stdout
    for part in ("650.000", "65,00%", "66,00%", "2025-12", "2025-07", "domisili, ucj", "[1]"):
        assert part in shown
    assert "[1] F-TREND-012: Pada uji mundur metode kami" in shown
    assert "tidak mengalahkan" in shown


def test_several_areas_share_their_remarks(run: Run) -> None:
    rows = as_json(run("--area", "31", "--level", "regency", "--format", "json"))
    assert [(row["area_code"], row["reason"]) for row in rows] == [("31.71", "too_short")]
    assert "data kurang" in run("--area", "31.71").stdout


def test_a_method_that_beats_the_naive_ones_tells_how_it_was_tested(run: Run, tmp_path: Path) -> None:
    """Six months with one campaign: the median is not moved by it."""
    other = create(tmp_path / "ws", "31")
    people = [600_000, 601_000, 602_000, 603_000, 623_000, 624_000]
    for month, count in enumerate(people, start=1):
        path = tmp_path / f"{month}.csv"
        path.write_text(
            f"area_code,participants,basis,definition\n31,{count},residence,ucj\n", encoding="utf-8"
        )
        import_files(other, Request("participant_counts", [path], f"2025-{month:02}"))
    path = tmp_path / "workers.csv"
    path.write_text("area_code,workers,definition\n31,1000000,ucj\n", encoding="utf-8")
    import_files(other, Request("workforce_counts", [path], "2025-01"))
    result = run("--workspace", str(other.path), "--target", "0.7", "--target-by", "2026-06")
    assert "Diuji dari 2 bulan: metode ini meleset rata-rata" in result.stdout
    assert "Metode: nilai tengah pertambahan bulanan" in result.stdout


def test_months_one_by_one(run: Run) -> None:
    rows = as_json(run("--monthly", "--format", "json"))
    assert tuple(rows[0]) == MONTHLY
    assert [row["kind"] for row in rows] == ["observed"] * 6 + ["projected"] * 12
    assert len(list(csv.DictReader(io.StringIO(run("--monthly", "--format", "csv").stdout)))) == 18
    shown = run("--monthly").stdout
    assert "diketahui" in shown
    assert "proyeksi" in shown


def test_the_months_may_be_limited(run: Run) -> None:
    (row,) = as_json(run("--from", "2025-02", "--to", "2025-05", "--format", "json"))
    assert (row["last_period"], row["reason"]) == ("2025-05", "too_short")


def test_a_target_by_hand(run: Run) -> None:
    (row,) = as_json(run("--target", "0.9", "--target-by", "2027-01", "--format", "json"))
    assert (row["target"], row["target_by"]) == (0.9, "2027-01")
    assert row["reaches_target_in"] == "2027-07"
    assert row["needed_per_month"] == pytest.approx(250_000 / 19)


def test_an_area_without_figures_is_an_empty_row_with_its_reason(run: Run) -> None:
    (row,) = as_json(run("--area", "51", "--format", "json"))
    assert (row["area_code"], row["participants"], row["reason"]) == ("51", None, "no_data")
    assert row["note"].startswith("F-TREND-020")
    shown = run("--area", "51").stdout
    assert "F-TREND-020" in shown
    assert as_json(run("--area", "51", "--monthly", "--format", "json")) == []


def test_an_old_code_is_led_with_a_warning(run: Run) -> None:
    assert run("--area", "91.01").stderr.startswith("W-AREA-001")


def test_a_chart_beside_the_table(run: Run, tmp_path: Path) -> None:
    result = run("--chart", str(tmp_path / "way.svg"))
    assert result.exit_code == 0
    assert (tmp_path / "way.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "way.png").read_bytes().startswith(b"\x89PNG")
    assert str(tmp_path / "way.png") in result.stderr


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
        (("--area", "51", "--chart", "way"), "E-CHART-001"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_message(
    run: Run, arguments: tuple[str, ...], code: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert code in result.stderr


@pytest.mark.parametrize(
    "arguments", [("--target-by", "2026-01"), ("--level", "hamlet"), ("--target", "66%")]
)
def test_wrong_usage_is_exit_code_two(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
