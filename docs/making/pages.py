"""Which pages are made, and where they stand in each language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from making import commands, definitions, exits, files, messages, parameters, registers, settings
from semesta.language import current

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).resolve().parents[1]
FOLDERS = {"en": DOCS / "reference", "id": DOCS / "id" / "rujukan"}
#: English name, Indonesian name, and what makes the page.
PAGES: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("commands", "perintah", commands.page),
    ("registers", "register", registers.page),
    ("errors", "pesan", messages.page),
    ("settings", "pengaturan", settings.page),
    ("files", "berkas", files.page),
    ("exit-codes", "kode-keluar", exits.page),
    ("definitions", "definisi", definitions.page),
    ("parameters", "parameter", parameters.page),
)


def make() -> dict[str, str]:
    """All pages of the language in force: path (from ``docs``) -> text."""
    folder = FOLDERS[current()]
    chosen = [(english if current() == "en" else indonesian, page) for english, indonesian, page in PAGES]
    return {str((folder / f"{name}.md").relative_to(DOCS)): page() for name, page in chosen}
