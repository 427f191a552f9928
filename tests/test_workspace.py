"""The folder of one office."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from semesta.errors import SemestaError
from semesta.workspace import Workspace, create, locate, open_workspace


def codes(refused: pytest.ExceptionInfo[SemestaError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_new_workspace_has_settings_and_folders(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a" / "b", "31", "en")
    assert sorted(entry.name for entry in workspace.path.iterdir()) == [
        "mappings", "registers", "repair", "semesta.toml",
    ]  # fmt: skip
    assert (workspace.settings.area, workspace.settings.language) == ("31", "en")
    opened = open_workspace(tmp_path / "a" / "b")
    assert opened == workspace
    assert opened.settings == workspace.settings


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    assert create(tmp_path / "ws").settings.area == "ID"


def test_a_folder_with_content_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    for path in (tmp_path, tmp_path / "note.txt"):
        with pytest.raises(SemestaError) as refused:
            create(path)
        assert codes(refused) == ["E-WORKSPACE-002"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["note.txt"]


def test_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(SemestaError) as refused:
        create(tmp_path / "note.txt" / "ws")
    assert codes(refused) == ["E-WORKSPACE-004"]


@pytest.mark.parametrize("name", ["a#b", "100%", "apa?", "[1]", "a|b", "a^b", "a\\b"])
def test_signs_that_tables_cannot_bear_are_refused(tmp_path: Path, name: str) -> None:
    for use in (create, open_workspace):
        with pytest.raises(SemestaError) as refused:
            use(tmp_path / name / "ws")
        assert codes(refused) == ["E-WORKSPACE-008"]
    assert list(tmp_path.iterdir()) == []


def test_no_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(SemestaError) as refused:
        open_workspace(tmp_path)
    assert codes(refused) == ["E-WORKSPACE-001"]
    assert str(tmp_path) in str(refused.value)


def test_where_the_workspace_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert locate() == Path("workspace")
    monkeypatch.setenv("SEMESTA_WORKSPACE", str(tmp_path / "env"))
    assert locate() == tmp_path / "env"
    assert locate(tmp_path / "option") == tmp_path / "option"
    monkeypatch.setenv("SEMESTA_WORKSPACE", "")
    assert locate() == Path("workspace")


def test_scratch_folders_are_removed_at_the_end(workspace: Workspace) -> None:
    with workspace.scratch() as first, workspace.scratch() as second:
        assert first != second
        assert first.is_dir()
        assert second.is_dir()
        assert first.name.startswith(f"{os.getpid()}-")
    assert list((workspace.path / "tmp").iterdir()) == []


def test_scratch_folders_of_dead_processes_are_removed_at_the_start(workspace: Workspace) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    root = workspace.path / "tmp"
    root.mkdir()
    names = [f"{int(dead.stdout)}-abc", "99999999999999999999-abc", "junk", f"{os.getpid()}-alive", "1-init"]
    for name in names:
        (root / name).mkdir()
        (root / name / "staged.parquet").touch()
    with workspace.scratch() as folder:
        left = sorted(entry.name for entry in root.iterdir() if entry != folder)
    assert left == sorted([f"{os.getpid()}-alive", "1-init"])


def test_half_written_workbooks_are_swept_away(workspace: Workspace) -> None:
    draft = workspace.repair / ".semesta-abc"
    draft.mkdir()
    (draft / "B0001.xlsx").touch()
    (workspace.repair / "B0002.xlsx").touch()
    workspace.sweep()
    assert [entry.name for entry in workspace.repair.iterdir()] == ["B0002.xlsx"]
    (workspace.repair / "B0002.xlsx").unlink()
    workspace.repair.rmdir()
    workspace.sweep()
    assert workspace.repair.is_dir()


def test_only_one_holds_the_lock(workspace: Workspace) -> None:
    script = (
        "import sys; from pathlib import Path; from semesta.workspace import Workspace\n"
        "with Workspace(Path(sys.argv[1])).locked(): print('held', flush=True)"
    )
    with workspace.locked():
        other = subprocess.Popen(
            [sys.executable, "-c", script, str(workspace.path)], stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(timeout=1)
    out, _ = other.communicate(timeout=60)
    assert (out, other.returncode) == ("held\n", 0)


def test_a_workspace_that_cannot_be_locked_is_told(tmp_path: Path) -> None:
    (tmp_path / ".lock").mkdir()
    with pytest.raises(SemestaError) as refused, Workspace(tmp_path).locked():
        pass
    assert codes(refused) == ["E-WORKSPACE-005"]


def test_the_lock_is_free_again_after_an_error(workspace: Workspace) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), workspace.locked():
            raise ZeroDivisionError
