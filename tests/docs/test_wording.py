"""What pages must not hold, and what they must."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from semesta import __version__
from semesta.language import has

if TYPE_CHECKING:
    from pathlib import Path

FORBIDDEN = {
    "a path of a machine": re.compile(r"(?<![\w.])/(?:work|tmp|home|root|var|opt|usr|mnt)/"),
    "a package index": re.compile(r"pypi\.org|pythonhosted|index-url|find-links|extra-index", re.IGNORECASE),
    "a long dash": re.compile("[\u2013\u2014]"),
    "an address for mail": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "an unfinished note": re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|\bTBD\b"),
    "an error of ours in an example": re.compile(r"E-CLI-001: (?!.*\{)"),
}
CODE = re.compile(r"\b[EWF]-[A-Z]+-\d{3}\b")


def found_in(text: str) -> list[str]:
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_pages_hold_nothing_forbidden(pages: dict[str, str]) -> None:
    assert {name: found_in(text) for name, text in pages.items() if found_in(text)} == {}


def test_forbidden_things_are_found() -> None:
    assert found_in("see /home/me/x") == ["a path of a machine"]
    assert found_in("pip install --index-url https://pypi.org/simple") == ["a package index"]
    assert found_in("good \u2014 very good") == ["a long dash"]
    assert found_in("write to a.b@example.org") == ["an address for mail"]
    assert found_in("https://ekoin.co/tmp-figures, docs/tmp/x.md") == []


def test_codes_named_in_pages_are_there(pages: dict[str, str]) -> None:
    example = "W-IMPORT-290"  # a code that CONTRIBUTING invents, to show how one is added
    assert not has(example)
    named = [(name, code) for name, text in pages.items() for code in CODE.findall(text) if code != example]
    assert [(name, code) for name, code in named if not has(code)] == []
    assert len(named) > 300


def test_readme_names_the_test_command_that_ci_calls(root: Path, pages: dict[str, str]) -> None:
    ci = (root / ".ci" / "run").read_text(encoding="utf-8")
    for name in ("README.md", "README.id.md"):
        text = pages[name]
        assert "```sh\nmake run\n```" in text
        assert "```sh\nmake test\n```" in text
    assert ci.splitlines()[-1] == "make test"


def test_make_targets_named_in_pages_are_there(root: Path, pages: dict[str, str]) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+)(?: [a-z-]+)*:", makefile, re.MULTILINE))
    targets |= {
        name for line in re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE) for name in line.split()
    }
    named = {
        (name, target)
        for name, text in pages.items()
        for target in re.findall(r"(?:`|^ *)make ([a-z-]+)(?:`|$)", text, re.MULTILINE)
    }
    assert {target for _, target in named} >= {"run", "test", "docs", "install"}
    assert sorted((name, target) for name, target in named if target not in targets) == []


def test_both_readmes_show_the_same_commands(pages: dict[str, str]) -> None:
    def commands(name: str) -> list[str]:
        return re.findall(r"^(?:make|semesta) [a-z_]+(?: [a-z_]+)?", pages[name], re.MULTILINE)

    assert commands("README.md") == commands("README.id.md")
    assert len(commands("README.md")) == 8


def test_changelog_tells_of_the_present_version(pages: dict[str, str]) -> None:
    assert f"\n## {__version__}" in pages["CHANGELOG.md"]
