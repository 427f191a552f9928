"""All words of firms' names as numbers (``data/firm_words.toml``): forms, invented words, plain words, trades."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth import data
from semesta.synth.spelling import respell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.synth.vectors import Floats, Names

NOTHING = 0


@dataclass(frozen=True)
class FirmWords:
    """``words`` by number (0 is none).

    ``forms`` are the usual legal forms with the stair of their weights, ``rewritten`` leads each to another way of
    writing it. ``trades`` has two words for each section (row). ``respelled`` and ``shortened`` lead words to others.
    """

    words: tuple[str, ...]
    forms: Names
    form_stair: Floats
    rewritten: Names
    invented: Names
    plain: Names
    trades: Names
    respelled: Names
    shortened: Names


@cache
def firm_words() -> FirmWords:
    """The shipped words."""
    source = data.toml("firm_words.toml")
    numbers: dict[str, int] = {"": NOTHING}

    def number(words: Iterable[str]) -> Names:
        return np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int16)

    invented = [(start + end).upper() for start in source["openings"] for end in source["endings"]]
    forms = source["forms"]
    weights = np.cumsum([form["weight"] for form in forms.values()], dtype=np.float64)
    found = {
        "forms": number(form["written"][0] for form in forms.values()),
        "invented": number(invented),
        "plain": number(source["plain"]),
        "trades": np.stack([number((words[0], words[-1])) for words in source["trades"].values()]),
    }
    respelled = {word: respell(word) for word in invented}
    rewritten = {form["written"][0]: form["written"][1] for form in forms.values()}
    for lead in (respelled, rewritten, source["short"]):
        number(lead.values())
    words = tuple(numbers)

    def leading(lead: dict[str, str]) -> Names:
        return np.array([numbers[lead.get(word, word)] for word in words], dtype=np.int16)

    return FirmWords(
        words,
        **found,
        form_stair=weights / weights[-1],
        rewritten=leading(rewritten),
        respelled=leading(respelled),
        shortened=leading(source["short"]),
    )
