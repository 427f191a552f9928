"""Links between pages lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
OUTSIDE = ("https://", "http://", "mailto:")


def slug(heading: str) -> str:
    """The anchor that GitHub makes of a heading."""
    bare = re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower())
    return bare.replace(" ", "-")


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {slug(heading) for heading in headings} | set(re.findall(r'<a id="([^"]+)">', text))


def broken(pages: dict[str, str], targets: dict[str, str], root: Path) -> list[str]:
    """Links in ``pages`` that lead nowhere; ``targets`` are whole texts, to look for places in them."""
    found = []
    for name, text in pages.items():
        for link in LINK.findall(text):
            if link.startswith(OUTSIDE):
                continue
            file, _, place = link.partition("#")
            path = (root / name).parent / file if file else root / name
            if not path.exists():
                found.append(f"{name}: {link}")
            elif place and place not in anchors(targets.get(str(path.resolve().relative_to(root)), "")):
                found.append(f"{name}: {link} (no such place)")
    return found


def test_links_between_pages_resolve(root: Path, pages: dict[str, str], prose: dict[str, str]) -> None:
    assert broken(prose, pages, root) == []


def test_broken_links_are_found(root: Path) -> None:
    page = {"README.md": "[a](docs/nowhere.md) [b](LICENSE) [c](#no-such-place) [d](#here)\n\n## Here\n"}
    assert broken(page, page, root) == [
        "README.md: docs/nowhere.md",
        "README.md: #no-such-place (no such place)",
    ]


def test_every_page_is_linked_from_another(root: Path, prose: dict[str, str]) -> None:
    linked = {
        ((root / name).parent / link.partition("#")[0]).resolve()
        for name, text in prose.items()
        for link in LINK.findall(text)
        if not link.startswith((*OUTSIDE, "#"))
    }
    assert [name for name in prose if root / name not in linked] == []
