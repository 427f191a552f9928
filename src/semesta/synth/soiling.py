"""Dirt on names: each kind changes whole columns of names where it can, and says where it can.

Names are rows of numbers of words, see ``naming.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from semesta.synth.naming import BEHIND, FIRST, FRONT, JOINED, PARTS, SECOND
from semesta.synth.vocabulary import NOTHING, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.synth.vectors import Flags, Ints, Names

#: Changes names (all of which the kind can change), given the sex of each.
Change: TypeAlias = "Callable[[Names, Flags, np.random.Generator], Names]"
LEAVE_OUT: Final = 0.4
DEGREE: Final = 0.4


def lengths(names: Names) -> Ints:
    """How many parts each name has."""
    counts: Ints = np.count_nonzero(names[:, PARTS], axis=1)
    return counts


def has_respelling(names: Names) -> Flags:
    """Whether a part has another spelling, old or new."""
    changed: Flags = np.any(vocabulary().respelled[names[:, PARTS]] != names[:, PARTS], axis=1)
    return changed


def respell_names(names: Names, _female: Flags, _draw: np.random.Generator) -> Names:
    """Every part in the other spelling."""
    new = names.copy()
    new[:, PARTS] = vocabulary().respelled[names[:, PARTS]]
    return new


def has_forms(names: Names) -> Flags:
    """Whether a part of several has other forms (Muhammad, Moh., M.)."""
    formed: Flags = np.any(vocabulary().form[names[:, PARTS]] >= 0, axis=1)
    return formed & (lengths(names) > 1)


def reform_names(names: Names, _female: Flags, draw: np.random.Generator) -> Names:
    """The first such part in another of its forms."""
    new, words = names.copy(), vocabulary()
    column = FIRST + np.argmax(words.form[names[:, PARTS]] >= 0, axis=1)
    rows = np.arange(len(names))
    old = names[rows, column]
    group = words.form[old]
    for place, forms in enumerate(words.forms):
        chosen = np.flatnonzero(group == place)
        others = np.argmax(forms == old[chosen, None], axis=1) + draw.integers(1, len(forms), len(chosen))
        new[chosen, column[chosen]] = forms[others % len(forms)]
    return new


def can_be_shortened(names: Names) -> Flags:
    """Whether there are two parts at least, without a particle that another part belongs to."""
    can: Flags = (lengths(names) > 1) & ~_has_particle(names)
    return can


def shorten_names(names: Names, _female: Flags, draw: np.random.Generator) -> Names:
    """The last part as an initial, or left out."""
    new, last = names.copy(), FIRST + lengths(names) - 1
    rows = np.arange(len(names))
    out = draw.random(len(names)) < LEAVE_OUT
    short = vocabulary().initials[names[rows, last]]
    same = short == names[rows, last]
    new[rows, last] = np.where(out | same, NOTHING, short)
    return new


def reorder_names(names: Names, _female: Flags, _draw: np.random.Generator) -> Names:
    """The last part in front of the others."""
    new = names.copy()
    for count in (2, 3, 4):
        chosen = lengths(names) == count
        new[chosen, FIRST : FIRST + count] = np.roll(names[chosen, FIRST : FIRST + count], 1, axis=1)
    return new


def can_be_reordered(names: Names) -> Flags:
    """Whether another order makes another name."""
    last = names[np.arange(len(names)), FIRST + lengths(names) - 1]
    can: Flags = can_be_shortened(names) & (names[:, FIRST] != last)
    return can


def has_two_parts(names: Names) -> Flags:
    """Whether there is a space to leave out."""
    several: Flags = lengths(names) > 1
    return several


def join_names(names: Names, _female: Flags, _draw: np.random.Generator) -> Names:
    """The first two parts written as one."""
    new = names.copy()
    new[:, JOINED] = 1
    return new


def has_no_title(names: Names) -> Flags:
    """Whether there is room for a title."""
    free: Flags = (names[:, FRONT] == NOTHING) & (names[:, BEHIND] == NOTHING)
    return free


def entitle_names(names: Names, female: Flags, draw: np.random.Generator) -> Names:
    """A title in front, or a degree behind."""
    new, titles, size = names.copy(), vocabulary().titles, len(names)
    front = np.where(
        female, draw.choice(titles["female_front"], size), draw.choice(titles["male_front"], size)
    )
    degree = draw.random(size) < DEGREE
    new[:, FRONT] = np.where(degree, NOTHING, front)
    new[:, BEHIND] = np.where(degree, draw.choice(titles["back"], size), NOTHING)
    return new


def _has_particle(names: Names) -> Flags:
    particle: Flags = np.any(vocabulary().is_particle[names[:, PARTS]], axis=1)
    return particle


#: The kinds of the table of dirt that concern names: where each can be, and what it does. A row gets one at most,
#: and a title beside it.
KINDS: Final[dict[str, tuple[Callable[[Names], Flags], Change]]] = {
    "name_old_spelling": (has_respelling, respell_names),
    "name_form": (has_forms, reform_names),
    "name_shortened": (can_be_shortened, shorten_names),
    "name_reordered": (can_be_reordered, reorder_names),
    "name_joined": (has_two_parts, join_names),
    "name_title": (has_no_title, entitle_names),
}
TITLE: Final = "name_title"
assert SECOND == FIRST + 1  # noqa: S101 - joining means the first two
