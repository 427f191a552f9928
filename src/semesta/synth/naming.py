"""Names by the habits of the region in which a person was first registered.

A name is a row of numbers of words: a title in front, up to four parts, whether the first two parts are written as one
(1), and a degree behind.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth import data
from semesta.synth.arrow import glue, pick, texts
from semesta.synth.places import places
from semesta.synth.vocabulary import NOTHING, vocabulary

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.vectors import Flags, Floats, Ints, Names

FRONT: Final = 0
PARTS: Final = slice(1, 5)
FIRST: Final = 1
SECOND: Final = 2
JOINED: Final = 5
BEHIND: Final = 6
WIDTH: Final = 7


def give_names(female: Flags, origin: Ints, draw: np.random.Generator) -> Names:
    """A name for each person, without titles.

    Args:
        female: sex.
        origin: the province (its place) where the NIK was issued.
        draw: random numbers.
    """
    names = np.zeros((len(female), WIDTH), dtype=np.int16)
    source, pools = data.toml("names.toml")["habits"], vocabulary().pools
    habit = (_habits()[origin] <= draw.random(len(origin))[:, None]).sum(axis=1)
    pattern = draw.random(len(origin))
    for number, ways in enumerate(source.values()):
        for is_female, sex in ((False, "male"), (True, "female")):
            people = np.flatnonzero((habit == number) & (female == is_female))
            weights = np.cumsum([weight for weight, _ in ways[sex]], dtype=np.float64)
            chosen = np.searchsorted(weights / weights[-1], pattern[people], side="right")
            for place, (_, parts) in enumerate(ways[sex]):
                named = people[chosen == place]
                for column, part in enumerate(parts, start=FIRST):
                    names[named, column] = pools[part].draw(draw.random(len(named)))
    return _without_echo(names)


def write_names(names: Names) -> pa.Array:
    """Names as text."""
    plain, spaced = _texts()
    second = names[:, SECOND] + np.where(names[:, JOINED] > 0, len(plain) // 2, 0)
    return glue(
        pick(plain, names[:, FRONT]),
        pick(plain, names[:, FIRST]),
        pick(spaced, second),
        pick(spaced, names[:, SECOND + 1]),
        pick(spaced, names[:, SECOND + 2]),
        pick(plain, names[:, BEHIND]),
    )


@cache
def _texts() -> tuple[pa.Array, pa.Array]:
    """All words (twice), and all words with a space before them, followed by all words without."""
    words = list(vocabulary().words)
    spaced = [f" {word}" if word else "" for word in words]
    return texts(words + words), texts(spaced + words)


@cache
def _habits() -> Floats:
    """For each province (row) the stair of its habits (columns)."""
    source = data.toml("names.toml")
    habits = list(source["habits"])
    table = np.zeros((len(places().provinces.codes), len(habits)))
    for row, code in enumerate(places().provinces.codes):
        for name, weight in source["origins"][code].items():
            table[row, habits.index(name)] = weight
    stair: Floats = np.cumsum(table, axis=1)
    return stair / stair[:, -1:]


def _without_echo(names: Names) -> Names:
    """Names in which no part stands twice in a row."""
    for column in (SECOND + 1, SECOND):
        echo = (names[:, column] == names[:, column - 1]) & (names[:, column] != NOTHING)
        last = names[echo, column + 1 : JOINED]
        names[echo, column : JOINED - 1] = last
        names[echo, JOINED - 1] = NOTHING
    return names
