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
    "is_joined": ("whether they are counted as one at present", "apakah keduanya kini dihitung satu"),
    "area_code": ("the area whose coverage it concerns", "wilayah yang cakupannya terpengaruh"),
    "effect_participants": (
        "people by whom its participants (of workers, its workers; of employers, declared workers) would change with the other answer",
        "banyaknya peserta (untuk pekerja: pekerja; untuk pemberi kerja: pekerja yang dilaporkan) yang berubah bila jawabannya sebaliknya",
    ),
    "effect_points": (
        "by how many percentage points that coverage would change",
        "perubahan cakupan itu dalam poin persen",
    ),
}  # fmt: skip

DIARY: Meanings = {
    "when": ("moment of the run, ISO 8601", "waktu pemadanan, ISO 8601"),
    "run": ("number of the link run", "nomor pemadanan"),
    "period": ("month, yyyy-mm", "bulan, yyyy-mm"),
    "event": ("join or split", "join (digabung) atau split (dipisah)"),
    "number": ("the number that stayed", "nomor yang tetap"),
    "other": ("the number that was joined to it, or split from it", "nomor yang digabung kepadanya, atau dipisah darinya"),
    "records": ("records that moved", "catatan yang berpindah"),
    "first": ("one of them, REGISTER:KEY", "salah satunya, REGISTER:KUNCI"),
    "why": (
        "decision, evidence, or gone (a record that held them together is there no more)",
        "decision (keputusan), evidence (bukti), atau gone (catatan yang menghubungkan tidak ada lagi)",
    ),
}  # fmt: skip

AUDIT: Meanings = {
    "rows": ("rows that were checked", "baris yang diperiksa"),
    "wrong": ("rows that were changed, removed or moved", "baris yang diubah, dihapus, atau dipindah"),
    "problems": (
        "json only: each with code and message",
        "hanya json: masing-masing dengan code dan message",
    ),
}
