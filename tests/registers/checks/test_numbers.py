"""Amounts, counts and shares."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from semesta.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import CheckCells, CheckRows

UNREADABLE = (None, ("E-IMPORT-108",))


def by_text(
    check_cells: CheckCells, register: str, column: str, texts: list[str], **options: Any
) -> dict[str, Any]:
    return dict(zip(texts, check_cells(register, column, texts, **options), strict=True))


def test_a_wage_is_read_in_every_form_that_offices_use(check_cells: CheckCells) -> None:
    texts = [
        "5400000", "5.400.000", "5,400,000", "5 400 000", "5\u00a0400\u00a0000", "Rp 5.400.000", "Rp5.400.000,-",
        "Rp 5.400.000,-", "Rp. 5.400.000,00", "rp 5.400.000", "RP5400000", "Rp\u00a05.400.000", "IDR 5,400,000.00",
        "5.400.000,00", "5,400,000.00", "5400000.0", "5400000,00", "5.400.000,-", "5.400.000.-", "5.400.000,--",
        "+5400000", "'5400000", " 5.400.000 ", "Rp: 5.400.000", "0005400000",
    ]  # fmt: skip
    assert by_text(check_cells, "participants", "wage", texts) == dict.fromkeys(texts, (5_400_000, ()))


def test_what_is_no_amount_is_refused(check_cells: CheckCells) -> None:
    texts = [
        "5.400.00", "5,4,0", "54.00.000", "5.400,000.00", "5,400.000,00", "5.4 juta", "lima juta", "5400000 5600000",
        "54 00 000", "12 5", "USD 400", "(5.400.000)", "5400000/bulan", "5e", "0x10", "1e400", "\u0665\u0664",
        "9" * 40, "5..400", ".5", "5.", "--5", "Infinity", "=1+1",
    ]  # fmt: skip
    assert by_text(check_cells, "participants", "wage", texts) == dict.fromkeys(texts, UNREADABLE)


def test_a_wage_that_a_spreadsheet_shortened_is_refused_as_such(check_cells: CheckCells) -> None:
    texts = ["5.44E+06", "5,44E+06", "5.437829E+06"]
    assert by_text(check_cells, "participants", "wage", texts) == dict.fromkeys(
        texts, (None, ("E-IMPORT-103",))
    )
    assert check_cells("participants", "wage", ["5e+06", "5E+06"]) == [(5_000_000, ())] * 2


def test_parts_of_a_rupiah_are_rounded(check_cells: CheckCells) -> None:
    assert check_cells("contributions", "due", ["1.234,49", "1.234,50", "1234.5", "0,4"]) == [
        (1234, ()),
        (1235, ()),
        (1235, ()),
        (0, ()),
    ]


def test_wages_that_are_yearly_or_in_thousands_are_warned_of(check_cells: CheckCells) -> None:
    wages = {
        "0": ("W-IMPORT-221",),
        "5.400": ("W-IMPORT-221",),
        "99.999": ("W-IMPORT-221",),
        "100.000": (),
        "49.999.999": (),
        "50.000.000": ("W-IMPORT-220",),
        "64.800.000": ("W-IMPORT-220",),
        "10.000.000.000": ("W-IMPORT-220",),
        "10.000.000.001": ("E-IMPORT-110",),
        "999.999.999.999.999": ("E-IMPORT-110",),
        "-5.400.000": ("E-IMPORT-109",),
        "-1": ("E-IMPORT-109",),
    }
    found = by_text(check_cells, "participants", "wage", list(wages))
    assert {text: codes for text, (_, codes) in found.items()} == wages


def test_the_office_sets_the_limits_of_wages(check_rows: CheckRows) -> None:
    rows = [{"wage": wage} for wage in ("999", "1000", "1999", "2000")]
    found = check_rows("participants", rows, settings=Settings(wage_low=1000, wage_high=2000))
    assert [one.codes for one in found] == [("W-IMPORT-221",), (), (), ("W-IMPORT-220",)]


def test_counts_with_dotted_thousands(check_cells: CheckCells) -> None:
    counts = {"2.123.056": 2_123_056, "2,123,056": 2_123_056, "2123056": 2_123_056, "2.123": 2123, "2,123": 2123,
              "2123.0": 2123, "0": 0, "115.446": 115_446, "2.123.056,0": 2_123_056, "7 orang": None}  # fmt: skip
    found = by_text(check_cells, "participant_counts", "participants", list(counts))
    assert {text: value for text, (value, _) in found.items()} == counts
    assert {codes for text, (_, codes) in found.items() if text != "7 orang"} == {()}
    assert found["7 orang"] == UNREADABLE


def test_a_negative_count_is_refused(check_cells: CheckCells) -> None:
    assert check_cells("participant_counts", "participants", ["-1"]) == [(-1, ("E-IMPORT-109",))]


def test_a_count_is_required(check_cells: CheckCells) -> None:
    assert check_cells("participant_counts", "participants", [None, "-"]) == [(None, ("E-IMPORT-101",))] * 2


def test_shares_as_percentages(check_cells: CheckCells) -> None:
    shares = {"51,39": "0.5139", "51.39": "0.5139", "51,39 %": "0.5139", "51.39%": "0.5139", "51": "0.51",
              "51.390": "0.5139", "51,390": "0.5139", "0,83": "0.0083", "100": "1", "104,2": "1.042", "0": "0",
              "5.123456789": "0.05123457", "51,39\u00a0%": "0.5139"}  # fmt: skip
    found = by_text(check_cells, "targets", "coverage", list(shares))
    assert found == {text: (Decimal(share), ()) for text, share in shares.items()}


def test_shares_as_ratios(check_cells: CheckCells) -> None:
    shares = {"0,5139": "0.5139", "0.5139": "0.5139", "0.514": "0.514", "0,514": "0.514", "1": "1", "0": "0"}
    found = by_text(check_cells, "targets", "coverage", list(shares), ratio_columns=["coverage"])
    assert found == {text: (Decimal(share), ()) for text, share in shares.items()}


def test_what_is_no_share_is_refused(check_cells: CheckCells) -> None:
    texts = ["lima", "51,39,1", "51.3.9", "% 51", "51 persen", "1000000", "123456789", "9" * 30, "51 %%", "%"]
    assert by_text(check_cells, "targets", "coverage", texts) == dict.fromkeys(texts, UNREADABLE)
    assert check_cells("targets", "coverage", ["-5"]) == [(Decimal("-0.05"), ("E-IMPORT-109",))]


@pytest.mark.parametrize(
    ("register", "column", "highest", "code"),
    [("workers", "decile", 10, "E-IMPORT-118"), ("employers", "jkk_group", 5, "E-IMPORT-119")],
)
def test_small_numbers(check_cells: CheckCells, register: str, column: str, highest: int, code: str) -> None:
    found = check_cells(
        register, column, ["1", "1.0", "01", str(highest), "0", str(highest + 1), "-1", "2,5", "dua", None]
    )
    assert found == [
        (1, ()),
        (1, ()),
        (1, ()),
        (highest, ()),
        (0, (code,)),
        (highest + 1, (code,)),
        (-1, (code,)),
        UNREADABLE,
        UNREADABLE,
        (None, ()),
    ]


def test_the_range_of_a_workforce_count_holds_its_number(check_rows: CheckRows) -> None:
    rows: list[dict[str, str | None]] = [
        {"workers": "100", "low": "90", "high": "110"},
        {"workers": "100", "low": "100", "high": "100"},
        {"workers": "100", "low": "101", "high": None},
        {"workers": "100", "low": None, "high": "99"},
        {"workers": "100", "low": "110", "high": "90"},
        {"workers": "x", "low": "110", "high": "90"},
    ]
    assert [one.codes for one in check_rows("workforce_counts", rows)] == [
        (),
        (),
        ("E-IMPORT-120",),
        ("E-IMPORT-120",),
        ("E-IMPORT-120", "E-IMPORT-120"),
        ("E-IMPORT-108",),
    ]
