"""From files to judged rows: read, find out what the codes and shares mean, check, look for duplicates."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from semesta.engine import records, write_parquet
from semesta.errors import Problem, problem, refusal
from semesta.registers.checks.assess import assess, lead_places
from semesta.registers.checks.reading import Context, clean
from semesta.registers.duplicates import find_duplicates
from semesta.registers.faults import Judged
from semesta.registers.masking import mask_numbers
from semesta.registers.raw import TOTALS, given_columns, raw_rows
from semesta.registers.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import ibis
    from ibis.backends.duckdb import Backend

    from semesta.registers.checks.assess import Assessment
    from semesta.registers.importing import Request
    from semesta.registers.period import Period
    from semesta.registers.schema import Register
    from semesta.registers.source import Sheet
    from semesta.workspace import Workspace

ZERO_SHARE = 0.9
ZERO_ROWS = 20
MANY_CODES = 100_000
MONTHS_SHOWN = 6


def judge(
    con: Backend, scratch: Path, workspace: Workspace, request: Request, register: Register, period: Period
) -> tuple[Judged, list[Problem]]:
    """Read the files and check every row; the typed rows stand in a Parquet file in ``scratch``.

    Raises:
        SemestaError: E-READ-nnn or E-IMPORT-003, -006, -007, -011: a whole file is refused.
    """
    from semesta.registers.reading import read

    sources = [read(file, register, con, scratch, request.mapping) for file in request.files]
    sheets = [sheet for source in sources for sheet in source.sheets]
    files = [source.file.name for source in sources for _ in source.sheets]
    notes = [note for source in sources for note in source.notes]
    _check_period(con, sheets, files, period)

    given = given_columns(sheets, register)
    raw = raw_rows(sheets, register)
    ratios = _ratio_columns(con, raw, register, given)
    notes += [problem("W-IMPORT-250", column=register.column(name).heading) for name in ratios]
    context = Context(period, workspace.settings, frozenset(ratios))
    assessment = assess(raw, register, given, context, lambda name, step: _hold(con, name, step))
    staged = _stage(con, assessment, sheets, scratch / "staged.parquet")
    books = _books(con, staged.table, register, given, request)
    _check_villages(con, staged.table, register, books)
    assessment = lead_places(staged, register, given, books)
    rows = assessment.table
    counted = records(con, rows.agg(all=rows.count(), totals=rows.total.sum()))[0]
    if counted["totals"]:
        notes.append(problem("W-IMPORT-270", rows=counted["totals"]))
    rows = rows.filter(~rows.total).drop("total")
    if counted["all"] == (counted["totals"] or 0):
        raise refusal("E-IMPORT-011", file=", ".join(files))
    notes += [*_zero_notes(con, rows, register, given), *_swap_notes(con, rows, assessment, register)]
    if "basis" not in given and any(column.name == "basis" for column in register.columns):
        notes.append(problem("W-IMPORT-240"))
    doubled = find_duplicates(rows, Store(workspace).read(register.name, con, str(period)), register)
    con.create_table("doubled", doubled, temp=True)
    joined = rows.left_join(con.table("doubled"), ["sheet", "row"]).drop("sheet_right", "row_right")
    return Judged(con, joined, assessment, register, period, sheets, files), notes


def _stage(con: Backend, assessment: Assessment, sheets: Sequence[Sheet], path: Path) -> Assessment:
    """Keep the assessed rows in a Parquet file, which every further step reads.

    Rows of a plain file come without their numbers: numbering them while they are read would take all threads but one
    away. They stand in the Parquet file in the order of the file, so their numbers are counted there.
    """
    write_parquet(con, assessment.table, path)
    bare = sheets[0].bare if len(sheets) == 1 else None
    rows = con.read_parquet(path, table_name="staged", file_row_number=bare is not None)
    if bare is not None:
        rows = rows.mutate(row=rows.file_row_number + bare.first_row).drop("file_row_number")
    return dataclasses.replace(assessment, table=rows)


def _hold(con: Backend, name: str, step: ibis.Table) -> ibis.Table:
    """Keep a step as a named view, which can be looked at and run by hand.

    The view is named, not asked for its columns: Ibis knows them, and the engine would bind the whole step again.
    """
    import ibis

    con.con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {con.compile(step)}")
    return ibis.table(step.schema(), name=name)


def _check_period(con: Backend, sheets: Sequence[Sheet], files: Sequence[str], period: Period) -> None:
    """Refuse files whose own period column tells of another month.

    Raises:
        SemestaError: E-IMPORT-003.
    """
    for sheet, file in zip(sheets, files, strict=True):
        if "period" not in sheet.positions:
            continue
        cell = clean(sheet.table[f"c{sheet.positions['period']}"])
        texts = sheet.table.select(value=cell)
        months = sorted(
            {_month(text) for text in _distinct(con, texts.filter(~texts.value.upper().re_search(TOTALS)))}
        )
        if months and months != [str(period)]:
            first = ", ".join(mask_numbers(month[:20]) for month in months[:MONTHS_SHOWN])
            shown = first + (" ..." if len(months) > MONTHS_SHOWN else "")
            raise refusal("E-IMPORT-003", file=file, found=shown, period=period)


def _month(text: str) -> str:
    """A month as offices write it, as ``2025-12``; other texts as they are."""
    from semesta.registers.period import from_words

    found = from_words(text)
    return str(found) if found else text


def _ratio_columns(con: Backend, raw: ibis.Table, register: Register, given: Sequence[str]) -> list[str]:
    """The columns of shares in which no number is above 1 and none bears a percent sign."""
    names = [name for name in given if register.column(name).kind == "share"]
    ratios = []
    for name in names:
        text = clean(raw[name])
        number = text.replace("%", "").replace(" ", "").replace(",", ".").try_cast("float64")
        line = records(con, raw.agg(highest=number.max(), marked=text.contains("%").any()))[0]
        if line["highest"] is not None and line["highest"] <= 1 and not line["marked"]:
            ratios.append(name)
    return ratios


def _books(
    con: Backend, rows: ibis.Table, register: Register, given: Sequence[str], request: Request
) -> dict[str, ibis.Table]:
    """A codebook for each column of codes."""
    from semesta.registers.codebook import area_book, village_book

    books = {}
    for name in given:
        column = register.column(name)
        if column.kind == "village":
            books[name] = village_book(con)
        elif column.kind == "area":
            codes = _distinct(con, rows.select(value=rows[name]))
            books[name] = area_book(con, codes, request.codes, column.heading)
    return books


def _distinct(con: Backend, values: ibis.Table) -> list[str]:
    """The different texts of a column ``value``."""
    found = records(con, values.filter(values.value.notnull()).distinct().order_by("value").limit(MANY_CODES))
    return [line["value"] for line in found]


def _check_villages(
    con: Backend, rows: ibis.Table, register: Register, books: Mapping[str, ibis.Table]
) -> None:
    """Refuse a file of BPS village codes as a whole, rather than row by row."""
    from semesta.registers.codebook import check_villages

    for name, book in books.items():
        if register.column(name).kind == "village":
            written = rows.select(value=rows[name])
            unknown = _distinct(con, written.anti_join(book, written.value == book.code))
            if unknown:
                known = len(_distinct(con, written.semi_join(book, written.value == book.code)))
                check_villages(unknown, known, register.column(name).heading)


def _zero_notes(con: Backend, rows: ibis.Table, register: Register, given: Sequence[str]) -> list[Problem]:
    """A warning when nearly every NIK of the import ends in zero (one in ten does by itself)."""
    if "nik" not in given:
        return []
    line = records(con, rows.agg(all=rows.nik.count(), zeros=rows.nik.endswith("0").sum()))[0]
    if line["all"] < ZERO_ROWS or line["zeros"] < ZERO_SHARE * line["all"]:
        return []
    share = f"{line['zeros']}/{line['all']}"
    return [problem("W-IMPORT-206", share=share, column=register.column("nik").heading)]


def _swap_notes(con: Backend, rows: ibis.Table, assessment: Assessment, register: Register) -> list[Problem]:
    """A warning for each column in which some dates are written month first: the others may be, unseen."""
    bits = {
        column: 1 << place
        for place, (code, column) in enumerate(assessment.rejecting)
        if code == "E-IMPORT-106" and column is not None
    }
    if not bits:
        return []
    line = records(con, rows.agg(**{name: ((rows.errors & bit) != 0).sum() for name, bit in bits.items()}))[0]
    return [
        problem("W-IMPORT-234", rows=number, column=register.column(name).heading)
        for name, number in line.items()
        if number
    ]
