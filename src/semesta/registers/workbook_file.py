"""A workbook that appears under its name whole, or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook


@contextmanager
def new_workbook(path: Path, *, row_by_row: bool) -> Iterator[Workbook]:
    """An XlsxWriter workbook that replaces ``path`` when the block ends well.

    ``row_by_row`` keeps only one row in memory; rows must then be written in order. What is written on the way stays
    in a hidden folder beside ``path`` (it may hold personal data, so it does not go to the system's folder for all).

    Raises:
        SemestaError: E-REPAIR-001, the file cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=".semesta-") as scratch:
            draft = Path(scratch) / path.name
            options = {"constant_memory": row_by_row, "in_memory": not row_by_row, "tmpdir": scratch}
            with Workbook(draft, options) as workbook:
                workbook.use_zip64()
                yield workbook
            draft.replace(path)
    except (OSError, XlsxFileError) as error:
        raise refusal("E-REPAIR-001", file=path, reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
