"""The page of file forms and limits, from the readers' own constants and the checks themselves."""

from __future__ import annotations

from making import limits
from making.markdown import code, codes, table
from making.readings import read
from making.words import pick, word
from semesta.language import current


def page() -> str:
    """What files may look like, how cells are read, and how much is too much."""
    from semesta.registers.checks.reading import EMPTY_WORDS
    from semesta.registers.reading.detection import PARQUET_ENDINGS, TEXT_ENDINGS, WORKBOOK_ENDINGS
    from semesta.registers.recognise_labels import PERIOD_LABELS

    rows = [
        (
            "CSV",
            codes(TEXT_ENDINGS),
            pick(
                "Comma, semicolon, tab or pipe. UTF-8 (with or without BOM), UTF-16 or Windows-1252. Double quotes around "
                "cells that hold separators or line ends. Blank lines are skipped.",
                "Koma, titik koma, tab, atau garis tegak. UTF-8 (dengan atau tanpa BOM), UTF-16, atau Windows-1252. Sel yang "
                "memuat pemisah atau ganti baris diapit tanda kutip ganda. Baris kosong dilewati.",
            ),
        ),
        (
            "Excel",
            codes(WORKBOOK_ENDINGS),
            pick(
                "Every sheet whose heading row has the required columns is read. Sheets whose name starts with `_` and "
                "hidden sheets are not. No password.",
                "Semua lembar yang baris judulnya memuat kolom wajib dibaca. Lembar yang namanya diawali `_` dan lembar "
                "tersembunyi tidak dibaca. Tanpa kata sandi.",
            ),
        ),
        (
            "Parquet",
            codes(PARQUET_ENDINGS),
            pick(
                "Plain columns; no lists, structures or binary data.",
                "Kolom biasa; tanpa daftar, struktur, atau data biner.",
            ),
        ),
    ]
    parts = [
        word("made"),
        pick("# File forms and limits", "# Bentuk berkas dan batasnya"),
        pick(
            "What a file is, is told by its content, not only by its ending.",
            "Jenis berkas dikenali dari isinya, bukan hanya dari akhiran namanya.",
        ),
        table((pick("Form", "Bentuk"), pick("Endings", "Akhiran"), word("meaning")), rows),
        pick("## Headings", "## Judul kolom"),
        _headings(),
        pick(
            f"A column headed {codes(PERIOD_LABELS)} is the month of the data and must be the month of the import "
            "(not in `contributions`, where the month is a column of its own).",
            f"Kolom berjudul {codes(PERIOD_LABELS)} adalah bulan data dan harus sama dengan bulan impor "
            "(kecuali di `contributions`, yang bulannya memang sebuah kolom).",
        ),
        pick("## Cells", "## Isi sel"),
        pick(
            f"Outer spaces are cut. These words mean an empty cell: {codes(filter(None, EMPTY_WORDS))}. Dates are day "
            "first, never month first. Identifiers stay text, so leading zeros are kept. The tables below were made by "
            "asking the program. A cell that is not read is rejected with its row (`E-`) or counts as missing with a "
            "warning (`W-`).",
            f"Spasi di tepi dibuang. Kata-kata ini berarti sel kosong: {codes(filter(None, EMPTY_WORDS))}. Tanggal ditulis "
            "hari dahulu, tidak pernah bulan dahulu. Nomor pengenal tetap teks, jadi nol di depan tidak hilang. Tabel di "
            "bawah ini dibuat dengan menanyai program. Sel yang tidak terbaca ditolak bersama barisnya (`E-`) atau dianggap "
            "kosong dengan peringatan (`W-`).",
        ),
        *_cells(),
        pick("## Limits", "## Batas"),
        limits.table_of_limits(),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _headings() -> str:
    from semesta.registers.recognise import HEAD_ROWS

    return pick(
        f"The heading row is looked for in the first {HEAD_ROWS - 2} rows. Title rows above it are skipped. It may take two "
        "rows (merged cells above, details below). A row of column numbers below it, (1) (2) (3), is skipped. Rows of "
        "totals at the end (TOTAL, JUMLAH) are left out and counted in a warning.",
        f"Baris judul dicari dalam {HEAD_ROWS - 2} baris pertama. Baris kop di atasnya dilewati. Judul boleh dua baris (sel "
        "gabungan di atas, rincian di bawah). Baris nomor kolom di bawahnya, (1) (2) (3), dilewati. Baris jumlah (TOTAL, "
        "JUMLAH) tidak dihitung sebagai data dan disebut dalam peringatan.",
    )


def _cells() -> list[str]:
    from semesta.registers import schema

    parts = []
    nothing = pick("not read", "tidak terbaca")
    for register, column, cells in read():
        declared = schema.get(register).column(column)
        parts += [
            f"### {column} ({declared.heading})",
            declared.help[current()],
            table(
                (word("written"), word("stored"), word("code")),
                [
                    (
                        code(cell.written),
                        nothing if cell.stored is None else code(_shown(cell.stored)),
                        limits.links(cell.codes),
                    )
                    for cell in cells
                ],
            ),
        ]
    return parts


def _shown(value: str) -> str:
    """A ratio without the zeros of its type."""
    return value.rstrip("0") if value.startswith("0.") else value
