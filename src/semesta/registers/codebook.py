"""What the codes of a file mean: Kemendagri's of today, of 2022, or BPS's when the import says so.

A codebook is a table ``code`` (as written), ``present`` (Kemendagri code of today), ``moved`` and ``reused`` (booleans);
codes are unique. Villages come from one book of all codes; areas of other levels from the file's distinct codes, since
the same digits mean different places to BPS and to Kemendagri.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from semesta import areas
from semesta.areas.changes import reused_codes
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Collection

    import pyarrow as pa

Codes = Literal["kemendagri", "bps"]

NATION_WORDS = {"INDONESIA", "NASIONAL", "ID"}
MOST_UNKNOWN = 0.5
EXAMPLES = 3


@cache
def village_book() -> pa.Table:
    """All villages under their codes of today and of 2022, with and without dots."""
    import pyarrow as pa
    import pyarrow.compute as pc

    codes = areas.codes_table()
    present = codes.filter(pc.equal(codes["level"], "village"))["code"]
    changes = areas.code_changes_table()
    is_village = pc.equal(pc.utf8_length(changes["old_code"]), len("31.71.01.1001"))
    changes = changes.filter(is_village)
    reused = reused_codes()
    parts = []
    for undotted in (False, True):
        for written, now, moved in ((present, present, False), (changes["old_code"], changes["code"], True)):
            text = pc.replace_substring(written, ".", "") if undotted else written
            parts.append(
                pa.table(
                    {
                        "code": text,
                        "present": now,
                        "moved": pa.array([moved]).take(pa.array([0] * len(now))),
                        "reused": pc.is_in(written, pa.array(sorted(reused), pa.string())),
                    }
                )
            )
    return pa.concat_tables([part.combine_chunks() for part in parts])


def check_villages(unknown: Collection[str], known: int, column: str) -> None:
    """Refuse a file whose village codes are BPS's: of those there is no public list that leads to Kemendagri's.

    Args:
        unknown: distinct written codes that are no Kemendagri codes.
        known: how many distinct codes are.
        column: the heading or name of the column.

    Raises:
        SemestaError: E-IMPORT-007.
    """
    of_bps = sorted(code for code in unknown if code.isdigit() and areas.from_bps(code).is_possible)
    if of_bps and len(of_bps) > MOST_UNKNOWN * (len(unknown) + known):
        raise refusal("E-IMPORT-007", column=column, examples=", ".join(of_bps[:EXAMPLES]))


def area_book(written: Collection[str], system: Codes | None, column: str) -> pa.Table:
    """The codebook of the distinct codes of one column.

    Raises:
        SemestaError: E-IMPORT-006 when the codes could be Kemendagri's or BPS's and the import does not say which.
    """
    import pyarrow as pa

    codes = [code for code in written if code.upper() not in NATION_WORDS]
    reading = areas.reading(codes)
    if system is None and reading.system == "ambiguous":
        raise refusal("E-IMPORT-006", column=column, examples=reading.in_words())
    as_bps = (system or reading.system) == "bps"
    lines = [(code, areas.NATION, False, False) for code in written if code.upper() in NATION_WORDS]
    for code in codes:
        if as_bps:
            area, moved, reused = areas.from_bps(code.replace(".", "")).area, False, False
        else:
            led = areas.lead(code)
            area, moved, reused = led.area, led.changed, led.reused
        if area is not None:
            lines.append((code, area.code, moved, reused))
    names = ("code", "present", "moved", "reused")
    types = (pa.string(), pa.string(), pa.bool_(), pa.bool_())
    columns = zip(*lines, strict=True) if lines else ((), (), (), ())
    return pa.table({name: pa.array(values, kind) for name, values, kind in zip(names, columns, types, strict=True)})
