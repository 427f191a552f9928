"""No text of a page stands in a template itself: all of them are in ``messages/web.toml``, in both languages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import semesta.web
from semesta.language import domain, has

ROOT = Path(semesta.web.__file__).parent
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
#: What is written the same in both languages.
SAME = {"SVG", "PNG", "CSV", "Excel", "ID", "EN", "NIK", "openapi.json", "Semesta", "Authorization: Bearer"}
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
SPOKEN = ("alt", "aria-label", "title", "placeholder")


class Texts(HTMLParser):
    """Gathers what a reader would read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the form of parsers
        self.found += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def texts_of(source: str) -> list[str]:
    """The words of a template that come from no message."""
    parser = Texts()
    parser.feed(TAG.sub(" ", source))
    words = (" ".join(text.split()) for text in parser.found)
    return [text for text in words if re.search(r"[A-Za-z]{2}", text) and text not in SAME]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_untranslated_text(path: Path) -> None:
    assert [
        text
        for text in texts_of(path.read_text(encoding="utf-8"))
        if text not in {"Bahasa Indonesia", "English"}
    ] == []


def test_untranslated_texts_are_found() -> None:
    assert sorted(texts_of("<p>{{ x }} Halo</p><img alt='Peta'>")) == ["Halo", "Peta"]


def test_every_word_of_a_template_has_a_text() -> None:
    missing = [
        (path.name, key)
        for path in TEMPLATES
        for key in re.findall(r"\{% word '([^']+)'", path.read_text(encoding="utf-8"))
        if not has(f"web.{key}")
    ]
    assert missing == []
    assert len(TEMPLATES) > 20


def test_every_text_of_the_site_is_used() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*TEMPLATES, *ROOT.rglob("*.py"), *ROOT.parent.glob("cli/*.py")]
    )
    groups = set(re.findall(r"\|of:'([a-z_]+)'", sources)) | set(
        re.findall(r"f\"web\.([a-z_.]+)\.\{", sources)
    )
    unused = [
        key
        for key in domain("web")
        if key.startswith("web.")
        and f"'{key[4:]}'" not in sources
        and f'"{key}"' not in sources
        and key[4:].rpartition(".")[0] not in groups
        and not any(key[4:].startswith(f"{group}.") for group in groups)
    ]
    assert unused == []
