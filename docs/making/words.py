"""The fixed words of the made pages, in both languages."""

from __future__ import annotations

from semesta.language import current

WORDS = {
    "made": {
        "en": "<!-- Made by docs/make_reference.py from the program. Do not edit: run `make docs`. -->",
        "id": "<!-- Dibuat oleh docs/make_reference.py dari program. Jangan disunting: jalankan `make docs`. -->",
    },
    "yes": {"en": "yes", "id": "ya"},
    "no": {"en": "no", "id": "tidak"},
    "required": {"en": "Required", "id": "Wajib"},
    "default": {"en": "Default", "id": "Bawaan"},
    "meaning": {"en": "Meaning", "id": "Arti"},
    "column": {"en": "Column", "id": "Kolom"},
    "heading": {"en": "Usual heading", "id": "Judul yang biasa"},
    "form": {"en": "Form", "id": "Bentuk"},
    "accepted": {"en": "Accepted values", "id": "Isi yang diterima"},
    "headings": {"en": "Other headings known", "id": "Judul lain yang dikenal"},
    "example": {"en": "Example", "id": "Contoh"},
    "option": {"en": "Option", "id": "Pilihan"},
    "argument": {"en": "Argument", "id": "Argumen"},
    "values": {"en": "Values", "id": "Isi"},
    "code": {"en": "Code", "id": "Kode"},
    "message": {"en": "What it says", "id": "Bunyinya"},
    "next": {"en": "What to do", "id": "Yang perlu dilakukan"},
    "setting": {"en": "Setting", "id": "Pengaturan"},
    "type": {"en": "Type", "id": "Jenis"},
    "variable": {"en": "Variable", "id": "Variabel"},
    "written": {"en": "Written in the file", "id": "Tertulis di berkas"},
    "stored": {"en": "Stored as", "id": "Disimpan sebagai"},
    "limit": {"en": "Limit", "id": "Batas"},
    "definition": {"en": "Definition", "id": "Definisi"},
    "segments": {"en": "Segments", "id": "Segmen"},
    "denominator": {"en": "Denominator", "id": "Penyebut"},
    "basis": {"en": "Basis", "id": "Dasar"},
}


def word(key: str) -> str:
    """A fixed word in the language in force."""
    return WORDS[key][current()]


def pick(english: str, indonesian: str) -> str:
    """The text in the language in force."""
    return indonesian if current() == "id" else english
