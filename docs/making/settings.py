"""The page of settings, from the settings' own declarations."""

from __future__ import annotations

from making import definition_words
from making.fields import table_of_fields
from making.markdown import code, table
from making.words import pick, word

#: The declarations speak English; the Indonesian page needs its own words.
INDONESIAN = {
    "area": "Wilayah kantor: kode Kemendagri, atau ID untuk nasional.",
    "language": "Bahasa pesan dan buku kerja: id atau en.",
    "memory_limit": "Memori yang boleh dipakai mesin hitung sebelum ia memakai disk.",
    "wage_low": "Upah sebulan di bawah ini diberi peringatan (rupiah sebulan): mungkin ditulis dalam ribuan.",
    "wage_high": "Upah sebulan mulai dari ini diberi peringatan (rupiah sebulan): mungkin upah setahun.",
    "arrears_classes": "Golongan tunggakan: nama dan bulan terakhir yang termasuk di dalamnya, makin besar; golongan terakhir 0, tanpa batas.",
    "run_memory_limit": "Memori yang boleh dipakai hitungan orang per orang sebelum ia memakai disk.",
    "suppression_threshold": "Jumlah orang di bawah ini disembunyikan di halaman umum, beserta yang akan membukanya; 0 tidak "
    "menyembunyikan apa pun.",
    "second_person": "Apakah berkas yang dimasukkan seseorang ke situs baru disimpan setelah disetujui orang lain.",
    "definitions": "Siapa yang dihitung dalam angka cakupan: satu tabel [definitions.NAMA] untuk setiap definisi.",
}

VARIABLES = {
    "SEMESTA_WORKSPACE": (
        "Folder of the workspace, when `--workspace` is not given.",
        "Folder ruang kerja, bila `--workspace` tidak diberikan.",
    ),
    "SEMESTA_LANG": (
        "Language of messages: `id` or `en`. It wins over the setting `language`; `--lang` wins over both.",
        "Bahasa pesan: `id` atau `en`. Ini mengalahkan pengaturan `language`; `--lang` mengalahkan keduanya.",
    ),
    "SEMESTA_DEBUG": (
        "Any value: an unforeseen error prints its traceback, for a report to us.",
        "Diisi apa saja: kesalahan yang tidak terduga mencetak jejaknya, untuk dilaporkan kepada kami.",
    ),
    "SITE_HOSTS": (
        "Names under which the [site](../how-to/run-the-site.md) is reached, with commas.",
        "Nama [situs](../menjalankan-situs.md), dipisahkan koma.",
    ),
    "SITE_HTTPS": (
        "`1` when the site stands behind a proxy that speaks HTTPS.",
        "`1` bila situs berada di belakang proksi HTTPS.",
    ),
    "SITE_SECRET_KEY": (
        "Key that signs sessions and links; `site.key` of the workspace unless given.",
        "Kunci penanda sesi dan tautan; bawaannya `site.key` di ruang kerja.",
    ),
    "SITE_SECRET_KEY_FILE": ("File that holds this key.", "Berkas yang memuat kunci itu."),
    "DATABASE_URL": (
        "PostgreSQL of the site, `postgres://user:password@host:5432/name`; SQLite in the workspace unless given.",
        "PostgreSQL untuk situs, `postgres://pengguna:sandi@server:5432/nama`; bawaannya SQLite di ruang kerja.",
    ),
    "DATABASE_URL_FILE": ("File that holds this address.", "Berkas yang memuat alamat itu."),
    "OIDC_ISSUER": (
        "Address of the office's own login (OpenID Connect).",
        "Alamat login kantor (OpenID Connect).",
    ),
    "OIDC_CLIENT_ID": ("Name of the site at that login.", "Nama situs di login itu."),
    "OIDC_CLIENT_SECRET": ("Secret of the site at that login.", "Rahasia situs di login itu."),
    "OIDC_CLIENT_SECRET_FILE": ("File that holds this secret.", "Berkas yang memuat rahasia itu."),
}


def page() -> str:
    """Every setting, every field of a definition and every environment variable."""
    from semesta.definition import Definition
    from semesta.settings import Settings

    return (
        "\n\n".join(
            part.strip("\n")
            for part in (
                word("made"),
                pick("# Settings", "# Pengaturan"),
                pick(
                    "The file `semesta.toml` in the workspace holds the settings of the office. It is checked each time the "
                    "workspace is opened: an unknown or wrong setting is refused "
                    "([E-WORKSPACE-003](errors.md#e-workspace-003)). A setting that is left out has its default.",
                    "Berkas `semesta.toml` di ruang kerja memuat pengaturan kantor. Berkas itu diperiksa setiap kali ruang "
                    "kerja dibuka: pengaturan yang tidak dikenal atau salah ditolak "
                    "([E-WORKSPACE-003](pesan.md#e-workspace-003)). Pengaturan yang tidak ditulis memakai nilai bawaannya.",
                ),
                table_of_fields(Settings.model_fields, INDONESIAN),
                pick("## Definitions", "## Definisi"),
                pick(
                    "A definition says whom a figure counts that is counted "
                    "[person by person](../explanation/how-persons-are-counted.md). Each is a table `[definitions.NAME]` of "
                    "`semesta.toml`, and every row of a result names its own. Without any there is one, `ucj`, with all "
                    "defaults; a table `[definitions.ucj]` changes it. A definition that changes makes a new run; old runs "
                    "keep the rules by which they were counted.",
                    "Definisi menyebut siapa yang dihitung dalam angka yang dihitung "
                    "[orang per orang](../menghitung-orang-per-orang.md). Setiap definisi adalah satu tabel "
                    "`[definitions.NAMA]` di `semesta.toml`, dan setiap baris hasil menyebut definisinya. Bila tidak ada yang "
                    "ditulis, ada satu, yaitu `ucj`, dengan semua nilai bawaan; tabel `[definitions.ucj]` mengubahnya. "
                    "Definisi yang diubah membuat run baru; run lama tetap menurut aturan yang dulu.",
                ),
                table_of_fields(Definition.model_fields, definition_words.INDONESIAN),
                pick("An example of two:", "Contoh dua definisi:"),
                pick(definition_words.EXAMPLE, definition_words.CONTOH),
                pick("## Environment variables", "## Variabel lingkungan"),
                table(
                    (word("variable"), word("meaning")),
                    [(code(name), pick(*meaning)) for name, meaning in VARIABLES.items()],
                ),
            )
        )
        + "\n"
    )
