"""Texts and sheet names that Excel can hold, whatever they were made of."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from semesta.registers.workbook_text import SheetNames, count_units, cut, is_too_long, write_safely


@given(wanted=st.lists(st.one_of(st.none(), st.text(max_size=40)), max_size=8))
def test_sheet_names_are_valid_and_unique(wanted: list[str | None]) -> None:
    names = SheetNames()
    taken = [names.take(name, "Peserta") for name in wanted]
    assert len({name.lower() for name in taken}) == len(taken)
    for name in taken:
        assert 0 < count_units(name) <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not name.startswith(("'", "_", " "))
        assert not name.endswith(("'", " "))
        assert name.lower() != "history"


@given(text=st.text(st.characters(exclude_categories=[])), limit=st.integers(6, 60))
def test_cut_texts_fit_and_short_ones_stay(text: str, limit: int) -> None:
    safe = write_safely(text)
    short = cut(safe, limit)
    assert count_units(short) <= limit
    assert is_too_long(safe, limit) == (len(safe.encode("utf-16-le")) > 2 * limit)
    if is_too_long(safe, limit):
        assert short.endswith(" [...]")
        assert safe.startswith(short.removesuffix(" [...]"))
    else:
        assert short == safe
    safe.encode("utf-8")
