"""Markdown as the pages use it: tables, code, anchors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells may hold Markdown, pipes and line ends are made safe."""
    lines = [_line(headings), _line(["---"] * len(headings)), *(_line(row) for row in rows)]
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """A text as inline code."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def codes(texts: Iterable[str]) -> str:
    """Several texts as inline code, with commas between."""
    return ", ".join(code(text) for text in texts)


def anchor(name: str) -> str:
    """A place that links can point to."""
    return f'<a id="{name.lower()}"></a>'


def plain(text: str) -> str:
    """A message's text for a page: fields without their format, angle brackets kept from being read as HTML."""
    return re.sub(r"\{(\w+):\w+\}", r"{\1}", text).replace("<", "&lt;").replace(">", "&gt;")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ").strip() for cell in cells) + " |"
