"""Contributions on both engines: whole rupiah must not differ, also beyond 2^53."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from semesta.scheme import law
from semesta.scheme.contributions import contribution_columns
from tests.both_engines import Rows

if TYPE_CHECKING:
    import ibis

    from tests.both_engines import BothEngines

DAYS = [date(2015, 7, 1), date(2020, 9, 15), date(2025, 3, 1), date(2026, 2, 1), date(2026, 5, 1)]
WAGES = [0, 999_999, 5_432_101, 11_086_301, 2**53 + 1, 2**57 + 12_345]


def step(table: ibis.Table) -> ibis.Table:
    return table.select("place", **contribution_columns(table, law().on(table.day)))


def test_contributions_are_the_same_on_both_engines(both_engines: BothEngines) -> None:
    kinds = {
        "place": "int64", "day": "date", "segment": "string", "wage": "int64", "jkk_group": "int64",
        "programmes": "string", "payer": "string", "transport": "boolean", "labour_intensive": "boolean",
    }  # fmt: skip
    cases = [(segment, day, wage) for segment in ("PU", "BPU", "JAKON") for day in DAYS for wage in WAGES]
    rows = [
        (
            place, day, segment, wage, 1 + place % 5,
            ("JKK+JKM", "JKK+JKM+JHT+JP+JKP", None)[place % 3],
            ("self", "apbd")[place % 2], place % 4 == 0, place % 7 == 0,
        )
        for place, (segment, day, wage) in enumerate(cases)
    ]  # fmt: skip
    found = both_engines(step, Rows(kinds, rows))
    assert len(found) == len(cases)
    assert any(row["jkk"] for row in found)
