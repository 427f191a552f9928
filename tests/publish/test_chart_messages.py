from __future__ import annotations

from string import Formatter

import pytest

from semesta.language import domain

TEXTS = domain("chart")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_the_same_thing(key: str) -> None:
    entry = TEXTS[key]
    assert entry["id"]
    assert entry["en"]
    assert fields(entry["id"]) == fields(entry["en"])
    assert key[:2] != "E-" or (entry["do_id"] and entry["do_en"])
