"""`semesta demo`: what `make run` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from semesta.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path


def test_the_demo_prints_the_nation_jakarta_both_bases_and_writes_a_chart(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    first = CliRunner().invoke(app, ["demo", "-w", str(folder)])
    assert first.exit_code == 0, first.output
    assert "51,39%" in first.stdout
    assert "8.010.000" in first.stdout
    assert "Indonesia" in first.stdout
    assert "0 ditolak" in first.stdout
    assert "F-COVERAGE-033" in first.stdout
    assert (folder / "coverage.svg").is_file()
    assert (folder / "coverage.png").is_file()
    marked = folder / "old"
    marked.touch()
    again = CliRunner().invoke(app, ["demo", "-w", str(folder)])
    assert again.exit_code == 0, again.output
    assert not marked.exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    result = CliRunner().invoke(app, ["-w", str(tmp_path), "demo"])
    assert result.exit_code == 1
    assert "E-WORKSPACE-002" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
