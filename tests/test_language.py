"""Every text in the reader's language."""

from __future__ import annotations

from contextvars import ContextVar

import pytest

from semesta import language
from semesta.language import current, domain, domains, has, preferred, say, use


@pytest.fixture
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_current", ContextVar("language", default=None))


@pytest.mark.usefixtures("_unset")
@pytest.mark.parametrize(
    ("value", "expected", "otherwise"),
    [
        (None, "id", "en"),
        ("", "id", "en"),
        ("en", "en", "en"),
        ("EN_us", "en", "en"),
        ("id", "id", "id"),
        ("fr", "id", "id"),
    ],
)
def test_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, value: str | None, expected: str, otherwise: str
) -> None:
    if value is not None:
        monkeypatch.setenv("SEMESTA_LANG", value)
    assert current() == expected
    assert preferred("en") == otherwise


def test_the_language_that_was_set_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEMESTA_LANG", "en")
    use("id")
    assert (current(), preferred("en")) == ("id", "id")
    use("en")
    assert (current(), preferred("id")) == ("en", "en")


def test_texts_are_filled_in_and_values_are_not_read_as_patterns() -> None:
    assert say("import.row", "id", row=5) == "baris 5"
    assert say("import.row", "en", row=5) == "row 5"
    assert say("import.row", row="{row} {x} %s") == "baris {row} {x} %s"


def test_what_there_is_no_text_for() -> None:
    assert has("import.row")
    assert not has("import.nothing")
    assert not has("nothing.at.all")
    assert not has("E-NOTHING-001")
    with pytest.raises(KeyError):
        say("import.nothing")


def test_the_domains() -> None:
    assert {"cli", "import", "read", "repair", "workspace", "area"} <= set(domains())
    assert domains() == sorted(domains())
    assert all(domain(name) for name in domains())
