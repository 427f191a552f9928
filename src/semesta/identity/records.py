"""Both lists as one table of records whose fields can be compared."""

# ruff: noqa: S608 - the statement is built of our own expressions and of quoted names

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity import cleaning
from semesta.identity.columns import fields_of
from semesta.identity.lists import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from semesta.identity.columns import Columns
    from semesta.identity.lists import PersonList
    from semesta.identity.plan import Entity

COLUMNS = {
    "person": (
        "nik", "given", "surname", "name", "birth_date", "sex", "address", "place", "postcode", "phone", "email",
        "joined", "words", "ordered", "initials", "sound", "given_sound", "surname_sound", "number", "place_code",
    ),
    "employer": (
        "npwp", "nib", "npp", "name", "kbli", "address", "place", "postcode", "phone", "email",
        "joined", "words", "sound", "number", "place_code",
    ),
}  # fmt: skip
"""The columns of ``record`` beside ``record``, ``side`` and ``id``."""


def stack(con: DuckDBPyConnection, lists: Sequence[tuple[PersonList, Columns]], entity: Entity) -> None:
    """``given``: the fields of both lists as they are written: record (1, 2, ...), side (0, 1), id, and each field."""
    parts = []
    for side, (found, columns) in enumerate(lists):
        fields = [f"{_cell(columns.fields.get(field, ()))} AS {field}" for field in fields_of(entity)]
        own = '"semesta row"'
        identifier = (
            f"coalesce({quoted(columns.identifier)}, CAST({own} AS VARCHAR))"
            if columns.identifier
            else f"CAST({own} AS VARCHAR)"
        )
        parts.append(
            f"SELECT CAST({side} AS TINYINT) AS side, {own} AS place_in_list, {identifier} AS id, {', '.join(fields)} FROM {found.table}"
        )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE given AS SELECT CAST(row_number() OVER (ORDER BY side, place_in_list) AS INTEGER) AS record, *"
        f" EXCLUDE (place_in_list) FROM ({' UNION ALL '.join(parts)})"
    )


def standardise(con: DuckDBPyConnection, entity: Entity, source: str = "given") -> None:
    """``record``: record, side, id and ``COLUMNS``, from the fields as they are written."""
    steps = _person_steps(month_first=_month_first(con)) if entity == "person" else _employer_steps()
    steps[0] |= {
        "address": cleaning.plain("address"),
        "place": cleaning.plain("place"),
        "place_code": r"CASE WHEN regexp_matches(place, '^\d\d\.\d\d(\.\d\d(\.\d{4})?)?$') THEN place END",
        "postcode": cleaning.letters("postcode"),
        "phone": cleaning.digits("phone"),
        "email": "nullif(lower(trim(email)), '')",
    }
    steps[1] |= {
        "address": cleaning.same_words("address", "address"),
        "phone": cleaning.number("phone", 5, 8),
    }
    last = {
        "joined": "replace(name, ' ', '')",
        "words": "list_sort(string_split(name, ' '))",
        "sound": cleaning.sound("replace(name, ' ', '')"),
        "number": r"nullif(regexp_extract(address, '\d+'), '')",
    }
    if entity == "person":
        last |= {
            "ordered": "array_to_string(list_sort(string_split(name, ' ')), '')",
            "initials": r"regexp_replace(name, '(\w)\w* ?', '\1', 'g')",
            "given_sound": cleaning.sound("given"),
            "surname_sound": cleaning.sound("surname"),
        }
    _step(con, source, "cleaned_0", steps[0], list(steps[0]))
    kept = list(steps[0])
    for number, fields in enumerate(steps[1:], 1):
        kept = [*dict.fromkeys([*kept, *fields])]
        _step(con, f"cleaned_{number - 1}", f"cleaned_{number}", fields, kept)
    _step(con, f"cleaned_{len(steps) - 1}", "record", last, [*kept, *last])
    for number in range(len(steps)):
        con.execute(f"DROP TABLE cleaned_{number}")


def _step(
    con: DuckDBPyConnection, source: str, target: str, fields: Mapping[str, str], kept: Sequence[str]
) -> None:
    cells = ", ".join(f"{fields[name]} AS {name}" if name in fields else name for name in kept)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT record, side, id, {cells} FROM {source}")


def _person_steps(*, month_first: bool) -> list[dict[str, str]]:
    parts = "concat_ws('-', birth_year, lpad(birth_month, 2, '0'), lpad(birth_day, 2, '0'))"
    in_parts = "birth_year IS NOT NULL AND birth_month IS NOT NULL AND birth_day IS NOT NULL"
    whole = "CASE WHEN given IS NOT NULL OR surname IS NOT NULL THEN concat_ws(' ', given, surname) END"
    bare = cleaning.without_degrees("name")
    return [
        {
            "nik": cleaning.letters("nik"),
            "given": cleaning.plain("given"),
            "surname": cleaning.plain("surname"),
            "name": f"coalesce({cleaning.plain(bare)}, {cleaning.plain('name')})",
            "birth_date": cleaning.plain_date(f"coalesce(birth_date, CASE WHEN {in_parts} THEN {parts} END)"),
            "sex": cleaning.sex("sex"),
        },
        {
            "nik": cleaning.number("nik", 1, 40),
            "given": cleaning.same_words("given", "person"),
            "surname": cleaning.same_words("surname", "person"),
            "name": cleaning.before_words("name"),
            "birth_date": cleaning.day("birth_date", month_first=month_first),
        },
        {"name": cleaning.same_words("name", "person")},
        {"name": cleaning.without_words("name", "person")},
        {"name": f"coalesce(name, {whole})"},
    ]


def _employer_steps() -> list[dict[str, str]]:
    return [
        {
            "npwp": cleaning.digits("npwp"),
            "nib": cleaning.letters("nib"),
            "npp": cleaning.letters("npp"),
            "name": cleaning.plain("name"),
            "kbli": cleaning.letters("kbli"),
        },
        {"npwp": cleaning.number("npwp", 9, 16), "nib": cleaning.number("nib", 5, 40)},
        {"npwp": cleaning.tax_number("npwp"), "name": cleaning.same_words("name", "employer")},
        {"name": cleaning.without_words("name", "employer")},
    ]


def _month_first(con: DuckDBPyConnection) -> bool:
    """Whether dates such as 12/31/1990 are written month first: some day is above 12 there, and none where days stand."""
    found = con.execute(
        r"SELECT count(*) FILTER (regexp_matches(birth_date, '^\d{1,2}[-/. ](1[3-9]|2\d|3[01])[-/. ]\d{4}')),"
        r" count(*) FILTER (regexp_matches(birth_date, '^(1[3-9]|2\d|3[01])[-/. ]\d{1,2}[-/. ]\d{4}')) FROM given"
    ).fetchall()
    return bool(found[0][0] and not found[0][1])


def _cell(columns: Sequence[str]) -> str:
    if not columns:
        return "CAST(NULL AS VARCHAR)"
    if len(columns) == 1:
        return quoted(columns[0])
    return f"nullif(concat_ws(' ', {', '.join(map(quoted, columns))}), '')"
