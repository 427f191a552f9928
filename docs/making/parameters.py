"""The page of the law's parameters, from the files of the law."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from making.markdown import anchor, code, plain, table
from making.words import pick, word
from semesta.language import current

if TYPE_CHECKING:
    from semesta.scheme import Dated, Parameter

#: More entries of a table than these are counted, not shown.
SHOWN = 40


def page() -> str:
    """Every parameter with its values, dates, articles and sources."""
    from semesta.scheme import law

    parts = [
        word("made"),
        pick("# Parameters of the law", "# Parameter peraturan"),
        pick(
            "Every number of the law that Semesta uses, with the days on which it holds, its article and the address it was read "
            "at. A value without a last day holds until further notice. **Unverified** values were found in no source that states "
            "them; every result that used one says so. A new value is one line of a file: "
            "[Add next year's ceiling](../how-to/add-next-years-ceiling.md).",
            "Setiap angka peraturan yang dipakai Semesta, dengan masa berlakunya, pasalnya, dan alamat tempat angka itu dibaca. "
            "Nilai tanpa hari akhir berlaku sampai ada perubahan. Nilai **belum terverifikasi** (unverified) tidak ditemukan dalam "
            "sumber yang menyatakannya; setiap hasil yang memakainya menyebutkannya. Nilai baru cukup satu baris di sebuah berkas: "
            "[Menambah batas upah tahun depan](../menambah-batas-upah.md).",
        ),
    ]
    files: dict[str, list[Parameter]] = {}
    for parameter in law().parameters.values():
        files.setdefault(parameter.file, []).append(parameter)
    for file in sorted(files):
        parts.append(f"## {file}")
        for parameter in files[file]:
            parts += [
                f"{anchor(parameter.id)}\n\n### {code(parameter.id)}",
                f"{plain(parameter.name())}. {word('type')}: {code(parameter.unit)}.",
                table(
                    (
                        pick("From", "Mulai"),
                        pick("To", "Sampai"),
                        pick("Value", "Nilai"),
                        pick("Regulation", "Peraturan"),
                        "Status",
                        pick("Source", "Sumber"),
                    ),
                    [_row(each, parameter) for each in parameter.values],
                ),
            ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _row(dated: Dated, parameter: Parameter) -> tuple[str, ...]:
    status = (
        pick("verified", "terverifikasi")
        if dated.is_verified
        else pick("**unverified**", "**belum terverifikasi** (unverified)")
    )
    source = plain(dated.source) + (f". {plain(dated.note)}" if dated.note else "")
    return (
        str(dated.start),
        str(dated.end or ""),
        _value(dated, parameter),
        plain(f"{dated.regulation} {dated.article}".strip()),
        status,
        source,
    )


def _value(dated: Dated, parameter: Parameter) -> str:
    from semesta.scheme.trace import plain_value

    value = plain_value(dated, parameter.unit)
    if not isinstance(value, list):
        return _one(value)
    shown = [
        f"{pick('from', 'mulai')} {_one(each[0])}: {_one(each[1])}" if isinstance(each, list) else _one(each)
        for each in value
    ]
    rest = len(shown) - SHOWN
    return "; ".join(shown[:SHOWN]) + (f"; ... (+{rest})" if rest > 0 else "")


def _one(value: Any) -> str:
    if isinstance(value, Decimal):
        text = f"{(value * 100).normalize():f} %"
        return text.replace(".", ",") if current() == "id" else text
    if isinstance(value, int):
        text = f"{value:,}"
        return text.replace(",", ".") if current() == "id" else text
    return plain(str(value))
