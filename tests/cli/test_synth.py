"""``semesta synth`` on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from semesta.cli.app import Commands
from semesta.cli.synth import add_to
from semesta.language import use

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    """The command in a program of its own."""
    app = typer.Typer(cls=Commands, pretty_exceptions_enable=False)
    add_to(app)
    app.command("other")(lambda: None)
    return app


def test_it_says_what_it_wrote(app: typer.Typer, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(
        app, ["synth", str(out), "--area", "92", "--share", "0.005", "--file-format", "parquet"]
    )
    assert done.exit_code == 0, done.stderr
    assert f"Data sintetis ditulis ke {out}" in done.stdout
    assert "  workers.parquet: 1.4" in done.stdout
    assert done.stderr == ""
    assert sorted(path.name for path in out.iterdir()) == [
        "README.txt", "contributions.parquet", "employers.parquet", "licences.parquet", "participants.parquet",
        "rosters.parquet", "targets.parquet", "truth", "workers.parquet", "workforce_counts.parquet",
    ]  # fmt: skip


def test_a_bad_request_is_refused_in_words(app: typer.Typer, tmp_path: Path) -> None:
    use("en")
    done = CliRunner().invoke(app, ["synth", str(tmp_path / "out"), "--share", "2", "--seed", "-1"])
    assert done.exit_code == 1
    assert "E-SYNTH-002: The share 2.0 is not possible" in done.stderr
    assert "E-SYNTH-003: The seed -1 is not possible" in done.stderr
    assert not (tmp_path / "out").exists()


def test_wrong_usage_is_exit_code_2(app: typer.Typer, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["synth", str(tmp_path), "--file-format", "xlsx"]).exit_code == 2
    assert CliRunner().invoke(app, ["synth"]).exit_code == 2
