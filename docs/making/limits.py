"""How much of a file is too much, from the readers' own constants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.markdown import table
from making.words import pick, word

if TYPE_CHECKING:
    from collections.abc import Iterable

MEGABYTE = 1024**2


def table_of_limits() -> str:
    """Each limit with its code."""
    from semesta.registers.reading import limits
    from semesta.settings import Settings

    rows = [
        (pick("Columns of a file", "Kolom dalam satu berkas"), f"{limits.MAX_COLUMNS}", "E-READ-020"),
        (pick("Characters in one cell", "Huruf dalam satu sel"), f"{limits.MAX_CELL:,}", "E-READ-021"),
        (
            pick("Size of a workbook when unpacked", "Ukuran buku kerja setelah dibuka"),
            f"{limits.MAX_UNZIPPED // MEGABYTE:,} MB",
            "E-READ-010",
        ),
        (
            pick("One part of a workbook", "Satu bagian buku kerja"),
            pick(
                f"over {limits.MAX_ENTRY // MEGABYTE} MB only if packed less than {limits.MAX_RATIO} times",
                f"di atas {limits.MAX_ENTRY // MEGABYTE} MB hanya bila dimampatkan kurang dari {limits.MAX_RATIO} kali",
            ),
            "E-READ-010",
        ),
        (
            pick("Memory of the engine", "Memori mesin hitung"),
            f"{Settings.model_validate({}).memory_limit} ({pick('setting', 'pengaturan')} `memory_limit`)",
            "",
        ),
    ]
    return table(
        (word("limit"), word("values"), word("code")),
        [(name, size, links([found] if found else [])) for name, size, found in rows],
    )


def links(found: Iterable[str]) -> str:
    """Codes as links to the page of codes."""
    target = pick("errors.md", "pesan.md")
    return ", ".join(f"[{each}]({target}#{each.lower()})" for each in found)
