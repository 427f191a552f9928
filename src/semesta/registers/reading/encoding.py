"""Text as UTF-8: other encodings are recognised and copied, in a stream, into the scratch folder."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from semesta.errors import Problem, problem, refusal
from semesta.registers.reading.limits import CHUNK

if TYPE_CHECKING:
    from pathlib import Path

_UTF16_SAMPLE = 4096
_JUNK_SAMPLE = 65_536
_JUNK_SHARE = 0.01
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a"))


def utf8_text(file: Path, scratch: Path) -> tuple[Path, tuple[Problem, ...]]:
    """The file itself when it is UTF-8 (with or without a mark), else a UTF-8 copy in ``scratch``, and notes.

    Raises:
        SemestaError: E-READ-006 the file is not text, E-READ-007 its text is damaged.
    """
    with file.open("rb") as stream:
        sample = stream.read(_JUNK_SAMPLE)
    utf16 = _utf16(sample)
    if utf16:
        return _copied(file, scratch, utf16), ()
    if _is_junk(sample):
        raise refusal("E-READ-006", where=file.name)
    if _is_utf8(file):
        return file, ()
    return _copied(file, scratch, "cp1252"), (problem("W-READ-003", where=file.name),)


def _utf16(sample: bytes) -> str | None:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = sample[:_UTF16_SAMPLE]
    half = max(len(start) // 2, 1)
    first, second = start[0::2].count(0) / half, start[1::2].count(0) / half
    if len(start) > 1 and max(first, second) > 0.4 and min(first, second) < 0.05:  # noqa: PLR2004 - mostly ASCII
        return "utf-16-be" if first > second else "utf-16-le"
    return None


def _is_junk(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" in sample or controls > max(1, _JUNK_SHARE * len(sample))


def _is_utf8(file: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as stream:
        try:
            while chunk := stream.read(CHUNK):
                if b"\x00" in chunk:
                    raise refusal("E-READ-006", where=file.name)
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        # Good up to the last character: the file was cut off while it was copied or sent.
        raise refusal("E-READ-007", where=file.name, encoding="UTF-8") from None
    return True


def _copied(file: Path, scratch: Path, encoding: str) -> Path:
    copy = scratch / "utf8.csv"
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with file.open("rb") as source, copy.open("wb") as target:
            while chunk := source.read(CHUNK):
                target.write(_without_nul(file, decoder.decode(chunk)))
            target.write(_without_nul(file, decoder.decode(b"", final=True)))
    except UnicodeError:
        raise refusal("E-READ-007", where=file.name, encoding=encoding) from None
    return copy


def _without_nul(file: Path, text: str) -> bytes:
    if "\x00" in text:
        raise refusal("E-READ-006", where=file.name)
    return text.encode("utf-8")
