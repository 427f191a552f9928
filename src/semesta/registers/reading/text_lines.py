"""Lines of a text file, one at a time, and never a line so long that it would fill the memory."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.registers.reading.limits import MAX_CELL, MAX_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def text_lines(path: Path, name: str, *, at_most: int | None = None) -> Iterator[Iterator[str]]:
    """The lines of a UTF-8 file with their line ends (any of LF, CR, CRLF), without a byte order mark.

    Args:
        path: the file.
        name: the name of the user's file, for messages.
        at_most: stop after the line in which so many characters are reached.

    Raises:
        SemestaError: E-READ-021, a line is longer than any row can be.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:

        def lines() -> Iterator[str]:
            number = size = 0
            while (at_most is None or size < at_most) and (line := stream.readline(MAX_LINE)):
                number += 1
                size += len(line)
                if len(line) == MAX_LINE and not line.endswith(("\n", "\r")):
                    raise refusal("E-READ-021", where=name, row=number, column="?", limit=MAX_CELL)
                yield line

        yield lines()
