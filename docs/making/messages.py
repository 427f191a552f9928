"""The page of codes, from the messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.markdown import anchor, code, plain, table
from making.words import pick, word
from semesta.language import current, domain, domains

if TYPE_CHECKING:
    from collections.abc import Iterable

ROW_CODES = range(100, 200)


def page() -> str:
    """Every code with what it says and what to do."""
    parts = [
        word("made"),
        pick("# Codes of messages", "# Kode pesan"),
        pick(
            "Every message bears a code that stays the same from version to version. `E-` refuses: nothing is stored, or "
            "the row stays out. `W-` warns: the row is accepted. `F-` flags a figure in a coverage table. Words in "
            "braces stand for what the message names, such as a file, a row or a value.",
            "Setiap pesan memuat kode yang tidak berubah dari versi ke versi. `E-` menolak: tidak ada yang disimpan, atau "
            "barisnya tidak ikut. `W-` mengingatkan: barisnya diterima. `F-` memberi catatan pada angka di tabel "
            "cakupan. Kata dalam kurung kurawal diganti dengan yang disebut pesan itu, misalnya berkas, baris, atau isi sel.",
        ),
    ]
    for name in domains():
        found = [key for key in domain(name) if key[:2] in {"E-", "W-", "F-"}]
        for title, chosen in _groups(found):
            if chosen:
                parts += [f"## {name.upper()}: {title}", _table(name, chosen)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _groups(found: Iterable[str]) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {
        pick("refusals", "penolakan"): [],
        pick("rejected rows", "baris yang ditolak"): [],
        pick("warnings", "peringatan"): [],
        pick("flags on figures", "catatan pada angka"): [],
    }
    refused, rejected, warned, flagged = groups.values()
    for key in sorted(found):
        is_row = key.startswith("E-IMPORT-") and int(key[-3:]) in ROW_CODES
        {"E": rejected if is_row else refused, "W": warned, "F": flagged}[key[0]].append(key)
    return list(groups.items())


def _table(name: str, keys: Iterable[str]) -> str:
    texts = domain(name)
    language = current()
    return table(
        (word("code"), word("message"), word("next")),
        [
            (
                anchor(key) + code(key),
                plain(texts[key][language]),
                plain(texts[key].get(f"do_{language}", "")),
            )
            for key in keys
        ],
    )
