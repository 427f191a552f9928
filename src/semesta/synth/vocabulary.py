"""All words of names as numbers, so that names can be made and soiled as whole columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from semesta.synth import data
from semesta.synth.spelling import initial, respell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.synth.vectors import Flags, Floats, Names

NOTHING = 0


@dataclass(frozen=True)
class Pool:
    """Words to draw from: their numbers and the stair of their weights (rising to 1)."""

    words: Names
    stair: Floats

    def draw(self, chance: Floats) -> Names:
        """A word for each chance from 0 to 1."""
        places = np.searchsorted(self.stair, chance, side="right").clip(0, len(self.words) - 1)
        words: Names = self.words[places]
        return words


@dataclass(frozen=True)
class Vocabulary:
    """``words`` by number (0 is none). ``initials`` and ``respelled`` lead a word to another, itself where there is none.

    ``forms`` are groups of words that stand for each other, ``form`` the group of each word (-1: none).
    """

    words: tuple[str, ...]
    initials: Names
    respelled: Names
    form: Names
    forms: tuple[Names, ...]
    is_particle: Flags
    titles: dict[str, Names]
    pools: dict[str, Pool]


@cache
def vocabulary() -> Vocabulary:
    """The shipped words."""
    source = data.toml("names.toml")
    numbers: dict[str, int] = {"": NOTHING}

    def number(words: Iterable[str]) -> Names:
        return np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int16)

    pools = {
        name: _pool(number(weights), list(weights.values())) for name, weights in _weighted(source).items()
    }
    forms = tuple(number(words) for words in source["forms"].values())
    titles = {name: number(words) for name, words in source["titles"].items()}
    number(source["particles"])
    plain = list(numbers)
    others = {word: (initial(word), respell(word)) for word in plain if word.isalpha()}
    for pair in others.values():
        number(pair)
    words = tuple(numbers)
    form = np.full(len(words), -1, dtype=np.int16)
    for place, group in enumerate(forms):
        form[group] = place
    return Vocabulary(
        words,
        initials=_lead(words, numbers, {word: pair[0] for word, pair in others.items()}),
        respelled=_lead(words, numbers, {word: pair[1] for word, pair in others.items()}),
        form=form,
        forms=forms,
        is_particle=np.isin(words, source["particles"]),
        titles=titles,
        pools=pools,
    )


def _weighted(source: dict[str, Any]) -> dict[str, dict[str, float]]:
    """The words of each pool with their weights; a word that stands for itself (``=BIN``) is a pool of one."""
    pools: dict[str, dict[str, float]] = {}
    lists = data.rows("name_lists.csv")
    family = {row["part"] for row in lists if row["list"] == "batak_surname"}
    for column in ("male_first", "male_later", "female_first", "female_later"):
        counted = {row["part"]: float(row[column]) for row in data.rows("name_parts.csv")}
        pools[f"@{column}"] = {part: count for part, count in counted.items() if count and part not in family}
    for row in lists:
        pools.setdefault(f"@{row['list']}", {})[row["part"]] = 1.0
    for name, words in source["pools"].items():
        pools[name] = dict.fromkeys(words, 1.0)
    for word in _literals(source):
        pools[f"={word}"] = {word: 1.0}
    return pools


def _literals(source: dict[str, Any]) -> list[str]:
    habits = source["habits"].values()
    patterns = (pattern for habit in habits for sex in ("male", "female") for _, pattern in habit[sex])
    parts = (part for pattern in patterns for part in pattern)
    return sorted({part[1:] for part in parts if part.startswith("=")})


def _pool(words: Names, weights: list[float]) -> Pool:
    stair = np.cumsum(np.asarray(weights, dtype=np.float64))
    return Pool(words, stair / stair[-1])


def _lead(words: tuple[str, ...], numbers: dict[str, int], to: dict[str, str]) -> Names:
    return np.array([numbers[to.get(word, word)] for word in words], dtype=np.int16)
