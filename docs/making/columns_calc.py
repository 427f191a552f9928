"""What ``semesta calc contribution`` and ``contributions`` print as csv and json; "json only" is of the whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from making.columns_trend import Meanings

CONTRIBUTION: Meanings = {
    "programme": ("csv: programme, one row each", "csv: program, satu baris masing-masing"),
    "employer": ("csv: what the employer pays, rupiah", "csv: yang dibayar pemberi kerja, rupiah"),
    "worker": ("csv: what the worker pays, rupiah", "csv: yang dibayar pekerja, rupiah"),
    "government": ("csv: what the government pays, rupiah", "csv: yang dibayar pemerintah, rupiah"),
    "total": ("all together, rupiah", "jumlahnya, rupiah"),
    "programmes": ("json only: the same by programme", "hanya json: hal yang sama per program"),
    "date": ("json only: the date", "hanya json: tanggalnya"),
    "segment": ("json only: the segment", "hanya json: segmennya"),
    "employer_total": ("json only: all that the employer pays, rupiah", "hanya json: seluruh bagian pemberi kerja, rupiah"),
    "worker_total": ("json only: all that the worker pays, rupiah", "hanya json: seluruh bagian pekerja, rupiah"),
    "government_total": ("json only: all that the government pays, rupiah", "hanya json: seluruh bagian pemerintah, rupiah"),
    "due_date": ("json only: last day to pay", "hanya json: hari terakhir membayar"),
    "months_late": ("json only: months after it, by the day of payment", "hanya json: bulan keterlambatan, menurut tanggal bayar"),
    "late_charge": ("json only: charge for them, rupiah", "hanya json: dendanya, rupiah"),
    "rounding": ("json only: how amounts were rounded", "hanya json: cara pembulatannya"),
    "unverified": ("ids of the parameters used that are not verified", "id parameter yang dipakai tetapi belum terverifikasi"),
    "warnings": ("json only: remarks: code, message", "hanya json: catatan: code, message"),
    "trace": ("json only: each step: formula, words, inputs, parameters (value, dates, regulation, article, source, status), result",
              "hanya json: setiap langkah: formula, words, inputs, parameters (nilai, tanggal, peraturan, pasal, sumber, status), result"),
}  # fmt: skip

PAYROLL: Meanings = {
    "amount": ("csv: programme and who pays", "csv: program dan siapa yang membayar"),
    "total": ("csv: total of all rows, rupiah", "csv: jumlah semua baris, rupiah"),
    "totals": ("json only: the same as one object", "hanya json: hal yang sama sebagai satu objek"),
    "rows": ("json only: rows of the payroll", "hanya json: baris di daftar upah"),
    "computed": ("json only: rows that were computed", "hanya json: baris yang dihitung"),
    "problems": ("json only: rows with something to check", "hanya json: baris yang perlu diperiksa"),
    "to_check": ("json only: what to check: row, code, text", "hanya json: yang perlu diperiksa: row, code, text"),
    "out": ("json only: the Excel file", "hanya json: berkas Excel-nya"),
    "unverified": ("ids of the parameters used that are not verified", "id parameter yang dipakai tetapi belum terverifikasi"),
}  # fmt: skip
