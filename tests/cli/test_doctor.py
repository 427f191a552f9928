"""`semesta doctor`: a sound installation, a sound workspace, and what is not."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.coverage import figures
from semesta.registers.importing import Request, import_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from semesta.workspace import Workspace


def test_a_sound_workspace_is_good(workspace: Workspace) -> None:
    result = CliRunner().invoke(app, ["-w", str(workspace.path), "doctor", "--format", "json"])
    assert result.exit_code == 0, result.output
    found = {each["check"]: each for each in json.loads(result.stdout)}
    assert {"python", "duckdb", "areas", "workspace", "disk", "registers"} <= set(found)
    assert all(each["ok"] for each in found.values())


def test_without_a_workspace_the_installation_is_judged_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SEMESTA_WORKSPACE", raising=False)
    assert CliRunner().invoke(app, ["doctor"]).exit_code == 0
    assert CliRunner().invoke(app, ["doctor", "--workspace", "nowhere"]).exit_code == 1


def test_a_missing_file_is_found(workspace: Workspace) -> None:
    each = next(one for one in figures.files() if one.period == "2025-07")
    import_files(workspace, Request(each.register, [each.path], each.period, codes="kemendagri"))
    next(workspace.registers.glob("*/*/*/*.parquet")).unlink()
    result = CliRunner().invoke(app, ["doctor", "-w", str(workspace.path), "--format", "csv"])
    assert result.exit_code == 1
    rows = {row["check"]: row for row in csv.DictReader(io.StringIO(result.stdout))}
    assert "E-WORKSPACE-006" in rows["registers"]["detail"]
