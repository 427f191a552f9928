from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from semesta.coverage.trend.methods import CANDIDATES, NAIVE
from semesta.coverage.trend.reach import Reason
from semesta.language import domain, has

TEXTS = domain("trend")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_the_same_thing(key: str) -> None:
    entry = TEXTS[key]
    assert entry["id"]
    assert entry["en"]
    assert fields(entry["id"]) == fields(entry["en"])
    assert fields(entry.get("do_id", "")) == fields(entry.get("do_en", ""))


@pytest.mark.parametrize("key", [key for key in TEXTS if key[:2] in {"E-", "F-"}])
def test_every_message_says_what_to_do(key: str) -> None:
    assert TEXTS[key]["do_id"]
    assert TEXTS[key]["do_en"]


@pytest.mark.parametrize("key", TEXTS)
def test_figures_are_written_in_the_language_of_their_sentence(key: str) -> None:
    for part, language in (("id", "id"), ("en", "en"), ("do_id", "id"), ("do_en", "en")):
        specs = {spec for _, name, spec, _ in Formatter().parse(TEXTS[key].get(part, "")) if name and spec}
        assert specs <= {language}


def test_every_method_and_every_reason_has_its_words() -> None:
    assert all(has(f"trend.method.{method.name}") for method in (*CANDIDATES, *NAIVE))
    assert all(has(f"trend.reason.{reason}") for reason in (*get_args(Reason), "no_data"))
