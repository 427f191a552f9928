"""The shipped figures, name parts and settings of the generator; SOURCES.md tells where they are from."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a shipped CSV file, by the names of its header."""
    return tuple(csv.DictReader(_text(name).splitlines()))


@cache
def toml(name: str) -> dict[str, Any]:
    """A shipped TOML file."""
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
