"""Both lists as one table of records whose fields can be compared."""

# ruff: noqa: S608 - the statement is built of our own expressions and of quoted names

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.columns import fields_of
from semesta.identity.habits import same_habits
from semesta.identity.lists import quoted
from semesta.identity.spelling import WHOLE_NAME, made_of, nested, steps_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from semesta.identity.columns import Columns
    from semesta.identity.lists import PersonList
    from semesta.identity.plan import Entity

COLUMNS = {
    "person": (
        "nik", "given", "surname", "name", "birth_date", "birth_year", "sex", "address", "place", "postcode", "phone",
        "email", "joined", "words", "ordered", "initials", "sound", "given_sound", "surname_sound", "number", "place_code",
    ),
    "employer": (
        "npwp", "nib", "npp", "name", "kbli", "address", "place", "postcode", "phone", "email",
        "joined", "words", "sound", "number", "place_code",
    ),
}  # fmt: skip
"""The columns of ``record`` beside ``record``, ``side`` and ``id``."""
PLACE_CODE = r"CASE WHEN regexp_matches(place, '^\d\d\.\d\d(\.\d\d(\.\d{4})?)?$') THEN place END"
FEWER = 4
"""Records to each different value from which on a field is spelled value by value."""
BIRTH_PARTS = ("birth_year", "birth_month", "birth_day")


def stack(con: DuckDBPyConnection, lists: Sequence[tuple[PersonList, Columns]], entity: Entity) -> None:
    """``given``: the fields of both lists as they are written: record (1, 2, ...), side (0, 1), id, and each field."""
    parts, before = [], 0
    for side, (found, columns) in enumerate(lists):
        cells = {field: _cell(columns.fields.get(field, ())) for field in fields_of(entity)}
        if columns.fields.keys() >= set(BIRTH_PARTS):
            cells["birth_date"] = _date_of_parts(cells)
        cells |= same_habits(con, found, cells)
        fields = ", ".join(f"{cell} AS {field}" for field, cell in cells.items())
        own = '"semesta row"'
        row = f"CAST({own} AS VARCHAR)"
        identifier = f"coalesce({quoted(columns.identifier)}, {row})" if columns.identifier else row
        parts.append(
            f"SELECT CAST({before} + {own} AS INTEGER) AS record, CAST({side} AS TINYINT) AS side, {identifier} AS id, {fields} FROM {found.table}"
        )
        before += found.rows
    con.execute(f"CREATE OR REPLACE TEMP TABLE given AS {' UNION ALL '.join(parts)}")


def standardise(con: DuckDBPyConnection, entity: Entity, source: str = "given") -> None:
    """``record``: record, side, id and ``COLUMNS``, from the fields as they are written.

    A field that has few different values is spelled once for each value, and one that nobody has is not spelled at all.
    """
    steps = steps_of(entity)
    fields = [*steps]
    empty, few = _values(con, fields, source)
    first: dict[str, str] = {"place_code": PLACE_CODE}
    joins = ""
    for field in few:
        _spell_values(con, field, steps.pop(field), source)
        first[field] = f"value_{field}.spelled"
        joins += f" LEFT JOIN value_{field} ON value_{field}.written = {field}"
    for field in empty:
        del steps[field]
        first[field] = "CAST(NULL AS VARCHAR)"
    first |= {field: chain[0] for field, chain in steps.items()}
    kept = ["place_code", *fields]
    _step(con, f"{source}{joins}", "spelled_0", first, kept)
    last = max((len(chain) for chain in steps.values()), default=1)
    for number in range(1, last):
        here = {field: chain[number] for field, chain in steps.items() if len(chain) > number}
        _step(con, f"spelled_{number - 1}", f"spelled_{number}", here, kept)
        con.execute(f"DROP TABLE spelled_{number - 1}")
    source = f"spelled_{last - 1}"
    if entity == "person" and not {"given", "surname"} <= empty:
        _step(con, source, "spelled_names", {"name": f"coalesce(name, {WHOLE_NAME})"}, kept)
        con.execute(f"DROP TABLE {source}")
        source = "spelled_names"
    con.execute(f"CREATE OR REPLACE TEMP TABLE record AS {nested(source, made_of(entity))}")
    for table in (source, *(f"value_{field}" for field in few)):
        con.execute(f"DROP TABLE {table}")


def _values(con: DuckDBPyConnection, fields: Sequence[str], source: str) -> tuple[set[str], list[str]]:
    """The fields that are empty everywhere, and those that have few different values."""
    asked = ", ".join(f"count({field}), approx_count_distinct({field})" for field in fields)
    rows, *counted = con.execute(f"SELECT count(*), {asked} FROM {source}").fetchall()[0]
    there = dict(zip(fields, zip(counted[::2], counted[1::2], strict=True), strict=True))
    empty = {field for field, (known, _) in there.items() if not known}
    few = [field for field, (_, values) in there.items() if field not in empty and values * FEWER <= rows]
    return empty, few


def _spell_values(con: DuckDBPyConnection, field: str, chain: Sequence[str], source: str) -> None:
    """``value_<field>``: each value as it is ``written``, and as it is ``spelled``."""
    told = f"SELECT DISTINCT {field} AS written, {field} FROM {source} WHERE {field} IS NOT NULL"
    for expression in chain:
        told = f"SELECT written, {expression} AS {field} FROM ({told})"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE value_{field} AS SELECT written, {field} AS spelled FROM ({told})"
    )


def _step(
    con: DuckDBPyConnection, source: str, target: str, fields: Mapping[str, str], kept: Sequence[str]
) -> None:
    cells = ", ".join(f"{fields[name]} AS {name}" if name in fields else name for name in kept)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT record, side, id, {cells} FROM {source}")


def _cell(columns: Sequence[str]) -> str:
    if not columns:
        return "CAST(NULL AS VARCHAR)"
    if len(columns) == 1:
        return quoted(columns[0])
    return f"nullif(concat_ws(' ', {', '.join(map(quoted, columns))}), '')"


def _date_of_parts(cells: Mapping[str, str]) -> str:
    """A birth date from its year, month and day, where it is not given as one."""
    year, month, day = (f"({cells[part]})" for part in BIRTH_PARTS)
    parts = f"{year} || '-' || lpad({month}, 2, '0') || '-' || lpad({day}, 2, '0')"
    return f"coalesce({cells['birth_date']}, {parts})"
