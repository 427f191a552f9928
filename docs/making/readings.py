"""What the checks make of cells as offices write them: asked of the checks themselves."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis

#: Register, column, and cells as they are written.
EXAMPLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("participants", "birth_date", ("12/03/1990", "1990-03-12", "12-03-1990", "12 Maret 1990", "12 Agt 1990", "12/03/90",
                                    "32944", "1990-03-12 00:00:00", "03/25/1990")),
    ("participants", "paid_through", ("2025-12", "12/2025", "202512", "Des 2025", "31/12/2025")),
    ("participants", "wage", ("5400000", "5.400.000", "Rp 5.400.000,-", "5,400,000.00", "5400000.0", "5,4 juta")),
    ("participant_counts", "participants", ("2123056", "2.123.056", "2,123,056", "2.123", "1,5 juta")),
    ("participant_counts", "printed_coverage", ("51.39", "51,39", "51,39 %", "51.39%")),
    ("participants", "nik", ("3171011203900001", "3171.0112.0390.0001", "'3171011203900001", "3,17101E+15",
                             "0000000000000000", "31710112039")),
    ("participants", "kpj", ("12345678901", "12.345.678.901", "1234567890")),
    ("participants", "sex", ("L", "Laki-laki", "PEREMPUAN", "P", "X")),
    ("participants", "segment", ("PU", "penerima upah", "PBPU", "Jasa Konstruksi", "TKI")),
    ("participants", "programmes", ("JKK+JKM", "jht, jkk, jkm", "JKK; JKM; JHT; JP", "JKK+BPJS")),
    ("workers", "kbli_section", ("G", "G. Perdagangan", "47")),
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """A cell as written, what it is read as (None: not read), and the codes of the rules that it breaks."""

    written: str
    stored: str | None
    codes: tuple[str, ...]


def read() -> list[tuple[str, str, list[Cell]]]:
    """Register, column, and what each written cell is read as."""
    from semesta.engine import connect

    with tempfile.TemporaryDirectory() as folder:
        con = connect(Path(folder), "500MB", threads=1)
        try:
            return [
                (register, column, _read(con, register, column, cells))
                for register, column, cells in EXAMPLES
            ]
        finally:
            con.disconnect()


def _read(con: Any, register: str, column: str, cells: Sequence[str]) -> list[Cell]:
    from semesta.engine import records, small_table
    from semesta.registers import schema
    from semesta.registers.checks.assess import assess
    from semesta.registers.checks.reading import Context
    from semesta.registers.period import parse
    from semesta.settings import Settings

    numbers = list(range(len(cells)))
    columns: dict[str, tuple[str, Sequence[object]]] = {
        "sheet": ("INTEGER", numbers),
        "row": ("BIGINT", numbers),
        "total": ("BOOLEAN", [False] * len(cells)),
        column: ("VARCHAR", cells),
    }
    raw = small_table(con, "written", columns)
    context = Context(parse("2025-12"), Settings.model_validate({}))
    # Each step is kept: as one expression the checks would name the text over and over again.
    found = assess(raw, schema.get(register), [column], context, lambda name, step: _keep(con, name, step))
    lines = records(
        con, found.table.select("row", "errors", "warnings", value=found.table[column].cast("string"))
    )
    lines.sort(key=lambda line: line["row"])
    return [
        Cell(
            cell,
            line["value"],
            (*_broken(found.rejecting, line["errors"]), *_broken(found.warning, line["warnings"])),
        )
        for cell, line in zip(cells, lines, strict=True)
    ]


def _keep(con: Any, name: str, step: ibis.Table) -> Any:
    con.con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {con.compile(step)}")
    return con.table(name)


def _broken(rules: Sequence[tuple[str, str | None]], bits: int) -> tuple[str, ...]:
    return tuple(code for place, (code, _) in enumerate(rules) if bits >> place & 1)
