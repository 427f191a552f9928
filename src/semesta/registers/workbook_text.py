"""What Excel can hold: texts that fit into a cell, and names that a sheet may have."""

from __future__ import annotations

import re

CELL_LIMIT = 32_767
NAME_LIMIT = 31
CUT_MARK = " [...]"

_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_RESERVED_NAMES = frozenset({"history"})


def count_units(text: str) -> int:
    """The length of a text as Excel counts it: in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def write_safely(text: str) -> str:
    """The text without code points that no XML file may hold (control characters stay: XlsxWriter escapes them)."""
    return _UNWRITABLE.sub("\ufffd", text)


def is_too_long(text: str, limit: int = CELL_LIMIT) -> bool:
    """Whether a text does not fit into ``limit`` UTF-16 code units."""
    return len(text) > limit // 2 and count_units(text) > limit


def cut(text: str, limit: int = CELL_LIMIT, mark: str = CUT_MARK) -> str:
    """The text, shortened and ended with ``mark`` if it is longer than ``limit`` UTF-16 code units."""
    if not is_too_long(text, limit):
        return text
    units = text.encode("utf-16-le")[: 2 * (limit - len(mark))]
    return units.decode("utf-16-le", errors="ignore") + mark


class SheetNames:
    """Hands out names that Excel accepts, each only once (Excel does not tell upper from lower case)."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str | None, otherwise: str) -> str:
        """``wanted`` made fit for a sheet (``otherwise`` if nothing is left of it), with " (2)" if it is taken.

        A leading underscore is dropped: the readers skip sheets that are called so.
        """
        stem = _clean(wanted or "") or _clean(otherwise)
        number = 1
        name = cut(stem, NAME_LIMIT, "").rstrip("' ")
        while self._key(name) in self._taken:
            number += 1
            suffix = f" ({number})"
            name = cut(stem, NAME_LIMIT - len(suffix), "").rstrip() + suffix
        self._taken.add(self._key(name))
        return name

    @staticmethod
    def _key(name: str) -> str:
        return name.lower().casefold()


def _clean(name: str) -> str:
    spaced = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", name).split())
    plain = spaced.lstrip("_' ").rstrip("' ")
    return f"{plain} (1)" if plain.lower() in _RESERVED_NAMES else plain
