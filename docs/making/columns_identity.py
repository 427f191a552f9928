"""What ``semesta link`` and ``review next`` print as csv and json."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from making.columns_trend import Meanings

LINK: Meanings = {
    "run": ("number of this run", "nomor pemadanan ini"),
    "period": ("month, yyyy-mm", "bulan, yyyy-mm"),
    "records": ("rows of all registers of the month", "baris seluruh register bulan itu"),
    "persons": ("persons (or employers) that they are of", "orang (atau pemberi kerja) pemilik baris itu"),
    "certain": ("pairs joined without doubt", "pasangan yang pasti sama"),
    "linked": ("pairs joined by their likeness", "pasangan yang disatukan karena mirip"),
    "undecided": ("pairs that wait for a decision", "pasangan yang menunggu keputusan"),
    "joined": ("numbers that became one", "nomor yang digabung"),
    "split": ("numbers that were parted", "nomor yang dipisah"),
    "loss": ("estimated share of true pairs that were never compared, a ratio", "perkiraan bagian pasangan benar yang tidak sempat dibandingkan, rasio"),
}  # fmt: skip

REVIEW: Meanings = {
    "left": ("a record, REGISTER:KEY", "sebuah catatan, REGISTER:KUNCI"),
    "right": ("the other record", "catatan lainnya"),
    "probability": ("that they are one person, 0 to 1", "peluang keduanya satu orang, 0 sampai 1"),
    "explanation": ("the evidence in words", "bukti dalam kata-kata"),
    "area_code": ("the area whose coverage it concerns", "wilayah yang cakupannya terpengaruh"),
    "effect": ("on that coverage, a ratio", "pengaruhnya terhadap cakupan itu, rasio"),
}  # fmt: skip

AUDIT: Meanings = {
    "rows": ("rows that were checked", "baris yang diperiksa"),
    "wrong": ("rows that were changed, removed or moved", "baris yang diubah, dihapus, atau dipindah"),
    "problems": (
        "json only: each with code and message",
        "hanya json: masing-masing dengan code dan message",
    ),
}
