"""The page of registers, from their schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.markdown import code, codes, table
from making.words import pick, word
from semesta.language import current, say

if TYPE_CHECKING:
    from semesta.registers.schema import Column, Register


def page() -> str:
    """Every register with every column."""
    from semesta.registers import schema

    parts = [
        word("made"),
        pick("# Registers", "# Register"),
        pick(
            "A register is one kind of table that an office brings. Nine are known. A file needs the required columns; "
            "the others may be missing. The order of columns is free. Headings are recognised in any case and with any "
            "punctuation. A heading that is not known can be [mapped](../how-to/import-from-another-source.md). "
            "An empty workbook to fill in: `semesta template REGISTER`.",
            "Register adalah satu jenis tabel yang dibawa kantor. Ada sembilan. Berkas harus memuat kolom wajib; kolom "
            "lain boleh tidak ada. Urutan kolom bebas. Huruf besar atau kecil dan tanda baca pada judul tidak "
            "berpengaruh. Judul yang tidak dikenal dapat [dipetakan](../mengimpor-data.md#memetakan-judul-kolom). Buku kerja "
            "kosong untuk diisi: `semesta template REGISTER`.",
        ),
        table(
            (
                pick("Register", "Register"),
                pick("Title", "Nama"),
                pick("One row is", "Satu baris adalah"),
                pick("Key", "Kunci"),
            ),
            [
                (f"[{code(each.name)}](#{each.name})", each.title_in(), each.row[current()], codes(each.key))
                for each in schema.every()
            ],
        ),
        pick(
            "The key is what makes a row one of a kind within a month. A second row with the same key is rejected "
            "([E-IMPORT-122, E-IMPORT-123](errors.md#e-import-122)). Columns with a lock hold personal data: their values "
            "are masked on the screen.",
            "Kunci membuat satu baris hanya ada sekali dalam sebulan. Baris kedua dengan kunci yang sama ditolak "
            "([E-IMPORT-122, E-IMPORT-123](pesan.md#e-import-122)). Kolom bertanda kunci 🔒 memuat data pribadi: isinya "
            "disamarkan di layar.",
        ).replace("with a lock", "with a lock 🔒"),
    ]
    for each in schema.every():
        parts += _register(each)
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _register(register: Register) -> list[str]:
    needed = codes(column.name for column in register.required)
    intro = pick(
        f"{register.title_in()}. One row is {register.row['en']}. Required: {needed}.",
        f"{register.title_in()}. Satu baris adalah {register.row['id']}. Wajib: {needed}.",
    )
    columns = table(
        (word("column"), word("heading"), word("meaning"), word("form"), word("stored"), word("example")),
        [
            (
                f"**{code(column.name)}**" if column.required else code(column.name),
                column.heading + (" 🔒" if column.private else ""),
                column.help[current()],
                say(f"repair.form.{column.kind}"),
                _stored(column),
                code(column.example) if column.example else "",
            )
            for column in register.columns
        ],
    )
    known = table(
        (word("column"), word("headings")),
        [
            (code(column.name), ", ".join([code(column.name), *column.aliases[1:]]))
            for column in register.columns
        ],
    )
    return [f"## {register.name}", intro, columns, *_choices(register), known]


def _choices(register: Register) -> list[str]:
    rows = [
        (code(column.name), code(value), ", ".join(words))
        for column in register.columns
        for value, words in column.choices.items()
    ]
    headings = (word("column"), word("values"), pick("Other words for it", "Kata lain untuk itu"))
    return [table(headings, rows)] if rows else []


def _stored(column: Column) -> str:
    from semesta.registers.checks.assess import stored_type

    kinds = {
        "string": pick("text", "teks"),
        "date": pick("date", "tanggal"),
        "int64": pick("whole number", "angka bulat"),
        "decimal(12, 8)": pick("ratio (0.5139)", "rasio (0.5139)"),
    }
    return kinds[stored_type(column)]
