"""The columns of a payroll file, recognised by the same headings as those of the registers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from semesta.registers.schema import Column, Register

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def payroll() -> Register:
    """A payroll as a kind of table that offices bring; it is read, never stored."""
    text = (resources.files("semesta.payroll") / "payroll.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Register(
        name="payroll",
        title={"id": raw["id"], "en": raw["en"]},
        row={"id": raw["row_id"], "en": raw["row_en"]},
        key=tuple(raw["key"]),
        columns=tuple(_column(entry) for entry in raw["columns"]),
    )


def _column(entry: Mapping[str, Any]) -> Column:
    return Column(
        name=entry["name"],
        kind=entry["kind"],
        help={"id": entry["id"], "en": entry["en"]},
        required=entry.get("required", False),
        private=entry.get("private", False),
        aliases=tuple(entry["aliases"]),
        choices={value: tuple(words) for value, words in entry.get("choices", {}).items()},
        example=entry["example"],
    )
