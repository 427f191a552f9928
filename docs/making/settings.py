"""The page of settings, from the settings' own declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from making.markdown import code, table
from making.words import pick, word
from semesta.language import current

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

#: The declarations speak English; the Indonesian page needs its own words.
INDONESIAN = {
    "area": "Wilayah kantor: kode Kemendagri, atau ID untuk nasional.",
    "language": "Bahasa pesan dan buku kerja: id atau en.",
    "memory_limit": "Memori yang boleh dipakai mesin hitung sebelum ia memakai disk.",
    "wage_low": "Upah sebulan di bawah ini diberi peringatan (rupiah sebulan): mungkin ditulis dalam ribuan.",
    "wage_high": "Upah sebulan mulai dari ini diberi peringatan (rupiah sebulan): mungkin upah setahun.",
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
}


def page() -> str:
    """Every setting and every environment variable."""
    from semesta.settings import Settings

    fields: dict[str, Any] = Settings.model_fields
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
                table(
                    (word("setting"), word("default"), word("values"), word("meaning")),
                    [
                        (code(name), code(_toml(field.default)), _values(field), _meaning(name, field))
                        for name, field in fields.items()
                    ],
                ),
                pick("## Environment variables", "## Variabel lingkungan"),
                table(
                    (word("variable"), word("meaning")),
                    [(code(name), pick(*meaning)) for name, meaning in VARIABLES.items()],
                ),
            )
        )
        + "\n"
    )


def _meaning(name: str, field: FieldInfo) -> str:
    return INDONESIAN[name] if current() == "id" else str(field.description)


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _values(field: FieldInfo) -> str:
    from typing import get_args

    choices = get_args(field.annotation)
    if choices:
        return ", ".join(code(_toml(choice)) for choice in choices)
    for limit in field.metadata:
        if getattr(limit, "pattern", None):
            return pick("number and KB, MB, GB or TB", "angka dan KB, MB, GB, atau TB")
        if getattr(limit, "ge", None) is not None:
            return pick(f"whole number, {limit.ge} or more", f"angka bulat, {limit.ge} atau lebih")
        if getattr(limit, "gt", None) is not None:
            return pick(f"whole number above {limit.gt}", f"angka bulat di atas {limit.gt}")
    return (
        pick("text", "teks")
        if field.annotation is str
        else str(getattr(field.annotation, "__name__", field.annotation))
    )
