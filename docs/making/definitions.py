"""The page of definitions, from those that ship with the published figures."""

from __future__ import annotations

from making.markdown import code, table
from making.words import pick, word
from semesta.language import current


def page() -> str:
    """Every named definition with what it counts."""
    from semesta.coverage.counts.definitions import shipped

    return (
        "\n\n".join(
            part.strip("\n")
            for part in (
                word("made"),
                pick("# Definitions of the published figures", "# Definisi angka terbitan"),
                pick(
                    "Figures of different definitions are never added up. Each published figure that ships names its own "
                    "definition, and this page says what each counts, as its source states it. What a source does not say is "
                    "`unstated`. Your own figures may use these names or any other.",
                    "Angka dengan definisi yang berbeda tidak pernah dijumlahkan. Setiap angka terbitan yang disertakan menyebut "
                    "definisinya, dan halaman ini menjelaskan apa yang dihitung, seperti dinyatakan sumbernya. Yang tidak "
                    "disebut sumbernya ditulis `unstated`. Angka Anda sendiri boleh memakai nama ini atau nama lain.",
                ),
                table(
                    (word("definition"), word("meaning"), word("segments"), word("basis")),
                    [
                        (code(each.id), each.text[current()], ", ".join(each.segments), each.basis)
                        for each in shipped()
                    ],
                ),
            )
        )
        + "\n"
    )
