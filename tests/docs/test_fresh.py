"""What ``make docs`` writes is what stands in the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HINT = "run `make docs` and commit what it writes"


def make(root: Path, folder: Path, only: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the script, as somebody without settings of Semesta in the environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SEMESTA_")}
    command = [
        sys.executable,
        str(root / "docs" / "make_reference.py"),
        "--only",
        only,
        "--into",
        str(folder),
        *options,
    ]
    return subprocess.run(command, env=environment, check=False, capture_output=True, encoding="utf-8")


def differing(docs: Path, folder: Path) -> list[str]:
    """The pages in ``folder`` that are not, letter for letter, those in ``docs``."""
    made = sorted(path.relative_to(folder) for path in folder.rglob("*.md"))
    assert made, "no page was made"
    return [
        str(name)
        for name in made
        if not (docs / name).is_file() or (docs / name).read_bytes() != (folder / name).read_bytes()
    ]


@pytest.mark.parametrize(("only", "number"), [("reference", 16), ("examples", 21)])
def test_made_pages_are_fresh(root: Path, tmp_path: Path, only: str, number: int) -> None:
    done = make(root, tmp_path, only)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("written: ") == number
    assert differing(root / "docs", tmp_path) == [], HINT
    page = next(tmp_path.rglob("*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "more\n", encoding="utf-8")
    assert differing(root / "docs", tmp_path) == [str(page.relative_to(tmp_path))], "a stale page is found"
