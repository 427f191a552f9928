"""The pages of the documentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
FENCED = re.compile(r"^ *```(?:\w*)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    """Every page that people read: path from the root -> text."""
    paths = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted(paths)}


@pytest.fixture(scope="session")
def prose(pages: dict[str, str]) -> dict[str, str]:
    """The same without code blocks."""
    return {name: FENCED.sub("", text) for name, text in pages.items()}


@pytest.fixture(scope="session")
def blocks(pages: dict[str, str]) -> dict[str, list[str]]:
    """The code blocks of the pages that are written by hand."""
    written = {name: text for name, text in pages.items() if "docs/make_reference.py from" not in text}
    written = {name: text for name, text in written.items() if not name.startswith("docs/id/rujukan/")}
    return {name: FENCED.findall(text) for name, text in written.items()}


@pytest.fixture(params=["en", "id"])
def reference(request: pytest.FixtureRequest, pages: dict[str, str]) -> Callable[[str, str], str]:
    """A reference page by its English and Indonesian name, in both languages in turn."""
    if request.param == "en":
        return lambda english, _: pages[f"docs/reference/{english}.md"]
    return lambda _, indonesian: pages[f"docs/id/rujukan/{indonesian}.md"]
