"""The codes as Arrow tables, for joins in the engine."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING

from semesta.areas.bps import led_bps_codes
from semesta.areas.changes import led_codes
from semesta.areas.code import part_of
from semesta.areas.lookup import tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

    from semesta.areas.area import Level

_PARTS: tuple[Level, ...] = ("province", "regency", "district")


@cache
def codes_table() -> pa.Table:
    """All areas: code, name, level, kind, parent_code, province, regency, district; all text.

    ``province``, ``regency`` and ``district`` are the codes of the area that each one lies in or is; null above it.
    One row per area, the nation (``ID``) first.
    """
    return _text_table(
        ("code", "name", "level", "kind", "parent_code", *_PARTS),
        (
            (
                area.code,
                area.name,
                area.level,
                area.kind,
                area.parent_code,
                *(part_of(area.code, part) for part in _PARTS),
            )
            for area in tree()
        ),
    )


@cache
def code_changes_table() -> pa.Table:
    """Codes of 2022 that lead to one present area and to which no other code leads: old_code, code; text."""
    return _text_table(("old_code", "code"), sorted(led_codes().items()))


@cache
def bps_table() -> pa.Table:
    """BPS codes of provinces, regencies and districts that can be led to a present area: bps_code, code; text."""
    return _text_table(("bps_code", "code"), sorted(led_bps_codes().items()))


def _text_table(columns: Sequence[str], lines: Iterable[Sequence[str | None]]) -> pa.Table:
    """A table of text; None is null. By way of CSV, since an Arrow array made of Python values loads all of pandas."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    buffer = io.StringIO()
    csv.writer(buffer).writerows(lines)
    return arrow_csv.read_csv(
        pa.BufferReader(buffer.getvalue().encode()),
        read_options=arrow_csv.ReadOptions(column_names=list(columns)),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.string()), null_values=[""], strings_can_be_null=True
        ),
    ).combine_chunks()
