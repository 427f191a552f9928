"""The reader's language: every text that users see, in Indonesian and English.

Texts live in ``semesta/messages/<domain>.toml``, both languages side by side. The domain of an error code is its
middle part (``E-READ-004`` is in ``read.toml``), that of a plain text its first part (``cli.import.done`` is in
``cli.toml``).
"""

from __future__ import annotations

import os
import tomllib
from contextvars import ContextVar
from functools import cache
from importlib import resources
from typing import Literal, get_args

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "id"

_current: ContextVar[Language | None] = ContextVar("language", default=None)


def current() -> Language:
    """The language in force: what was set, else ``SEMESTA_LANG`` (``id`` or ``en``), else Indonesian."""
    chosen = _current.get()
    if chosen is not None:
        return chosen
    return "en" if os.environ.get("SEMESTA_LANG", "").lower().startswith("en") else DEFAULT


def preferred(otherwise: Language) -> Language:
    """The language that was set or that ``SEMESTA_LANG`` names, else the one given (an office's own)."""
    return current() if _current.get() or os.environ.get("SEMESTA_LANG") else otherwise


def use(language: Language) -> None:
    """Set the language of this thread of work."""
    _current.set(language)


def say(key: str, language: Language | None = None, **fields: object) -> str:
    """The text of ``key`` in ``language`` (default: the one in force) with its fields filled in.

    Raises:
        KeyError: no such text.
    """
    texts = domain(_domain_of(key))[key]
    return texts[language or current()].format(**fields)


def has(key: str) -> bool:
    """Whether there is a text of that name."""
    try:
        return key in domain(_domain_of(key))
    except FileNotFoundError:
        return False


@cache
def domain(name: str) -> dict[str, dict[str, str]]:
    """All texts of one domain: key -> {"id": text, "en": text, "do_id": next step, "do_en": next step}."""
    source = resources.files("semesta.messages") / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def domains() -> list[str]:
    """The names of all domains, sorted."""
    folder = resources.files("semesta.messages")
    return sorted(
        entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")
    )


def _domain_of(key: str) -> str:
    if key[:2] in {"E-", "W-", "F-"}:
        return key.split("-")[1].lower()
    return key.split(".", 1)[0]
