"""The fields of a definition in Indonesian, and an example of two definitions."""

from __future__ import annotations

INDONESIAN = {
    "basis": "Dasar yang ditampilkan bila tidak diminta yang lain: residence (tempat tinggal) atau workplace (tempat "
    "pendaftaran). Keduanya selalu dihitung.",
    "numerator": "Siapa yang terhitung terlindungi: semua penduduk dengan kepesertaan aktif (all), atau hanya yang ditemukan "
    "di daftar pekerja (matched).",
    "denominator": "Siapa yang terhitung pekerja: orang yang berhak di daftar pekerja (register); angka terbitan "
    "workforce_counts (counts); atau daftar pekerja yang disesuaikan dengan angka itu (raked).",
    "counts_definition": "Definisi workforce_counts yang menjadi penyebut, bila ada beberapa.",
    "active": "Yang membuat kepesertaan aktif: statusnya (status), atau iuran yang lunas paling lama grace_months bulan "
    "sebelumnya (paid_through).",
    "grace_months": "Untuk active = paid_through: berapa bulan iuran boleh tertinggal.",
    "min_age": "Umur termuda yang dihitung, pada hari terakhir bulan itu; bawaannya tidak ada, karena batas resminya tidak "
    "diumumkan.",
    "max_age": "Umur tertua yang dihitung; bawaannya tidak ada.",
    "exclude_public_servants": "Tidak menghitung ASN, TNI, dan Polri.",
}

EXAMPLE = """```toml
# Counted by contributions paid, in working age
[definitions.working-age]
active = "paid_through"
grace_months = 3
min_age = 15
max_age = 64

# Only members who are in the workers register, of workers raked to the survey
[definitions.survey]
numerator = "matched"
denominator = "raked"
counts_definition = "sakernas"
```"""
CONTOH = """```toml
# Menurut iuran yang lunas, umur kerja
[definitions.umur-kerja]
active = "paid_through"
grace_months = 3
min_age = 15
max_age = 64

# Hanya peserta yang ada di daftar pekerja, dari pekerja yang disesuaikan dengan survei
[definitions.survei]
numerator = "matched"
denominator = "raked"
counts_definition = "sakernas"
```"""
