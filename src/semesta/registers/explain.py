"""One broken rule of one row, in words: what is wrong, why, and the likely right value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta import areas
from semesta.errors import Problem
from semesta.language import say
from semesta.registers.checks.reading import SPACES
from semesta.registers.masking import mask, mask_numbers
from semesta.registers.schema import normalise_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.language import Language
    from semesta.registers.period import Period
    from semesta.registers.schema import Kind, Register

#: Kinds whose values are hidden from a screen or a log. A birth date is shown: it is the evidence of W-IMPORT-204.
#: The tax number of a person is the NIK.
MASKED = ("nik", "kpj", "wage", "name", "npwp")
#: Numbers from so many digits on are hidden in other columns too: cells may have slipped into the wrong column.
LONGEST_SHOWN = {"village": 10, "area": 10, "date": 8, "birth_date": 8, "month": 8, "count": 9, "money": 9}
LONGEST_VALUE = 60
GOOD_MATCH = 60
FEMALE_OFFSET = 40
CANDIDATES = 3


@dataclass(frozen=True)
class Explanation:
    """A broken rule in words."""

    problem: Problem
    suggestion: str | None = None

    def message(self, language: Language) -> str:
        """What is wrong and why."""
        return self.problem.what(language)

    def next_step(self, language: Language) -> str:
        """What to do."""
        return self.problem.next_step(language)


@dataclass(frozen=True)
class Row:
    """A row as written, by register column; ``stored`` holds what its cells were read as, as text."""

    cells: Mapping[str, str | None]
    stored: Mapping[str, str | None]


def explain(
    code: str,
    column: str | None,
    row: Row,
    register: Register,
    period: Period,
    language: Language,
    *,
    other: str = "",
    masked: bool = False,
    hinted: bool = True,
) -> Explanation:
    """Put a broken rule into words.

    Args:
        code: the rule.
        column: the register column it is about.
        row: the row's cells.
        register: whose rules.
        period: the import's month.
        language: the reader's.
        other: for duplicates, the row or batch that came first.
        masked: hide the values of NIK, card number, name and wage, and long numbers in any column.
        hinted: put the likely right value into the next step (not where it is shown beside it).
    """
    value = (row.cells.get(column) or "").strip(SPACES + "'") if column else ""
    kind = register.column(column).kind if column else "text"
    is_private = kind in MASKED
    suggestion = _suggest(code, column, value, row, register)
    is_hinted = hinted and not (masked and is_private)
    fields: dict[str, object] = {
        "column": register.column(column).heading if column else "",
        "value": _shown(value, kind, masked=masked),
        "period": str(period),
        "other": other,
        "segment": row.stored.get("segment") or "",
        "expected": _shown(_expected(code, column, row, language), kind, masked=masked),
        "allowed": _allowed(code, column, row, register, language),
        "hint": say("import.hint", language, hint=suggestion) if is_hinted and suggestion else "",
    }
    return Explanation(Problem(code, fields), suggestion)


def _shown(text: str, kind: Kind, *, masked: bool) -> str:
    """A value for a message: on one line, not too long, and masked where it may be private."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    line = line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 3]}..."
    if not masked:
        return line
    if kind in MASKED:
        return mask(line)
    return mask_numbers(line, LONGEST_SHOWN[kind]) if kind in LONGEST_SHOWN else mask_numbers(line)


def _suggest(code: str, column: str | None, value: str, row: Row, register: Register) -> str | None:
    """The likely right value, when there is one."""
    match code:
        case "E-IMPORT-104":
            return value.zfill(11) if re.fullmatch(r"\d{9,10}", value) else None
        case "E-IMPORT-106":
            parts = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})", value)
            return f"{int(parts[2]):02d}/{int(parts[1]):02d}/{parts[3]}" if parts else None
        case "E-IMPORT-111" if column:
            return _nearest(value, register, column)
        case "E-IMPORT-114":
            from semesta.registers.checks.choices import OPEN_TO

            is_open = OPEN_TO.get(row.stored.get("segment") or "", ())
            kept = [part for part in (row.stored.get("programmes") or "").split("+") if part in is_open]
            return "+".join(kept) or None
        case "E-IMPORT-116":
            candidates = areas.lead(value).candidates[:CANDIDATES]
            return ", ".join(f"{area.code} {area.name}" for area in candidates) or None
        case _:
            return None


def _expected(code: str, column: str | None, row: Row, language: Language) -> str:
    """What the row's other cells or the reading say instead."""
    stored = (row.stored.get(column) or "") if column else ""
    match code:
        case "W-IMPORT-203" | "W-IMPORT-204" | "W-IMPORT-205":
            return _told_by_nik(code, row.stored.get("nik") or "", language)
        case "W-IMPORT-210" | "W-IMPORT-211":
            area = areas.find(stored)
            return f"{stored} {area.name}" if area else stored
        case "W-IMPORT-220":
            return f"{int(stored or 0) // 12:,}".replace(",", ".")
        case "W-IMPORT-232":
            return stored
        case _:
            return ""


def _told_by_nik(code: str, nik: str, language: Language) -> str:
    """The birth date as it stands in a NIK, the birth date that it means, or the sex."""
    if not nik:
        return ""
    day = int(nik[6:8])
    is_female = day > FEMALE_OFFSET
    if code == "W-IMPORT-205":
        return say("import.female" if is_female else "import.male", language)
    shown = day - FEMALE_OFFSET if is_female and code == "W-IMPORT-204" else day
    return f"{shown:02d}-{nik[8:10]}-{nik[10:12]}"


def _allowed(code: str, column: str | None, row: Row, register: Register, language: Language) -> str:
    """The values that would do."""
    if code == "E-IMPORT-114":
        from semesta.registers.checks.choices import OPEN_TO

        return "+".join(OPEN_TO.get(row.stored.get("segment") or "", ()))
    if code == "E-IMPORT-111" and column:
        return ", ".join(
            words[0] if language == "id" and words and not value.isupper() else value
            for value, words in register.column(column).choices.items()
        )
    return ""


def _nearest(value: str, register: Register, column: str) -> str | None:
    from rapidfuzz import fuzz, process

    words = {
        normalise_label(word): name
        for name, aliases in register.column(column).choices.items()
        for word in (name, *aliases)
    }
    found = process.extractOne(
        normalise_label(value), list(words), scorer=fuzz.ratio, score_cutoff=GOOD_MATCH
    )
    return words[found[0]] if found else None
