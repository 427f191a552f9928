"""DuckDB functions that Ibis has no name for."""
# ruff: noqa: ARG001 - Ibis reads the signatures; the bodies never run

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - Ibis reads it at run time

import ibis


@ibis.udf.scalar.builtin
def try_strptime(text: str, formats: list[str]) -> datetime:
    """The moment that ``text`` writes in the first of ``formats`` that fits, else NULL."""
    raise AssertionError


@ibis.udf.scalar.builtin(name="trim")
def trim_characters(text: str, characters: str) -> str:
    """``text`` without these characters at both ends."""
    raise AssertionError


@ibis.udf.scalar.builtin(name="translate")
def translate_characters(text: str, old: str, new: str) -> str:
    """``text`` with each character of ``old`` replaced by its neighbour in ``new`` (or left out)."""
    raise AssertionError


@ibis.udf.scalar.builtin(name="regexp_replace")
def replace_pattern(text: str, pattern: str, replacement: str, options: str) -> str:
    """``text`` with the pattern replaced; option ``g`` replaces all."""
    raise AssertionError


@ibis.udf.scalar.builtin(name="regexp_extract")
def extract_pattern(text: str, pattern: str) -> str:
    """The part of ``text`` that fits the pattern, else an empty text."""
    raise AssertionError


@ibis.udf.agg.builtin(name="min")
def smallest(value: int, number: int) -> list[int]:
    """The ``number`` smallest values, missing ones left aside."""
    raise AssertionError
