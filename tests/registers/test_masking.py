"""Masks never show more than six characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.registers.masking import mask, mask_numbers


@given(st.text(st.characters(exclude_characters="*"), max_size=40))
def test_a_mask_shows_at_most_six_characters(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    shown = [place for place, sign in enumerate(masked) if sign != "*"]
    assert len(shown) == (6 if len(text) > 8 else 0)
    assert all(masked[place] == text[place] for place in shown)


def test_masks() -> None:
    assert [mask(None), mask(""), mask("Sri"), mask("12345678"), mask("123456789"), mask("3171011203900001")] == [
        "", "", "***", "********", "1234***89", "3171**********01",
    ]  # fmt: skip


@pytest.mark.parametrize("longest", [5, 8, 10])
@given(st.text("0123456789 abc/.", max_size=60))
def test_no_long_number_is_left(longest: int, text: str) -> None:
    masked = mask_numbers(text, longest)
    assert not re.search(rf"[0-9]{{{max(longest, 6) + 1},}}", masked)
    assert len(masked) == len(text)
    assert re.sub("[0-9*]", "", masked) == re.sub("[0-9]", "", text)
