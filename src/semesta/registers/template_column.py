"""How a template shows one register column: its number format, its choices, its form and its example."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from semesta.language import Language, say
from semesta.registers.workbook_look import TEXT

if TYPE_CHECKING:
    from semesta.registers.schema import Column, Kind

DATE = "dd/mm/yyyy"
WHOLE = "#,##0"
PLAIN = "General"

_FORMATS: dict[Kind, str] = {
    "date": DATE, "birth_date": DATE, "money": WHOLE, "wage": WHOLE, "count": WHOLE,
    "share": PLAIN, "decile": PLAIN, "jkk_group": PLAIN,
}  # fmt: skip
_STEPS: dict[Kind, int] = {"decile": 10, "jkk_group": 5}
_PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP")


def number_format(column: Column) -> str:
    """Excel's number format: text for everything but dates, amounts and counts, so that codes keep their digits."""
    return _FORMATS.get(column.kind, TEXT)


def choices(column: Column, language: Language) -> tuple[str, ...]:
    """What the drop-down list of a column offers; empty where anything may be written.

    The first Indonesian word of each choice, or in English the register's own value; codes of the law (PU, BPU) stay.
    """
    if column.kind in _STEPS:
        return tuple(str(step) for step in range(1, _STEPS[column.kind] + 1))
    return tuple(_word(value, words, language) for value, words in column.choices.items())


def accepted(column: Column, language: Language) -> str:
    """The values that a column accepts, each with the other words for it; empty where there is no list."""
    if column.kind == "programmes":
        return ", ".join(_PROGRAMMES)
    if column.choices:
        shown = zip(choices(column, language), column.choices.items(), strict=True)
        return "; ".join(_with_others(word, value, words) for word, (value, words) in shown)
    return ", ".join(choices(column, language))


def form(column: Column, language: Language) -> str:
    """In what form values are written."""
    return say(f"repair.form.{column.kind}", language)


def example(column: Column) -> str | int | float | datetime:
    """The example as a cell of that column holds it: a date, a number, or text; empty text if there is none."""
    shown = number_format(column)
    if not column.example or shown == TEXT:
        return column.example
    if shown == DATE:
        return datetime.strptime(column.example, "%d/%m/%Y")  # noqa: DTZ007 - a calendar day has no time zone
    return float(column.example) if "." in column.example else int(column.example)


def _word(value: str, words: tuple[str, ...], language: Language) -> str:
    return value if language == "en" or value.isupper() or not words else words[0]


def _with_others(word: str, value: str, words: tuple[str, ...]) -> str:
    others = [other for other in (value, *words) if other != word]
    return f"{word} ({', '.join(others)})" if others else word
