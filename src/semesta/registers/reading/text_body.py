"""What stands below the header of a text file, found without parsing it: lines, blank lines, odd line ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from semesta.registers.reading.limits import CHUNK
from semesta.registers.reading.text_lines import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from semesta.registers.reading.text_head import TextHead
    from semesta.registers.recognise import Header

_BOM = b"\xef\xbb\xbf"
_ENDS = b"\r\n"


@dataclass(frozen=True)
class TextTable:
    """Where the data of a UTF-8 text file are: ``width`` cells a row, below ``skip_rows`` rows in ``skip_lines`` lines."""

    path: Path
    name: str
    delimiter: str
    width: int
    skip_rows: int
    skip_lines: int
    last_row: int


@dataclass(frozen=True)
class TextBody:
    """How many lines there are below the header, and whether blank lines or mixed line ends are among them."""

    lines: int
    is_odd: bool


def text_table(path: Path, name: str, head: TextHead, header: Header) -> TextTable:
    """The data below a recognised header; ``name`` is that of the user's file."""
    last = header.skip - 1
    return TextTable(
        path=path,
        name=name,
        delimiter=head.delimiter,
        width=len(header.labels),
        skip_rows=header.skip,
        skip_lines=head.lines[last],
        last_row=head.rows[last].row,
    )


def scan_body(text: TextTable) -> TextBody:
    """Look through the data without parsing them, one piece at a time (about 1 GB/s)."""
    feeds = returns = pairs = last_ends = 0
    has_content = is_odd = False
    tail = first = b""
    for chunk in _chunks(text.path, _offset(text)):
        first = first or chunk[:1]
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
        pairs += chunk.count(b"\r\n") if returns else 0
        # Blank lines at the very end are harmless; whether more text comes is only known with the next piece.
        content = len(chunk.rstrip(_ENDS))
        last_ends = _line_ends(chunk[content:]) + (0 if content else last_ends)
        if content:
            has_content = True
            joined = tail + chunk[:content]
            # One search will do: a file that mixes the ends of lines is odd anyway.
            blank = b"\n\n" if not returns else b"\n\r\n" if feeds else b"\r\r"
            is_odd = is_odd or blank in joined
            tail = joined[-2:]
        tail = (tail + chunk[content : content + 4])[:6]
    starts_blank = has_content and first in _ENDS
    is_mixed = bool(feeds and returns and not feeds == returns == pairs)
    lines = (feeds or returns) - max(last_ends - 1, 0) + (last_ends == 0)
    return TextBody(lines if has_content else 0, is_odd or starts_blank or is_mixed)


def _line_ends(ends: bytes) -> int:
    return ends.count(b"\n") or ends.count(b"\r")


def _offset(text: TextTable) -> int:
    with text.path.open("rb") as stream:
        mark = len(_BOM) if stream.read(len(_BOM)) == _BOM else 0
    with text_lines(text.path, text.name) as lines:
        return mark + sum(len(line.encode()) for line in islice(lines, text.skip_lines))


def _chunks(path: Path, offset: int) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(offset)
        while chunk := stream.read(CHUNK):
            # A piece never ends between CR and LF, so that pairs are counted whole.
            yield chunk + stream.read(1) if chunk.endswith(b"\r") else chunk
