"""Spelling of single name parts: old and new, initials."""

from __future__ import annotations

import re

_OLD = (("(?<!D)J", "DJ"), ("C(?!H)", "TJ"), ("U", "OE"))
_NEW = (("TJ", "C"), ("DJ", "J"), ("OE", "U"))


def antiquate(word: str) -> str:
    """The spelling before 1947 and 1972: ``SUJATI`` -> ``SOEDJATI``, ``CIPTO`` -> ``TJIPTO``.

    >>> antiquate("SUCIPTO")
    'SOETJIPTO'
    """
    for new, old in _OLD:
        word = re.sub(new, old, word)
    return word


def modernise(word: str) -> str:
    """The spelling of today: ``SOEDJATI`` -> ``SUJATI``.

    >>> modernise("DJOKO")
    'JOKO'
    """
    for old, new in _NEW:
        word = word.replace(old, new)
    return word


def respell(word: str) -> str:
    """The word in the other spelling; itself when both are the same."""
    modern = modernise(word)
    return modern if modern != word else antiquate(word)


def initial(word: str) -> str:
    """The first letter and a dot.

    >>> initial("SETIAWAN")
    'S.'
    """
    return f"{word[0]}."
