from __future__ import annotations

from contextvars import copy_context
from decimal import Decimal

import pytest

from semesta.coverage.wording import (
    Count,
    Listing,
    Month,
    Pair,
    Percent,
    Points,
    Printed,
    Term,
    count,
    decimals_of,
    month,
    percent,
)
from semesta.language import Language, use


def test_numbers_are_written_in_both_languages() -> None:
    assert count(2_123_056, "id") == "2.123.056"
    assert count(2_123_056, "en") == "2,123,056"
    assert percent(Decimal("0.51390"), "id") == "51,39%"
    assert percent(0.51385, "en") == "51.39%"
    assert percent(12.3456, "id") == "1.234,56%"
    assert month("2025-07", "id") == "Juli 2025"
    assert month("2025-12", "en") == "December 2025"


def test_values_write_themselves_in_the_language_of_the_sentence() -> None:
    assert f"{Count(1_000):id} {Count(1_000):en}" == "1.000 1,000"
    assert f"{Percent('0.3643'):id} {Percent('0.3643'):en}" == "36,43% 36.43%"
    assert f"{Printed('0.36'):en} {Printed('0.5139'):id} {Printed('0.307'):id}" == "36% 51,39% 30,7%"
    assert f"{Points('-0.0043'):id}" == "0,43"
    assert f"{Month('2025-02'):en}" == "February 2025"
    assert f"{Term('coverage.children.regency'):id}" == "kabupaten/kota"
    assert (
        f"{Listing((Pair((Percent('0.3215'), 'rpjmn')), Count(5000), 'x')):id}" == "32,15% (rpjmn), 5.000, x"
    )


def test_without_a_language_the_one_in_force_counts() -> None:
    def written(language: Language) -> str:
        use(language)
        return f"{Count(1_000)}"

    assert copy_context().run(written, "en") == "1,000"
    assert copy_context().run(written, "id") == "1.000"


def test_values_stay_numbers() -> None:
    assert Count(5) + 1 == 6
    assert Percent("0.5") * 2 == 1


@pytest.mark.parametrize(
    ("ratio", "decimals"), [("0.36", 0), ("0.3643", 2), ("0.307000", 1), ("1", 0), ("0", 0)]
)
def test_decimals_are_those_of_the_percentage(ratio: str, decimals: int) -> None:
    assert decimals_of(Decimal(ratio)) == decimals
