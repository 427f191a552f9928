"""``semesta init``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_workspace(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["init", str(tmp_path / "ws"), "--area", "31.71"])
    assert (found.exit_code, found.stderr) == (0, "")
    assert (
        found.stdout == f"Ruang kerja {tmp_path / 'ws'} siap, untuk 31.71 Kota Administrasi Jakarta Pusat.\n"
    )
    assert open_workspace(tmp_path / "ws").settings.area == "31.71"
    assert open_workspace(tmp_path / "ws").settings.language == "id"


def test_an_area_that_could_be_two_is_refused(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["init", str(tmp_path / "ws"), "--area", "3171"])
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith("E-AREA-003: ")
    assert not (tmp_path / "ws").exists()


def test_a_workspace_of_the_nation_in_english(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["--lang", "en", "init", str(tmp_path / "ws")])
    assert (found.exit_code, found.stdout) == (
        0,
        f"The workspace {tmp_path / 'ws'} is ready, for ID Indonesia.\n",
    )
    settings = open_workspace(tmp_path / "ws").settings
    assert (settings.area, settings.language) == ("ID", "en")


def test_its_language_is_spoken(tmp_path: Path) -> None:
    from semesta import language

    CliRunner().invoke(app, ["--lang", "en", "init", str(tmp_path / "ws")])
    language._current.set(None)
    found = CliRunner().invoke(app, ["-w", str(tmp_path / "ws"), "batches"], env={"SEMESTA_LANG": None})
    assert found.stdout == "Nothing was imported yet. Start with `semesta import`.\n"


def test_the_workspace_of_the_environment_and_of_the_command(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["init", str(tmp_path / "a")])
    runner = CliRunner(env={"SEMESTA_WORKSPACE": str(tmp_path / "a")})
    assert runner.invoke(app, ["batches"]).exit_code == 0
    assert runner.invoke(app, ["-w", str(tmp_path / "b"), "batches"]).exit_code == 1
    assert (
        runner.invoke(app, ["-w", str(tmp_path / "b"), "batches", "-w", str(tmp_path / "a")]).exit_code == 0
    )
