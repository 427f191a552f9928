"""Fields as they are compared: one spelling for what is written in several ways.

Each function gives an expression over a column; where a text is looked at twice it must be a column, not an expression,
or the engine computes it twice: ``records`` therefore goes in steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.plan import read_data

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS = (
    ("jan", "january|januari"), ("feb", "february|februari|pebruari|peb"), ("mar", "march|maret|mrt"), ("apr", "april"),
    ("may", "mei"), ("jun", "june|juni"), ("jul", "july|juli"), ("aug", "august|agustus|agu|ags|agt"), ("sep", "september|sept"),
    ("oct", "october|oktober|okt"), ("nov", "november|nop|nopember"), ("dec", "december|desember|des"),
)  # fmt: skip
LATEST_SHORT_YEAR = 29
"""Years of two digits are of this century up to it, of the last one beyond: who is over 97 is met less often than children."""
DOUBLES = "bcdfgklmnprstz"
SOUNDS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("v", "f"),
    ("q", "k"),
    ("z", "s"),
)


def plain(value: str) -> str:
    """SQL: lower case, without accents and signs, words parted by one space; NULL when nothing is left."""
    return f"nullif(trim(regexp_replace(lower(strip_accents({value})), '[^a-z0-9]+', ' ', 'g')), '')"


def letters(value: str) -> str:
    """SQL: letters and digits alone, in lower case; NULL when nothing is left."""
    return f"nullif(regexp_replace(lower({value}), '[^a-z0-9]+', '', 'g'), '')"


def digits(value: str) -> str:
    """SQL: the digits alone; NULL when there are none."""
    return f"nullif(regexp_replace({value}, '[^0-9]+', '', 'g'), '')"


def number(bare: str, least: int, most: int) -> str:
    """SQL: the last ``most`` signs; NULL when there are fewer than ``least``, they are one repeated, or counted up."""
    return (
        f"CASE WHEN length({bare}) >= {least} AND replace({bare}, left({bare}, 1), '') <> ''"
        f" AND {bare} NOT IN ('1234567890123456', '0123456789') THEN right({bare}, {most}) END"
    )


def tax_number(bare: str) -> str:
    """SQL: an NPWP; one of 16 digits that begins with a zero is the one of 15 digits behind it."""
    return f"CASE WHEN length({bare}) = 16 AND left({bare}, 1) = '0' THEN right({bare}, 15) ELSE {bare} END"


def same_words(text: str, domain: str) -> str:
    """SQL: a plain text, words that are written in several ways in one (``person``, ``employer``, ``address``)."""
    same = read_data("words.toml")[domain]["same"]
    every = _pattern([other for others in same.values() for other in others])
    told = text
    for word, others in same.items():
        told = f"regexp_replace({told}, '\\b({_pattern(others)})\\b', '{word}', 'g')"
    return f"CASE WHEN regexp_matches({text}, '\\b({every})\\b') THEN {told} ELSE {text} END"


def before_words(text: str) -> str:
    """SQL: a person's plain name without the titles before it, a leading M as Muhammad."""
    first = _pattern(read_data("words.toml")["person"]["drop_first"])
    return f"regexp_replace(regexp_replace({text}, '^(({first}) )+', ''), '^m ', 'muhammad ')"


def without_words(text: str, domain: str) -> str:
    """SQL: a plain text without words that tell nobody apart; as it is when nothing would be left."""
    words = _pattern(read_data("words.toml")[domain]["drop"])
    bare = f"nullif(trim(regexp_replace(regexp_replace({text}, '\\b({words})\\b', ' ', 'g'), ' +', ' ', 'g')), '')"
    return (
        f"CASE WHEN regexp_matches({text}, '\\b({words})\\b') THEN coalesce({bare}, {text}) ELSE {text} END"
    )


