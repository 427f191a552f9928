"""Where the header is: the one or two rows among the first fifty that name most of the register's columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from semesta.registers.recognise_labels import Heading, is_known, matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEADER_WITHIN = 50
_NUMBERED = re.compile(r"\(\s*(\d{1,3})\s*\)|(\d{1,3})")


class HeadRow(NamedTuple):
    """One of a file's first rows: its number as a spreadsheet shows it, and its cells (None when empty)."""

    row: int
    cells: tuple[str | None, ...]


@dataclass(frozen=True)
class Candidate:
    """One or two rows read as a header: ``lower`` is the index of its last row in the head."""

    lower: int
    headings: tuple[Heading, ...]
    is_pair: bool
    found: int


def find_header(head: Sequence[HeadRow], known: Mapping[str, str]) -> Candidate | None:
    """The header with most known columns; one row before two, the earlier before the later; None without any."""
    best: Candidate | None = None
    for candidate in _candidates(head, known):
        if candidate.found and (best is None or _better(candidate, best)):
            best = candidate
    return best


def guess_header(head: Sequence[HeadRow]) -> Candidate | None:
    """The row that looks most like a header when no heading is known: the one with most cells that are words."""
    best: tuple[int, int] | None = None
    for index, row in enumerate(head[:HEADER_WITHIN]):
        words = sum(1 for cell in row.cells if cell and cell.strip() and not any(map(str.isdigit, cell)))
        if words and (best is None or words > best[0]):
            best = (words, index)
    if best is None:
        return None
    return Candidate(best[1], single(head[best[1]]), is_pair=False, found=0)


def single(row: HeadRow) -> tuple[Heading, ...]:
    """The headings of a header of one row."""
    return tuple(Heading(_one_line(cell), (_one_line(cell),)) for cell in row.cells)


def pair(upper: HeadRow, lower: HeadRow, known: Mapping[str, str]) -> tuple[Heading, ...]:
    """The headings of a header of two rows; a merged upper cell reaches over the lower cells to its right."""
    width = max(len(upper.cells), len(lower.cells))
    headings: list[Heading] = []
    group = ""
    for index in range(width):
        above, below = _one_line(_cell(upper, index)), _one_line(_cell(lower, index))
        group = above or (group if below else "")
        both = (f"{group} {below}", f"{below} {group}") if group and below else ()
        texts = tuple(text for text in (*both, below or above) if text)
        headings.append(Heading(_label(texts, known), texts))
    return tuple(headings)


def is_column_numbers(row: HeadRow) -> bool:
    """Whether a row only numbers the columns: ``(1) (2) (3)``, or at least three bare numbers from 1 on."""
    filled = [cell.strip() for cell in row.cells if cell and cell.strip()]
    numbered = [_NUMBERED.fullmatch(cell) for cell in filled]
    if len(filled) < 2 or not all(numbered):  # noqa: PLR2004 - one cell alone numbers nothing
        return False
    numbers = [int(match.group(1) or match.group(2)) for match in numbered if match]
    in_brackets = all(match.group(1) for match in numbered if match)
    return numbers == list(range(1, len(numbers) + 1)) and (in_brackets or len(numbers) > 2)  # noqa: PLR2004 - said by the words beside it


def _candidates(head: Sequence[HeadRow], known: Mapping[str, str]) -> Iterator[Candidate]:
    for index in range(min(HEADER_WITHIN, len(head))):
        headings = single(head[index])
        yield Candidate(index, headings, is_pair=False, found=len(matches(headings, known)))
        if index + 1 < len(head):
            headings = pair(head[index], head[index + 1], known)
            yield Candidate(index + 1, headings, is_pair=True, found=len(matches(headings, known)))


def _better(candidate: Candidate, best: Candidate) -> bool:
    if candidate.found != best.found:
        return candidate.found > best.found
    return best.is_pair and not candidate.is_pair


def _cell(row: HeadRow, index: int) -> str | None:
    return row.cells[index] if index < len(row.cells) else None


def _label(texts: tuple[str, ...], known: Mapping[str, str]) -> str:
    named = [text for text in texts if is_known(text, known)]
    return (named or texts or ("",))[0]


def _one_line(cell: str | None) -> str:
    return " ".join(cell.split()) if cell else ""
