"""What an area is: a place of the administrative tree, from the nation to the village."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["nation", "province", "regency", "district", "village"]
LEVELS: tuple[Level, ...] = get_args(Level)

Kind = Literal["negara", "provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa_adat"]
KINDS: tuple[Kind, ...] = get_args(Kind)

NATION = "ID"


@dataclass(frozen=True, slots=True)
class Area:
    """One place: its Kemendagri code as dotted text, its name and the area that it belongs to.

    The nation is ``ID``, "Indonesia", the parent of the provinces; only the nation has no parent.
    """

    code: str
    name: str
    level: Level
    kind: Kind
    parent_code: str | None


INDONESIA = Area(NATION, "Indonesia", "nation", "negara", None)
