"""Which row of the JKK list a trade is nearest to, and when only its owner can tell."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from semesta.scheme.jkk_groups import business_types, find, words

if TYPE_CHECKING:
    from semesta.scheme.jkk_groups import BusinessType, Twin

_NOT_WORDS = re.compile(r"[^a-z0-9]+")
#: A word of the list counts as said from this likeness on (0 to 100): one letter off in six or more.
_SAID = 82.0
#: Below this score nothing in the list is like the text.
LEAST = 30.0
#: Rows this close to the best are as likely as it is.
_AS_LIKELY = 7.0
#: Below this score much of what was said is not in the row: nearest, but not sure.
SURE = 65.0
#: How much a word tells that says little ("pabrik") or that the list does not know, beside a rare word's 5.3.
_LITTLE = 1.0
_EXACT = 100.0
#: Nobody describes a trade in more words.
_MOST_WORDS = 40


@dataclass(frozen=True)
class Match:
    """A row and how like it is to what was asked, 0 to 100."""

    business: BusinessType
    score: float


@dataclass(frozen=True)
class Answer:
    """The rows nearest to a text. ``group`` is None when it must be asked (or when nothing is near)."""

    text: str
    matches: tuple[Match, ...]
    twin: Twin | None

    @property
    def asks(self) -> bool:
        """Whether rows of different groups fit as well, so that the owner of the business must tell."""
        return bool(self.matches) and len({match.business.group for match in self.likely}) > 1

    @property
    def likely(self) -> tuple[Match, ...]:
        """The rows that fit about as well as the best; those of the twin when the trade stands twice."""
        if self.twin is not None:
            return tuple(match for match in self.matches if match.business.key in self.twin.rows)
        best = self.matches[0].score if self.matches else 0.0
        if best == _EXACT:
            return self.matches[:1]
        return tuple(match for match in self.matches if match.score >= best - _AS_LIKELY)

    @property
    def is_sure(self) -> bool:
        """Whether the best row says most of what was asked."""
        return bool(self.matches) and self.matches[0].score >= SURE

    @property
    def group(self) -> int | None:
        """The group, when it is clear."""
        return None if self.asks or not self.matches else self.matches[0].business.group


def nearest(text: str, limit: int = 5) -> Answer:
    """The rows of the list nearest to a trade, the best first (at most ``limit``, and all rows of a twin)."""
    said = _said(text)
    scores = [Match(one, _score(said, _tokens(one.name))) for one in business_types()]
    whole = _fold(text)
    found = sorted(
        (
            Match(match.business, _EXACT) if _fold(match.business.name) == whole else match
            for match in scores
            if match.score >= LEAST
        ),
        key=lambda match: (-match.score, match.business.group, match.business.row),
    )
    if found and found[0].score == _EXACT and _fold(found[0].business.name) == whole:
        return Answer(text, tuple(found[:limit]), None)
    twin = _twin(text)
    if twin is None:
        return Answer(text, tuple(found[:limit]), None)
    return Answer(text, _with_rows_of(twin, found, limit), twin)


def _with_rows_of(twin: Twin, found: list[Match], limit: int) -> tuple[Match, ...]:
    """The rows of a twin first, then what else is near."""
    by_key = {match.business.key: match for match in found}
    theirs = [by_key.get(key) or Match(row, LEAST) for key in twin.rows if (row := find(key)) is not None]
    theirs.sort(key=lambda match: -match.score)
    others = [match for match in found if match.business.key not in twin.rows]
    return (*theirs, *others[: max(0, limit - len(theirs))])


def _score(said: tuple[str, ...], row: tuple[str, ...]) -> float:
    """How much of what was said the row says (rare words weigh more), then how little else the row says."""
    from rapidfuzz import fuzz

    weights = _weights()
    heard = total = 0.0
    covered: set[str] = set()
    for word in said:
        like, known = max(((fuzz.ratio(word, other), other) for other in row), default=(0.0, ""))
        is_said = like >= _SAID
        weight = weights.get(known if is_said else word, 2 * _LITTLE)
        total += weight
        if is_said:
            heard += weight * like / 100
            covered.add(known)
    whole = sum(weights[word] for word in row)
    theirs = sum(weights[word] for word in covered)
    return round(80 * heard / total + 20 * theirs / whole, 1) if total and whole else 0.0


def _said(text: str) -> tuple[str, ...]:
    """The words of a text, with everyday words put into those of the list."""
    folded = _fold(text)
    for everyday, official in sorted(words().synonyms.items(), key=lambda pair: -len(pair[0])):
        folded = re.sub(rf"\b{re.escape(everyday)}\b", official, folded)
    return _tokens(folded)[:_MOST_WORDS]


def _twin(text: str) -> Twin | None:
    spoken = set(_fold(text).split())
    return next(
        (twin for twin in words().twins if any(spoken.issuperset(entry) for entry in twin.words)), None
    )


@cache
def _weights() -> dict[str, float]:
    """How much a word of the list tells: the rarer, the more; little when it is a filler."""
    counts = Counter(word for one in business_types() for word in set(_tokens(one.name)))
    many = len(business_types())
    return {
        word: _LITTLE if word in words().fillers else math.log(1 + many / count)
        for word, count in counts.items()
    }


@cache
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_fold(name).split()))


def _fold(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.lower()).strip()
