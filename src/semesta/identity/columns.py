"""Which columns of a list hold which standard field: by their headings, or as the user maps them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from semesta.errors import SemestaError, problem, refusal
from semesta.identity.headings import document, known_headings, meaning, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from semesta.errors import Problem
    from semesta.identity.plan import Entity

SEVERAL = ("address", "place")
"""Fields that may stand in several columns, which are read together."""
OTHER_WORDS = {
    "village": "place",
    "given_name": "given",
    "last_name": "surname",
    "first_name": "given",
    "area": "place",
}
"""Further names of fields in a mapping; ``village`` is the word of the registers."""
OTHER_WORDS |= {
    "area_code": "place",
    "village_code": "place",
    "city": "place",
    "zip": "postcode",
    "dob": "birth_date",
}
SIDES = ("left", "right")


@dataclass(frozen=True)
class Columns:
    """Field -> the columns that hold it, and the column of identifiers (None: rows are numbered)."""

    fields: Mapping[str, tuple[str, ...]]
    identifier: str | None


@cache
def fields_of(entity: Entity) -> tuple[str, ...]:
    """The standard fields of an entity, in the order in which they are recognised."""
    return tuple(known_headings(entity))


def recognise(
    labels: Sequence[str], entity: Entity, mapped: Mapping[str, tuple[str, ...]], identifier: str | None
) -> Columns:
    """The fields of a list with these headings; what is mapped is taken as mapped, the rest by its heading."""
    taken = {label for columns in mapped.values() for label in columns} | {identifier}
    found = {field: columns for field, columns in mapped.items() if columns}
    for field, known in known_headings(entity).items():
        if field in mapped:
            continue
        here = [label for label in labels if plain(label) in known and label not in taken]
        here.sort(key=lambda label: known.index(plain(label)))
        if here:
            found[field] = tuple(here) if field == "address" else _together(field, here)
            taken.update(found[field])
    if identifier is None:
        names = document()["identifier"]["headings"]
        own = [label for label in labels if plain(label) in names and label not in taken]
        identifier = min(own, key=lambda label: names.index(plain(label)), default=None)
    for label in labels:
        told = None if label in taken or label == identifier else meaning(label, entity)
        if told and told not in found and told not in mapped:
            found[told] = (label,)
    return Columns(found, identifier)


def _together(field: str, here: Sequence[str]) -> tuple[str, ...]:
    """The first heading, or all that make the field together (both surnames of a Spanish name)."""
    group = document()["together"].get(field, ())
    if plain(here[0]) not in group:
        return (here[0],)
    return tuple(
        sorted(
            (label for label in here if plain(label) in group), key=lambda label: group.index(plain(label))
        )
    )


def read_map(file: Path, entity: Entity) -> dict[str, dict[str, tuple[str, ...]]]:
    """A mapping file: ``left`` and ``right``, each standard field -> columns.

    ``field = "COLUMN"`` (or a list of columns) for both lists; under ``[left]`` and ``[right]`` for one of them. ``false``
    leaves a field out.

    Raises:
        SemestaError: E-IDENTITY-004 the file cannot be read, E-IDENTITY-005 a field that there is not.
    """
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise refusal("E-IDENTITY-004", file=file, reason=error.strerror or error) from None
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        raise refusal("E-IDENTITY-004", file=file, reason=error) from None
    shared = {name: value for name, value in document.items() if not isinstance(value, dict)}
    shared |= document.get("columns", {})
    sides = {side: {**shared, **document.get(side, {})} for side in SIDES}
    return {side: _fields(entries, entity, file) for side, entries in sides.items()}


def check_map(
    mapped: Mapping[str, tuple[str, ...]], labels: Sequence[str], where: str
) -> dict[str, tuple[str, ...]]:
    """The mapping with headings as they are printed in the list, whatever their capitals and signs.

    Raises:
        SemestaError: E-IDENTITY-006, a column that the list does not have; all of them at once.
    """
    problems, found = [], {}
    for field, columns in mapped.items():
        printed = [find_label(column, labels) for column in columns]
        problems += [
            problem("E-IDENTITY-006", column=column, field=field, file=where, columns=", ".join(labels))
            for column, label in zip(columns, printed, strict=True)
            if label is None
        ]
        found[field] = tuple(label for label in printed if label is not None)
    if problems:
        raise SemestaError(problems)
    return found


def find_label(name: str, labels: Sequence[str]) -> str | None:
    """The heading that is meant: the very one, else one that differs in capitals and signs alone."""
    if name in labels:
        return name
    return next((label for label in labels if plain(label) == plain(name) and plain(name)), None)


def _fields(entries: Mapping[str, Any], entity: Entity, file: Path) -> dict[str, tuple[str, ...]]:
    known = fields_of(entity)
    problems: list[Problem] = []
    found: dict[str, tuple[str, ...]] = {}
    for name, value in entries.items():
        field = OTHER_WORDS.get(name, name)
        columns = _columns(value)
        if field not in known or columns is None:
            problems.append(problem("E-IDENTITY-005", field=name, file=file.name, fields=", ".join(known)))
            continue
        found[field] = (*found.get(field, ()), *columns) if columns else ()
    if problems:
        raise SemestaError(problems)
    return found


def _columns(value: object) -> tuple[str, ...] | None:
    if value is False or value == "":
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    return None
