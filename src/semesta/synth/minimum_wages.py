"""Minimum wages of provinces by year (``data/minimum_wages.csv``)."""

from __future__ import annotations

from semesta.synth import data


def minimum_wage(province: str, year: int) -> int:
    """Rupiah a month: of that year, else of the latest year before it that is known, else of the first one known."""
    known = {
        int(row["year"]): int(row["wage"])
        for row in data.rows("minimum_wages.csv")
        if row["code"] == province
    }
    earlier = [known[each] for each in sorted(known) if each <= year]
    return earlier[-1] if earlier else known[min(known)]
