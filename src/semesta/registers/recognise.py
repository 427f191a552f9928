"""The header of a sheet: which row it is, what the columns are called, and where each register column stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.errors import Problem, SemestaError, problem
from semesta.registers.recognise_header import HeadRow, find_header, guess_header, is_column_numbers
from semesta.registers.recognise_labels import choose, known_labels, matches
from semesta.registers.recognise_problems import (
    advice,
    ambiguous_headings,
    looks_like,
    missing_columns,
    unmapped_headings,
    unused_headings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.registers.schema import Register

__all__ = ["HEAD_ROWS", "Fit", "HeadRow", "Header", "fit", "recognise"]

# Fifty rows in which a header may stand, its second row, and a row that numbers the columns.
HEAD_ROWS = 52


@dataclass(frozen=True)
class Header:
    """A header that holds all required columns.

    ``row`` is the number of its (last) row in the file, ``skip`` how many rows of the head come before the data (a row
    that numbers the columns may follow the header).
    """

    row: int
    skip: int
    labels: tuple[str, ...]
    positions: Mapping[str, int]
    notes: tuple[Problem, ...]


@dataclass(frozen=True)
class Fit:
    """How well a sheet fits: register columns found, and the required or mapped columns that are not there."""

    found: int
    missing: tuple[str, ...]


def recognise(head: Sequence[HeadRow], register: Register, mapping: Mapping[str, str], where: str) -> Header:
    """The header among the first rows of a sheet.

    Args:
        head: the first rows of the sheet, ``HEAD_ROWS`` of them when there are so many.
        register: what the sheet should be.
        mapping: register column -> heading in the file, where the aliases do not do.
        where: the name of the file (and sheet) for messages.

    Raises:
        SemestaError: E-READ-031 to E-READ-036, E-READ-041, all that is wrong with the header at once.
    """
    known = known_labels(register, mapping)
    header = find_header(head, known)
    if header is None:
        raise SemestaError(_without_header(head, register, where))
    row = head[header.lower].row
    found = matches(header.headings, known)
    missing = missing_columns(register, mapping, header, found, where=where, row=row)
    problems = [
        *missing,
        *unmapped_headings(mapping, found, where, row),
        *ambiguous_headings(mapping, header, found, where, row),
        *(looks_like(head, register, len(found), "E-READ-035", where) if missing else ()),
    ]
    if problems:
        raise SemestaError(problems)
    chosen = {name: choose(name, candidates, header.headings, mapping) for name, candidates in found.items()}
    positions = {name: match.index for name, match in chosen.items() if match}
    skip = header.lower + 1
    if skip < len(head) and is_column_numbers(head[skip]):
        skip += 1
    unused = unused_headings(header.headings, positions, where)
    return Header(
        row=row,
        skip=skip,
        labels=tuple(heading.label for heading in header.headings),
        positions=positions,
        notes=(
            *unused,
            # Headings that stay over may be the sign of another register.
            *(looks_like(head, register, len(found) + 1, "W-READ-005", where) if unused else ()),
        ),
    )


def fit(head: Sequence[HeadRow], register: Register, mapping: Mapping[str, str]) -> Fit:
    """How well the best header among the first rows fits the register, without complaint."""
    known = known_labels(register, mapping)
    header = find_header(head, known)
    found = matches(header.headings, known) if header else {}
    needed = dict.fromkeys([*(column.name for column in register.required), *mapping])
    return Fit(len(found), tuple(name for name in needed if name not in found))


def _without_header(head: Sequence[HeadRow], register: Register, where: str) -> list[Problem]:
    names = ", ".join(column.name for column in register.required)
    problems = [problem("E-READ-031", where=where, register=register.name, columns=names)]
    guess = guess_header(head)
    if guess:
        # Without one known heading the rows may be anything: only headings that are alike are worth naming.
        near = advice(register.required, guess.headings, where)
        problems += [found for found in near if found.code == "E-READ-033"]
    return problems + looks_like(head, register, 0, "E-READ-035", where)
