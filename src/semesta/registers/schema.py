"""The nine registers as data: one declaration per column, read from ``schemas/*.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from semesta.errors import refusal
from semesta.language import Language, current

Kind = Literal[
    "text", "name", "identifier", "kpj", "nik", "nib", "npwp", "village", "area", "section", "kbli", "date",
    "birth_date", "month", "money", "wage", "count", "share", "decile", "jkk_group", "choice", "programmes",
]  # fmt: skip

NAMES = (
    "participants", "workers", "employers", "licences", "contributions",
    "rosters", "workforce_counts", "participant_counts", "targets",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column of a register: what it is called, what it holds, and how it is explained."""

    name: str
    kind: Kind
    help: dict[Language, str]
    required: bool = False
    private: bool = False
    aliases: tuple[str, ...] = ()
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    example: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Every heading under which the column is known, normalised; its own name first."""
        return tuple(dict.fromkeys(normalise_label(label) for label in (self.name, *self.aliases)))

    @property
    def heading(self) -> str:
        """The usual Indonesian heading, as templates print it."""
        return self.aliases[0] if self.aliases else self.name.upper()


@dataclass(frozen=True)
class Register:
    """One kind of table that an office brings."""

    name: str
    title: dict[Language, str]
    row: dict[Language, str]
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: the register has no such column.
        """
        return self._by_name[name]

    @property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns without which a file cannot be this register."""
        return tuple(column for column in self.columns if column.required)

    def title_in(self, language: Language | None = None) -> str:
        """The register's name for readers."""
        return self.title[language or current()]


def normalise_label(label: str) -> str:
    """A heading without case, punctuation and double spaces: ``"Tgl. Lahir *"`` -> ``"TGL LAHIR"``."""
    return " ".join(re.sub(r"[\W_]+", " ", label.upper()).split())


def get(name: str) -> Register:
    """The register of that name (columns: see docs/reference/registers.md).

    Raises:
        SemestaError: E-IMPORT-001, there is no such register.
    """
    if name not in NAMES:
        raise refusal("E-IMPORT-001", register=name, registers=", ".join(NAMES))
    return _load(name)


def every() -> tuple[Register, ...]:
    """All nine registers."""
    return tuple(_load(name) for name in NAMES)


@cache
def _load(name: str) -> Register:
    source = resources.files("semesta.registers") / "schemas" / f"{name}.toml"
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    return Register(
        name=name,
        title={"id": raw["id"], "en": raw["en"]},
        row={"id": raw["row_id"], "en": raw["row_en"]},
        key=tuple(raw["key"]),
        columns=tuple(_column(entry) for entry in raw["columns"]),
    )


def _column(entry: dict[str, object]) -> Column:
    kind = cast("Kind", entry["kind"])
    assert kind in get_args(Kind), kind  # noqa: S101 - a wrong kind is our own mistake, found by the tests
    choices = cast("dict[str, list[str]]", entry.get("choices", {}))
    return Column(
        name=str(entry["name"]),
        kind=kind,
        help={"id": str(entry["id"]), "en": str(entry["en"])},
        required=bool(entry.get("required", False)),
        private=bool(entry.get("private", False)),
        aliases=tuple(cast("list[str]", entry.get("aliases", []))),
        choices={value: tuple(words) for value, words in choices.items()},
        example=str(entry.get("example", "")),
    )
