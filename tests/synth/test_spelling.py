from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.synth.spelling import antiquate, initial, modernise, respell

MODERN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=12).filter(
    lambda word: not any(pair in word for pair in ("OE", "DJ", "TJ", "CH"))
)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("SUCIPTO", "SOETJIPTO"),
        ("JOKO", "DJOKO"),
        ("SUJATI", "SOEDJATI"),
        ("RATNA", "RATNA"),
        ("CHANDRA", "CHANDRA"),
    ],
)
def test_old_and_new_spelling(new: str, old: str) -> None:
    assert antiquate(new) == old
    assert modernise(old) == new


def test_respelling_leads_to_the_other_spelling() -> None:
    assert respell("DJUNAEDI") == "JUNAEDI"
    assert respell("JUNAEDI") == "DJOENAEDI"
    assert respell("RATNA") == "RATNA"


@settings(deadline=None)
@given(MODERN)
def test_the_new_spelling_of_the_old_one_is_the_word(word: str) -> None:
    assert modernise(antiquate(word)) == word


@settings(deadline=None)
@given(MODERN)
def test_a_spelling_keeps_the_letters_around_it(word: str) -> None:
    changed = antiquate(word)
    assert len(changed) >= len(word)
    assert [letter for letter in word if letter not in "CJU"] == [
        letter for letter in modernise(changed) if letter not in "CJU"
    ]


def test_an_initial() -> None:
    assert initial("SETIAWAN") == "S."
