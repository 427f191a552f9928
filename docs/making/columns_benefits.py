"""What ``semesta calc benefit``, ``pension-age`` and ``jkk-group`` print as csv and json (English, Indonesian)."""

from __future__ import annotations

BENEFIT_OUTPUTS: dict[str, dict[str, tuple[str, str]]] = {
    "calc benefit": {
        "component": ("csv only: name of a component", "hanya csv: nama komponen"),
        "rupiah": ("csv only: whole rupiah of the component", "hanya csv: rupiah bulat komponen itu"),
        "kind": ("json only, as all that follow: the benefit", "hanya json, seperti semua di bawah ini: manfaatnya"),
        "date": ("day whose rules hold", "hari yang aturannya dipakai"),
        "amount": ("whole rupiah: the sum of the components", "rupiah bulat: jumlah komponennya"),
        "monthly": ("rupiah a month; the first of `payments` when it changes", "rupiah sebulan; yang pertama dari `payments` bila berubah"),
        "months": ("how many months it is paid; empty for life", "berapa bulan dibayarkan; kosong berarti seumur hidup"),
        "lump_sum": ("rupiah paid at once", "rupiah yang dibayarkan sekaligus"),
        "total": ("all that is paid; empty when it is paid for life", "semua yang dibayarkan; kosong bila seumur hidup"),
        "components": ("rupiah by component; they add up to `amount`", "rupiah menurut komponen; jumlahnya sama dengan `amount`"),
        "payments": ("monthly payments one after the other: months, monthly", "pembayaran bulanan berurutan: months, monthly"),
        "details": ("what was found on the way, such as the pension age or the last day of a claim",
                    "yang ditemukan di tengah perhitungan, misalnya usia pensiun atau hari terakhir klaim"),
        "unverified": ("ids of the parameters used that are not verified", "id parameter yang dipakai tetapi belum terverifikasi"),
        "warnings": ("remarks: code, message", "catatan: code, message"),
        "trace": ("each step: formula, words, inputs, parameters (value, dates, regulation, article, source, status), result",
                  "setiap langkah: formula, words, inputs, parameters (nilai, tanggal, peraturan, pasal, sumber, status), result"),
    },
    "calc pension-age": {
        "pension_age": ("pension age in years", "usia pensiun dalam tahun"),
        "reached_on": ("day on which it is reached", "hari tercapainya"),
        "starts_on": ("day from which the pension is paid", "hari mulai dibayarkannya pensiun"),
        "deferred_until": ("last day to which it may be deferred", "hari terakhir penundaannya"),
        "rule": ("regulation and article", "peraturan dan pasal"),
    },
    "calc jkk-group": {
        "row": ("group and number in the annex, such as III-95; empty in json while it must be asked",
                "kelompok dan nomor di lampiran, misalnya III-95; di json kosong selama masih harus ditanyakan"),
        "group": ("JKK group 1 to 5", "kelompok JKK 1 sampai 5"),
        "risk_level": ("name of the risk", "nama tingkat risikonya"),
        "rate": ("JKK contribution, a ratio (0.0089 is 0.89 %)", "iuran JKK, sebuah rasio (0.0089 berarti 0,89 %)"),
        "business_type": ("wording of the annex", "bunyi lampiran"),
        "score": ("likeness, 0 to 100 (csv, and in `candidates`)", "kemiripan, 0 sampai 100 (csv, dan di `candidates`)"),
        "text": ("json only: what was asked for", "hanya json: yang ditanyakan"),
        "asks": ("json only: whether the trade stands in several groups, so that `--row` must answer",
                 "hanya json: apakah usahanya ada di beberapa kelompok, sehingga perlu dijawab dengan `--row`"),
        "sure": ("json only: whether the row says most of what was asked", "hanya json: apakah baris itu memuat sebagian besar yang ditanyakan"),
        "question": ("json only: what decides between them", "hanya json: yang menentukan di antaranya"),
        "candidates": ("json only: the nearest rows, with the columns above", "hanya json: baris terdekat, dengan kolom di atas"),
        "likely": ("json only: the rows that fit about as well", "hanya json: baris yang sama-sama cocok"),
        "source": ("json only: regulation and article", "hanya json: peraturan dan pasal"),
    },
}  # fmt: skip
