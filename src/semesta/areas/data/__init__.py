"""The shipped files of codes, names and boundaries; SOURCES.md tells where they are from."""

from __future__ import annotations

import csv
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a shipped CSV file below its header, as lists of text."""
    lines = csv.reader(text(name).splitlines())
    next(lines)
    return lines


def text(name: str) -> str:
    """The whole text of a shipped file."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def village_files() -> list[Path]:
    """The shipped files of villages (code, name), one per province, for engines that read CSV themselves."""
    folder = resources.files(__name__).joinpath("villages")
    with resources.as_file(folder) as path:
        return sorted(path.glob("*.csv"))
