"""From the bits of an assessment to rules, rows and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.engine import batches, records
from semesta.language import say
from semesta.registers.checks.functions import smallest
from semesta.registers.duplicates import AGAINST, WITHIN, join_position, position, split_position
from semesta.registers.explain import Row, explain
from semesta.registers.report import Example, Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import ibis
    from ibis.backends.duckdb import Backend
    from ibis.expr import types as ir

    from semesta.language import Language
    from semesta.registers.checks.assess import Assessment
    from semesta.registers.period import Period
    from semesta.registers.schema import Register
    from semesta.registers.source import Sheet

EXAMPLES = 3
CHUNK = 5_000


@dataclass(frozen=True)
class Judged:
    """All rows of an import after the checks.

    ``rows``: sheet, row, the typed columns, errors, warnings, code and other (of a duplicate, else NULL).
    """

    con: Backend
    rows: ibis.Table
    assessment: Assessment
    register: Register
    period: Period
    sheets: Sequence[Sheet]
    files: Sequence[str]

    @property
    def is_rejected(self) -> ir.BooleanValue:
        """Whether a row stays out."""
        return (self.rows["errors"] != 0) | self.rows["code"].notnull()

    @property
    def rules(self) -> list[tuple[str, str | None, ir.BooleanValue]]:
        """Every rule with the rows that break it."""
        rows = self.rows
        found = [
            (code, column, (rows[bits] & (1 << place)) != 0)
            for bits, named in (("errors", self.assessment.rejecting), ("warnings", self.assessment.warning))
            for place, (code, column) in enumerate(named)
        ]
        key = self.register.key[0]
        return [*found, *((code, key, (rows["code"] == code).fill_null(False)) for code in (WITHIN, AGAINST))]

    def codes_of(self, errors: int, warnings: int, duplicate: str | None) -> list[tuple[str, str | None]]:
        """The rules that one row breaks."""
        broken = [rule for place, rule in enumerate(self.assessment.rejecting) if errors >> place & 1]
        if duplicate:
            broken.append((duplicate, self.register.key[0]))
        return [
            *broken,
            *(rule for place, rule in enumerate(self.assessment.warning) if warnings >> place & 1),
        ]


@dataclass(frozen=True)
class FaultyRow:
    """One row with the rules that it breaks; ``cells`` are all cells of the file's row as written.

    ``other`` is the position or the batch of the row that a duplicate repeats (see ``first_in_words``).
    """

    sheet: int
    number: int
    cells: tuple[str | None, ...]
    row: Row
    codes: tuple[tuple[str, str | None], ...]
    other: str


def count_faults(judged: Judged) -> dict[tuple[str, str | None], int]:
    """How many rows break each rule; rules that all rows keep are left out."""
    rules = judged.rules
    counts = judged.rows.agg(**{f"n{place}": bad.sum() for place, (_, _, bad) in enumerate(rules)})
    line = records(judged.con, counts)[0]
    return {
        (code, column): int(line[f"n{place}"])
        for place, (code, column, _) in enumerate(rules)
        if line[f"n{place}"]
    }


def describe_faults(judged: Judged, language: Language) -> tuple[Fault, ...]:
    """Each broken rule with its first rows in words; errors before warnings, the most frequent first."""
    counts = count_faults(judged)
    first = _first_places(judged, counts)
    wanted = sorted({place for places in first.values() for place in places})
    chosen = judged.rows.filter(position(judged.rows).isin(wanted))
    rows = (
        {join_position(row.sheet, row.number): row for row in faulty_rows(judged, chosen)} if wanted else {}
    )
    described = []
    for (code, column), number in sorted(
        counts.items(), key=lambda each: (each[0][0][0], -each[1], each[0][0])
    ):
        examples = tuple(
            Example(
                _where(judged, row.sheet, row.number, language), _text(judged, row, code, column, language)
            )
            for row in (rows[place] for place in first[code, column])
        )
        described.append(Fault(code, column, number, examples))
    return tuple(described)


def _first_places(
    judged: Judged, broken: Collection[tuple[str, str | None]]
) -> dict[tuple[str, str | None], list[int]]:
    """The positions of the first rows that break each rule, in one pass over the rows that break any."""
    import ibis

    place = position(judged.rows)
    rules = [(code, column, bad) for code, column, bad in judged.rules if (code, column) in broken]
    firsts = {
        f"n{number}": smallest(bad.ifelse(place, ibis.null("int64")), EXAMPLES)
        for number, (_, _, bad) in enumerate(rules)
    }
    if not firsts:
        return {}
    line = records(judged.con, judged.rows.agg(**firsts))[0]
    return {(code, column): line[f"n{number}"] for number, (code, column, _) in enumerate(rules)}


def faulty_rows(judged: Judged, chosen: ibis.Table) -> Iterator[FaultyRow]:
    """The chosen rows in the order of the files, with their cells as written."""
    names = [column.name for column in judged.register.columns]
    for index, sheet in enumerate(judged.sheets):
        wanted = chosen.filter(chosen.sheet == index)
        stored = wanted.select(
            "row",
            "errors",
            "warnings",
            "code",
            "other",
            **{f"stored_{n}": wanted[n].cast("string") for n in names},
        )
        joined = sheet.table.inner_join(stored, "row").order_by("row")
        for batch in batches(judged.con, joined, CHUNK):
            for line in batch.to_pylist():
                yield _faulty_row(judged, index, sheet, line)


def _faulty_row(judged: Judged, index: int, sheet: Sheet, line: dict[str, Any]) -> FaultyRow:
    cells = tuple(line[f"c{place}"] for place in range(len(sheet.labels)))
    names = [column.name for column in judged.register.columns]
    written = {name: cells[place] for name, place in sheet.positions.items() if place < len(cells)}
    return FaultyRow(
        index,
        int(line["row"]),
        cells,
        Row(written, {name: line[f"stored_{name}"] for name in names}),
        tuple(judged.codes_of(line["errors"], line["warnings"], line["code"])),
        line["other"] or "",
    )


def first_in_words(judged: Judged, row: FaultyRow, language: Language) -> str:
    """Where the row stands that a duplicate repeats: the batch, or the row (with its sheet, where that is another)."""
    if not row.other.isdecimal():
        return row.other
    sheet, number = split_position(int(row.other))
    if sheet == row.sheet:
        return say("import.row", language, row=number)
    return _where(judged, sheet, number, language)


def _where(judged: Judged, sheet: int, number: int, language: Language) -> str:
    file, name = judged.files[sheet], judged.sheets[sheet].name
    if name is None:
        return say("import.where_plain", language, file=file, row=number)
    return say("import.where", language, file=file, sheet=name, row=number)


def _text(judged: Judged, row: FaultyRow, code: str, column: str | None, language: Language) -> str:
    other = first_in_words(judged, row, language)
    explained = explain(
        code, column, row.row, judged.register, judged.period, language, other=other, masked=True
    )
    return explained.message(language)
