"""The folder of a run: filled beside its place and put there whole, or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK: Final = "README.txt"
#: The first words of the README of every run, by which a folder of an earlier run is known.
FIRST_WORDS: Final = "DATA SINTETIS / SYNTHETIC DATA"
PARTIAL: Final = ".partial"


@contextmanager
def fresh_folder(out: Path) -> Iterator[Path]:
    """A folder to fill; at the end its content stands in ``out``, in the place of an earlier run's.

    Raises:
        SemestaError: E-SYNTH-005, the folder holds something else; E-SYNTH-006, nothing can be written.
    """
    partial = out / PARTIAL
    try:
        if out.exists() and not _is_ours(out):
            raise refusal("E-SYNTH-005", folder=out)
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            yield partial
            _put(partial, out)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise refusal("E-SYNTH-006", folder=out, reason=error.strerror or error) from error


def _is_ours(out: Path) -> bool:
    """Whether the folder is empty, or of an earlier run (also of one that was cut off)."""
    if not out.is_dir():
        return False
    names = {entry.name for entry in out.iterdir()} - {PARTIAL}
    return not names or (
        MARK in names and (out / MARK).read_text(encoding="utf-8", errors="replace").startswith(FIRST_WORDS)
    )


def _put(partial: Path, out: Path) -> None:
    for old in out.iterdir():
        if old.is_dir() and old != partial:
            shutil.rmtree(old)
        elif old != partial:
            old.unlink()
    for new in sorted(partial.iterdir()):
        new.rename(out / new.name)
