"""What the codes of a file mean: Kemendagri's of today, of 2022, or BPS's when the import says so.

A codebook is a table ``code`` (as written), ``present`` (Kemendagri code of today), ``moved`` and ``reused`` (booleans);
codes are unique. Villages come from one book of all codes; areas of other levels from the file's distinct codes, since
the same digits mean different places to BPS and to Kemendagri.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from semesta import areas
from semesta.engine import small_table
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Collection

    import ibis
    from ibis.backends.duckdb import Backend

Codes = Literal["kemendagri", "bps"]

NATION_WORDS = {"INDONESIA", "NASIONAL", "ID"}
MOST_UNKNOWN = 0.5
EXAMPLES = 3
VILLAGE_LENGTH = len("31.71.01.1001")
BOOK = {"code": "VARCHAR", "present": "VARCHAR", "moved": "BOOLEAN", "reused": "BOOLEAN"}


def village_book(con: Backend) -> ibis.Table:
    """All villages under their codes of today and of 2022, with and without dots.

    Read by the engine itself, since building the tree first would be felt at every import.
    """
    import ibis

    files = [str(file) for file in areas.village_files()]
    villages = con.read_csv(
        files, columns={"code": "VARCHAR", "name": "VARCHAR"}, header=True, auto_detect=False
    )
    old, new = zip(*_village_changes(), strict=True)
    changes = small_table(con, "village_changes", {"code": ("VARCHAR", old), "present": ("VARCHAR", new)})
    dotted = villages.select(
        code=villages.code, present=villages.code, moved=ibis.literal(value=False)
    ).union(changes.select("code", "present", moved=ibis.literal(value=True)))
    undotted = dotted.mutate(code=dotted.code.replace(".", ""))
    reused = [code for code in areas.reused_codes() if len(code) == VILLAGE_LENGTH]
    both = dotted.mutate(reused=dotted.code.isin(reused)).union(
        undotted.mutate(reused=undotted.code.isin([code.replace(".", "") for code in reused]))
    )
    return con.create_table("book_villages", both, temp=True)


def _village_changes() -> list[tuple[str, str]]:
    """Old and present code of each village that moved."""
    return [(old, new) for old, new in areas.led_codes().items() if len(old) == VILLAGE_LENGTH]


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


def area_book(con: Backend, written: Collection[str], system: Codes | None, column: str) -> ibis.Table:
    """The codebook of the distinct codes of one column.

    Raises:
        SemestaError: E-IMPORT-006 when the codes could be Kemendagri's or BPS's and the import does not say which;
            E-IMPORT-013 when it says BPS's and codes have dots, which only Kemendagri's have.
    """
    codes = [code for code in written if code.upper() not in NATION_WORDS]
    dotted = [code for code in codes if "." in code]
    if system == "bps" and dotted:
        raise refusal("E-IMPORT-013", column=column, examples=", ".join(dotted[:EXAMPLES]))
    reading = areas.reading(codes)
    if system is None and reading.system == "ambiguous":
        raise refusal("E-IMPORT-006", column=column, examples=reading.in_words())
    as_bps = (system or reading.system) == "bps"
    lines = [(code, areas.NATION, False, False) for code in written if code.upper() in NATION_WORDS]
    for code in codes:
        if as_bps:
            area, moved, reused = areas.from_bps(code).area, False, False
        else:
            led = areas.lead(code)
            area, moved, reused = led.area, led.changed, led.reused
        if area is not None:
            lines.append((code, area.code, moved, reused))
    values = list(zip(*lines, strict=True)) or [()] * len(BOOK)
    columns = {name: (kind, column) for (name, kind), column in zip(BOOK.items(), values, strict=True)}
    return small_table(con, f"book_{uuid4().hex}", columns)
