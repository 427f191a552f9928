"""The page of exit codes."""

from __future__ import annotations

from making.markdown import table
from making.words import pick, word


def page() -> str:
    """What a command's exit code means, and what goes to which stream."""
    rows = [
        ("0", pick("Done.", "Selesai.")),
        (
            "1",
            pick(
                "The data or the request was refused. The message is on standard error, and nothing was changed. `semesta "
                "import` also ends so when every row was rejected, `semesta doctor` when something needs mending.",
                "Data atau permintaan ditolak. Pesannya ada di keluaran kesalahan, dan tidak ada yang diubah. `semesta "
                "import` juga berakhir begini bila semua baris ditolak, dan `semesta doctor` bila ada yang perlu diperbaiki.",
            ),
        ),
        (
            "2",
            pick(
                "Wrong usage: an option or argument is missing or not known. `--help` shows what is possible.",
                "Salah pakai: pilihan atau argumen kurang atau tidak dikenal. `--help` menunjukkan yang tersedia.",
            ),
        ),
    ]
    return (
        "\n\n".join(
            part.strip("\n")
            for part in (
                word("made"),
                pick("# Exit codes and streams", "# Kode keluar dan aliran keluaran"),
                table((word("code"), word("meaning")), rows),
                pick(
                    "Results go to standard output. Messages, warnings and progress go to standard error, so that `semesta "
                    "coverage --format csv` can be written straight into a file. Progress bars are drawn on a terminal only. "
                    "A row that is rejected while others are accepted is no failure: the exit code is 0, and the "
                    "[repair workbook](../how-to/repair-rejected-rows.md) holds the row.",
                    "Hasil masuk ke keluaran biasa. Pesan, peringatan, dan kemajuan masuk ke keluaran kesalahan, sehingga "
                    "`semesta coverage --format csv` dapat langsung ditulis ke berkas. Batang kemajuan hanya digambar di "
                    "terminal. Baris yang ditolak sementara baris lain diterima bukanlah kegagalan: kode keluarnya 0, dan "
                    "barisnya ada di [buku kerja perbaikan](../memperbaiki-data.md).",
                ),
            )
        )
        + "\n"
    )
