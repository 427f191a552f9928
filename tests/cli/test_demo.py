"""`semesta demo`: what `make run` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.cli.demo import _fresh
from semesta.coverage.runs import Results
from semesta.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

SHARE = "0.002"


def test_the_demo_prints_the_nation_jakarta_both_bases_and_writes_a_chart(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    first = CliRunner().invoke(app, ["demo", "-w", str(folder), "--share", SHARE, "--no-serve"])
    assert first.exit_code == 0, first.output
    assert "51,39%" in first.stdout
    assert "8.010.000" in first.stdout
    assert "Indonesia" in first.stdout
    assert "0 ditolak" in first.stdout
    assert "F-COVERAGE-033" in first.stdout
    assert (folder / "coverage.svg").is_file()
    assert (folder / "coverage.png").is_file()
    counted = first.stdout[first.stdout.index("DKI Jakarta SINTETIS") :]
    assert "Siapa yang sama: " in counted
    assert Results(Workspace(folder)).runs()[-1].link == "L0001", "counted through the links"
    assert "F-PERSONS-010" in counted
    assert "Kota Administrasi Jakarta Timur" in counted
    assert "Kelurahan dengan selisih terbesar: " in counted
    assert "8.320.000" not in counted, "a real figure beside made-up ones"
    assert (folder / "villages.svg").is_file()
    assert (folder / "villages.png").is_file()


def test_the_next_demo_replaces_the_folder_of_an_earlier_one(tmp_path: Path) -> None:
    folder = _fresh(tmp_path / "demo").path
    left_over = folder / "old"
    left_over.touch()
    assert _fresh(folder).settings_file.is_file()
    assert not left_over.exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    result = CliRunner().invoke(app, ["-w", str(tmp_path), "demo"])
    assert result.exit_code == 1
    assert "E-WORKSPACE-002" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_share_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["demo", "-w", str(tmp_path / "demo"), "--share", "2"])
    assert result.exit_code == 1
    assert "E-SYNTH-002" in result.stderr
    assert not (tmp_path / "demo").exists()
