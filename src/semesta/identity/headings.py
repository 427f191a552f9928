"""What the heading of a column means: the very words of ``data/headings.toml``, else what is left of it without filling words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from semesta.identity.plan import read_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.identity.plan import Entity

PARTS = frozenset({"given", "surname", "name"})
"""Two of these in one heading (``Nachname, Vorname``) mean a whole name."""


@cache
def document() -> dict[str, Any]:
    """The known headings."""
    return read_data("headings.toml")


def known_headings(entity: Entity) -> dict[str, Sequence[str]]:
    """Standard field -> its headings, the usual one first."""
    return {**document()[entity], **document()["shared"]}


def plain(label: str) -> str:
    """A heading in lower case without accents, signs and spaces."""
    bare = unicodedata.normalize("NFKD", label.lower().replace("ß", "ss"))
    return re.sub(r"[\W_]+", "", "".join(sign for sign in bare if not unicodedata.combining(sign)))


def is_heading(label: str) -> bool:
    """Whether a cell is a heading of persons or of employers, or of their identifiers."""
    kinds = (document()[kind] for kind in ("person", "employer", "shared", "identifier"))
    known = plain(label)
    return any(known in names for kind in kinds for names in kind.values()) or bool(
        meaning(label, "person") or meaning(label, "employer")
    )


def meaning(label: str, entity: Entity) -> str | None:
    """The standard field of a heading that is not known word for word: one of its parts, or what is left without filling words."""
    known = known_headings(entity)
    pieces = [piece for piece in re.split(r"[/(),;:&+|]| (?:dan|and|und|et|y|e|en|atau|or) ", label) if piece]
    fields = [field for piece in pieces if (field := _field(piece, known, entity))]
    if len(PARTS.intersection(fields)) > 1:
        return "name"
    return fields[0] if fields else _field(label, known, entity)


def _field(label: str, known: Mapping[str, Sequence[str]], entity: Entity) -> str | None:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=\D)(?=\d)", " ", label)
    filling = {*document()["filling"]["shared"], *document()["filling"][entity]}
    words = [plain(word) for word in re.split(r"[\W_]+", spaced)]
    rest = "".join(word for word in words if word not in filling and not word.isdigit())
    return next((field for field, names in known.items() if plain(label) in names or rest in names), None)
