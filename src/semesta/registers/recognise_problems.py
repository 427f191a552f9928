"""What can be wrong with a header, each as a coded problem with the headings that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.errors import Problem, problem
from semesta.registers.masking import mask_numbers
from semesta.registers.recognise_advice import better_register, nearest_heading
from semesta.registers.recognise_labels import choose
from semesta.registers.schema import normalise_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from semesta.registers.recognise_header import Candidate, HeadRow
    from semesta.registers.recognise_labels import Heading, Match
    from semesta.registers.schema import Column, Register

_LISTED = 12
_LONGEST = 60


def shorten(words: Iterable[str]) -> str:
    """A list for a message: the first twelve words, each cut at sixty characters, an ellipsis for the rest."""
    listed = [word for word in words if word]
    more = ", ..." if len(listed) > _LISTED else ""
    return ", ".join(cut(word) for word in listed[:_LISTED]) + more


def cut(word: str) -> str:
    """A heading or value for a message, at most sixty characters long.

    Without long numbers: where a header was taken for granted that is none, its cells are somebody's.
    """
    return mask_numbers(word if len(word) <= _LONGEST else f"{word[: _LONGEST - 3]}...")


def missing_columns(
    register: Register,
    mapping: Mapping[str, str],
    header: Candidate,
    found: Mapping[str, list[Match]],
    *,
    where: str,
    row: int,
) -> list[Problem]:
    """Required columns that no heading names, each with the free heading that comes nearest."""
    missing = [
        column for column in register.required if column.name not in found and column.name not in mapping
    ]
    if not missing:
        return []
    taken = {match.index for candidates in found.values() for match in candidates}
    free = [heading for index, heading in enumerate(header.headings) if index not in taken]
    names = ", ".join(column.name for column in missing)
    return [
        problem("E-READ-032", where=where, row=row, register=register.name, columns=names),
        *advice(missing, free, where),
    ]


def advice(missing: Iterable[Column], free: Sequence[Heading], where: str) -> list[Problem]:
    """For each missing column the heading that comes nearest, or the headings there are."""
    labels = [heading.label for heading in free if not heading.is_own]
    problems: list[Problem] = []
    for column in missing:
        nearest = nearest_heading(column, labels)
        fields = {"where": where, "column": column.name, "heading": column.heading}
        if nearest is None:
            problems.append(problem("E-READ-034", **fields, headings=shorten(labels) or "-"))
        else:
            problems.append(problem("E-READ-033", **fields, nearest=cut(nearest)))
    return problems


def unmapped_headings(
    mapping: Mapping[str, str], found: Mapping[str, list[Match]], where: str, row: int
) -> list[Problem]:
    """Headings of the mapping that are not in the header."""
    return [
        problem("E-READ-041", where=where, row=row, column=name, heading=cut(heading))
        for name, heading in mapping.items()
        if name not in found
    ]


def ambiguous_headings(
    mapping: Mapping[str, str], header: Candidate, found: Mapping[str, list[Match]], where: str, row: int
) -> list[Problem]:
    """Register columns that several headings name equally well."""
    problems: list[Problem] = []
    for name, candidates in found.items():
        if choose(name, candidates, header.headings, mapping) is None:
            labels = [header.headings[match.index].label for match in candidates]
            fields = {"where": where, "row": row, "column": name, "headings": shorten(labels)}
            problems.append(problem("E-READ-036", **fields, example=cut(labels[0])))
    return problems


def unused_headings(headings: Sequence[Heading], positions: Mapping[str, int], where: str) -> list[Problem]:
    """A note on the columns that are kept in the file's order but mean nothing to the register."""
    used = set(positions.values())
    unknown = [
        heading.label
        for index, heading in enumerate(headings)
        if index not in used and not heading.is_own and normalise_label(heading.label)
    ]
    return [problem("W-READ-001", where=where, columns=shorten(unknown))] if unknown else []


def looks_like(
    head: Sequence[HeadRow], register: Register, found: int, code: str, where: str
) -> list[Problem]:
    """That another register knows more than ``found`` columns of the file, and has all that it requires."""
    other = better_register(head, register, found)
    if other is None:
        return []
    return [problem(code, where=where, register=register.name, other=other.name)]