def without_degrees(value: str) -> str:
    """SQL: a person's name as written, without the degrees behind a comma; what is no degree there (``Smith, J. R.``) stays."""
    degrees = "|".join(read_data("words.toml")["person"]["behind_comma"])
    tail = f",[ ,.]*((({degrees})\\b[ ,.]*)+)$"
    return f"CASE WHEN {value} LIKE '%_,%' THEN regexp_replace({value}, '{tail}', '', 'i') ELSE {value} END"


def sound(value: str) -> list[str]:
    """SQL, in steps that each go over the column ``value``: the consonants of a word or of a joined name.

    Old and new spelling sound alike.
    """
    respelled, single = value, value
    for old, new in SOUNDS:
        respelled = f"replace({respelled}, '{old}', '{new}')"
    for letter in DOUBLES:
        single = f"replace({single}, '{letter}{letter}', '{letter}')"
    return [
        _where(value, "|".join(old for old, _ in SOUNDS), respelled),
        f"left({value}, 1) || translate(substr({value}, 2), 'aeiouyhw', '')",
        _where(value, "|".join(letter * 2 for letter in DOUBLES), single),
    ]


def _where(value: str, pattern: str, told: str) -> str:
    """What is told where the pattern is found, and the value as it is elsewhere: finding costs less than replacing."""
    return f"CASE WHEN regexp_matches({value}, '{pattern}') THEN {told} ELSE {value} END"


def sex(value: str) -> str:
    """SQL: ``m`` or ``f``; NULL when it is neither."""
    said = f"lower(strip_accents(trim({value})))"
    cases = [
        f"WHEN {said} IN ({', '.join(map(repr, words))}) THEN '{sex}'"
        for sex, words in read_data("words.toml")["sex"].items()
    ]
    return f"CASE {' '.join(cases)} END"


def plain_date(value: str) -> str:
    """SQL: a date as numbers between hyphens, names of months as numbers, without a time."""
    text = f"lower(trim({value}))"
    named = text
    for month, (short, longer) in enumerate(MONTHS, 1):
        named = f"regexp_replace({named}, '\\b({longer}|{short})\\b', ' {month:02d} ')"
    bare = f"CASE WHEN regexp_matches({text}, '[a-su-z]') THEN {named} ELSE {text} END"
    return f"trim(regexp_replace(regexp_replace({bare}, '[ t]+\\d{{1,2}}:\\d\\d.*$', ''), '[^0-9]+', '-', 'g'), '-')"


def day(bare: str) -> str:
    """SQL: a plain date as ``YYYY-MM-DD``, also one of no calendar (a mistyped month is still evidence)."""
    first, second, third = (f"lpad(split_part({bare}, '-', {place}), 2, '0')" for place in (1, 2, 3))
    return (
        f"CASE WHEN regexp_matches({bare}, '^\\d{{4}}-\\d{{1,2}}-\\d{{1,2}}$')"
        f" THEN {bare}[1:4] || '-' || {second} || '-' || {third}"
        f" WHEN regexp_matches({bare}, '^\\d{{1,2}}-\\d{{1,2}}-\\d{{4}}$')"
        f" THEN split_part({bare}, '-', 3) || '-' || {second} || '-' || {first}"
        f" WHEN regexp_matches({bare}, '^(1[89]|20)\\d{{6}}$') THEN {bare}[1:4] || '-' || {bare}[5:6] || '-' || {bare}[7:8]"
        f" WHEN regexp_matches({bare}, '^\\d{{8}}$') THEN {bare}[5:8] || '-' || {bare}[3:4] || '-' || {bare}[1:2]"
        f" WHEN regexp_matches({bare}, '^(3[2-9]|[4-9]\\d)-\\d{{1,2}}-\\d{{1,2}}$')"
        f" THEN {_century(first)} || '-' || {second} || '-' || {third}"
        f" WHEN regexp_matches({bare}, '^\\d{{1,2}}-\\d{{1,2}}-\\d\\d$')"
        f" THEN {_century(third)} || '-' || {second} || '-' || {first} END"
    )


def _century(year: str) -> str:
    return f"CASE WHEN {year} <= '{LATEST_SHORT_YEAR}' THEN '20' ELSE '19' END || {year}"


def _pattern(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
