"""The steps by which each field comes to one spelling, and what is made of the spelled fields."""

# ruff: noqa: S608 - the statements are built of our own expressions

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity import cleaning

if TYPE_CHECKING:
    from semesta.identity.plan import Entity

Steps = dict[str, list[str]]
WHOLE_NAME = "CASE WHEN given IS NOT NULL OR surname IS NOT NULL THEN concat_ws(' ', given, surname) END"


def steps_of(entity: Entity) -> Steps:
    """Field -> expressions over the column of its own name, each over what the one before made."""
    own = _person() if entity == "person" else _employer()
    return own | {
        "address": [cleaning.plain("address"), cleaning.same_words("address", "address")],
        "place": [cleaning.plain("place")],
        "postcode": [cleaning.letters("postcode")],
        "phone": [cleaning.digits("phone"), cleaning.number("phone", 5, 8)],
        "email": ["nullif(lower(trim(email)), '')"],
    }


def made_of(entity: Entity) -> Steps:
    """Further columns: an expression over the spelled fields, and steps over what it made."""
    made = {
        "joined": ["replace(name, ' ', '')"],
        "words": ["list_sort(string_split(name, ' '))"],
        "sound": ["replace(name, ' ', '')", *cleaning.sound("sound")],
        "number": [r"nullif(regexp_extract(address, '\d+'), '')"],
    }
    if entity == "person":
        made |= {
            "ordered": ["NULL", "array_to_string(words, '')"],
            "initials": [
                "array_to_string(list_transform(string_split(name, ' '), lambda word: word[1]), '')"
            ],
            "given_sound": ["given", *cleaning.sound("given_sound")],
            "surname_sound": ["surname", *cleaning.sound("surname_sound")],
        }
    return made


def nested(source: str, chains: Steps) -> str:
    """A query of ``source`` (a table, or a query in brackets) with these columns: each step a query of its own.

    An engine works out a column once, but an expression as often as it is written.
    """
    first = ", ".join(f"{chain[0]} AS {name}" for name, chain in chains.items())
    told = f"SELECT *, {first} FROM {source}"
    for number in range(1, max(map(len, chains.values()))):
        steps = ", ".join(
            f"{chain[number]} AS {name}" for name, chain in chains.items() if len(chain) > number
        )
        told = f"SELECT * REPLACE ({steps}) FROM ({told})"
    return told


def _person() -> Steps:
    bare = cleaning.without_degrees("name")
    return {
        "nik": [cleaning.letters("nik"), cleaning.number("nik", 1, 40)],
        "given": [cleaning.plain("given"), cleaning.same_words("given", "person")],
        "surname": [cleaning.plain("surname"), cleaning.same_words("surname", "person")],
        "name": [
            f"coalesce({cleaning.plain(bare)}, {cleaning.plain('name')})",
            cleaning.before_words("name"),
            cleaning.same_words("name", "person"),
            cleaning.without_words("name", "person"),
        ],
        "birth_date": [cleaning.plain_date("birth_date"), cleaning.day("birth_date")],
        "birth_year": [r"nullif(regexp_extract(birth_year, '\b(1[89]|20)\d\d\b'), '')"],
        "sex": [cleaning.sex("sex")],
    }


def _employer() -> Steps:
    return {
        "npwp": [cleaning.digits("npwp"), cleaning.number("npwp", 9, 16), cleaning.tax_number("npwp")],
        "nib": [cleaning.letters("nib"), cleaning.number("nib", 5, 40)],
        "npp": [cleaning.letters("npp")],
        "name": [
            cleaning.plain("name"),
            cleaning.same_words("name", "employer"),
            cleaning.without_words("name", "employer"),
        ],
        "kbli": [cleaning.letters("kbli")],
    }
