"""Names of firms, and the other ways in which an office spells them.

A name is a row of numbers of words: legal form, invented word, two more words (the second may be missing), whether the
form stands behind (1), and whether the first two words are written as one (1).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth.arrow import glue, pick, texts
from semesta.synth.firm_words import NOTHING, firm_words

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.vectors import Ints, Names

FORM: Final = 0
CORE: Final = 1
WORD: Final = 2
LAST: Final = 3
BEHIND: Final = 4
JOINED: Final = 5
WIDTH: Final = 6

WITH_TRADE = 0.5
WITH_ONE_WORD = 0.15


def give_firm_names(section: Ints, draw: np.random.Generator) -> Names:
    """A name for each firm of a line of business (place of its section)."""
    words, size = firm_words(), len(section)
    names = np.zeros((size, WIDTH), dtype=np.int16)
    names[:, FORM] = words.forms[np.searchsorted(words.form_stair, draw.random(size), side="right")]
    names[:, CORE] = draw.choice(words.invented, size)
    names[:, WORD] = draw.choice(words.plain, size)
    names[:, LAST] = draw.choice(words.plain, size)
    kind = draw.random(size)
    trade = words.trades[section, draw.integers(0, 2, size)]
    names[:, LAST] = np.where(kind < WITH_TRADE, trade, names[:, LAST])
    lone = (kind > 1 - WITH_ONE_WORD) | (names[:, LAST] == names[:, WORD])
    names[lone, LAST] = NOTHING
    return names


def spell_differently(names: Names, draw: np.random.Generator) -> Names:
    """The same firms as another office writes them; every row changes."""
    words, new = firm_words(), names.copy()
    way = draw.integers(0, 6, len(names))
    new[:, FORM] = np.where(way == 0, words.rewritten[names[:, FORM]], names[:, FORM])
    new[:, BEHIND] = np.where(way == 1, 1 - names[:, BEHIND], names[:, BEHIND])
    new[:, JOINED] = np.where(way == 2, 1 - names[:, JOINED], names[:, JOINED])  # noqa: PLR2004 - the third way
    for column in (WORD, LAST):
        new[:, column] = np.where(way == 3, words.shortened[names[:, column]], names[:, column])  # noqa: PLR2004 - said by the words beside it
    new[:, CORE] = np.where(way == 4, words.respelled[names[:, CORE]], names[:, CORE])  # noqa: PLR2004 - said by the words beside it
    new[:, LAST] = np.where(way == 5, NOTHING, new[:, LAST])  # noqa: PLR2004 - said by the words beside it
    same = (new == names).all(axis=1)
    new[same, FORM] = words.rewritten[names[same, FORM]]
    return new


def write_firm_names(names: Names) -> pa.Array:
    """Names of firms as text."""
    before, plain, behind = _texts()
    front = np.where(names[:, BEHIND] > 0, NOTHING, names[:, FORM])
    back = np.where(names[:, BEHIND] > 0, names[:, FORM], NOTHING)
    word = names[:, WORD] + np.where(names[:, JOINED] > 0, len(plain) // 2, 0)
    return glue(
        pick(before, front), pick(plain, names[:, CORE] + len(plain) // 2), pick(plain, word),
        pick(plain, names[:, LAST]), pick(behind, back),
    )  # fmt: skip


@cache
def _texts() -> tuple[pa.Array, pa.Array, pa.Array]:
    """All words with a space behind; with a space before and then without; with a comma before."""
    words = firm_words().words
    before = texts([f"{word} " if word else "" for word in words])
    plain = texts([*(f" {word}" if word else "" for word in words), *words])
    return before, plain, texts([f", {word}" if word else "" for word in words])
