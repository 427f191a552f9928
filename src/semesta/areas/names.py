"""Names as people write them: folded for comparison, abbreviations spelled out, the kind of area in front taken off."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from semesta.areas.area import LEVELS
from semesta.areas.data import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.areas.area import Area

_APOSTROPHES = str.maketrans("", "", "'`\u2018\u2019\u02bc")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")

# Both sides of a comparison are spelled out, so "Kep. Seribu", "Sei Musam" and "Tj. Baru" meet their long forms.
_SPELLED_OUT = {
    "kep": "kepulauan",
    "sei": "sungai",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tg": "tanjung",
    "gn": "gunung",
    "gng": "gunung",
    "kp": "kampung",
    "kpg": "kampung",
    "ps": "pasar",
    "pp": "pulau pulau",
    "tlk": "teluk",
    "mns": "meunasah",
    "sel": "selatan",
    "tim": "timur",
    "bar": "barat",
    "ut": "utara",
    "teng": "tengah",
}

# The word in front of a name and what it narrows the search to: levels and kinds.
_KIND_WORDS: dict[str, frozenset[str]] = {
    "provinsi": frozenset({"province"}),
    "propinsi": frozenset({"province"}),
    "prov": frozenset({"province"}),
    "kabupaten": frozenset({"kabupaten"}),
    "kab": frozenset({"kabupaten"}),
    "kota": frozenset({"kota"}),
    "kotamadya": frozenset({"kota"}),
    "kodya": frozenset({"kota"}),
    "kecamatan": frozenset({"kecamatan"}),
    "kec": frozenset({"kecamatan"}),
    "distrik": frozenset({"kecamatan"}),
    "kelurahan": frozenset({"kelurahan"}),
    "kel": frozenset({"kelurahan"}),
    "desa": frozenset({"desa", "desa_adat"}),
    "ds": frozenset({"desa", "desa_adat"}),
}
_ADMINISTRATIVE = frozenset({"administrasi", "adm"})
# These also begin names: Kota Baru, Desa Baru.
_PARTS_OF_NAMES = frozenset({"kota", "desa"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One place that a text speaks of: its folded name, and the kinds that a word in front narrows it to."""

    name: str
    kinds: frozenset[str]
    whole: str

    @property
    def is_narrowed_for_sure(self) -> bool:
        """Whether the word in front can only be a kind, never a part of the name."""
        return bool(self.kinds) and self.whole.split()[0] not in _PARTS_OF_NAMES

    def admits(self, area: Area) -> bool:
        """Whether an area is of the kinds asked for."""
        return not self.kinds or area.kind in self.kinds or area.level in self.kinds


def fold(name: str) -> str:
    """A name in plain lower-case words: no accents, no apostrophes, no punctuation, abbreviations spelled out."""
    text = name.casefold().translate(_APOSTROPHES)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(_SPELLED_OUT.get(word, word) for word in _NOT_WORDS.sub(" ", text).split())


def base_name(area: Area) -> str:
    """The folded name of an area without the kind in front: "bogor" for Kabupaten Bogor and for Kota Bogor."""
    name = fold(area.name)
    return _without_kind(name.split())[0] if area.level == LEVELS[2] else name


def wanted(text: str) -> tuple[Wanted, ...]:
    """The places that a text speaks of, the one that is sought first, then those that it lies in.

    "Kel. Senayan, Kec. Kebayoran Baru Jaksel" speaks of a kelurahan in a district in the area nicknamed "jaksel".
    """
    places: list[Wanted] = []
    for part in text.split(","):
        for words in _split_at_kinds(fold(part).split()):
            name, kinds = _without_kind(words)
            if name:
                places.append(Wanted(name, kinds, " ".join(words)))
    return tuple(places)


@cache
def aliases() -> Mapping[str, str]:
    """Code by nickname or former name in folded form: "jaksel", "jatim", "babel"."""
    return dict[str, str](rows("aliases.csv"))


def _split_at_kinds(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for position, word in enumerate(words):
        is_kind = word in _KIND_WORDS and word not in _PARTS_OF_NAMES
        is_nickname = (
            position == len(words) - 1 and word in aliases() and parts[-1] and not _is_kind(parts[-1])
        )
        if parts[-1] and (is_kind or is_nickname):
            parts.append([])
        parts[-1].append(word)
    return parts


def _is_kind(words: list[str]) -> bool:
    return all(word in _KIND_WORDS or word in _ADMINISTRATIVE for word in words)


def _without_kind(words: list[str]) -> tuple[str, frozenset[str]]:
    kinds = _KIND_WORDS.get(words[0]) if words else None
    if kinds is None or len(words) == 1:
        return " ".join(words), frozenset()
    rest = words[1:]
    while rest and rest[0] in _ADMINISTRATIVE:
        rest = rest[1:]
    return " ".join(rest), kinds
