"""Cells of a spreadsheet as text: what its owner would call the value, and no more digits than it really keeps."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A spreadsheet keeps fifteen digits of a number; from here on the last ones are zeros that nobody typed.
ROUNDED_FROM = 1e15


def cell_text(value: object) -> str | None:
    """The text of one cell, None when it is empty.

    Whole numbers have no decimal point, numbers of sixteen digits and more are in scientific notation (so that checks
    see that they were rounded), dates are ``YYYY-MM-DD``, booleans ``TRUE`` or ``FALSE``, ``#N/A`` is empty.
    """
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _number(value)
    if isinstance(value, str):
        return value if value and value != "#N/A" else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.date):
        return _date(value)
    if isinstance(value, dt.timedelta):
        hours, seconds = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{seconds // 60:02d}:{seconds % 60:02d}"
    return None if value is None else str(value)


def row_text(values: Sequence[object]) -> list[str | None]:
    """The texts of one row."""
    return [
        value if type(value) is str and value and value != "#N/A" else cell_text(value) for value in values
    ]


def _number(value: float) -> str:
    if -ROUNDED_FROM < value < ROUNDED_FROM:
        if value == int(value):
            return str(int(value))
        text = f"{value:.15g}"
        return format(Decimal(text), "f") if "e" in text else text
    return f"{float(value):.14E}" if math.isfinite(value) else str(value)


def _date(value: dt.date) -> str:
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return value.isoformat(" ", "seconds")
    return value.isoformat()[:10]
