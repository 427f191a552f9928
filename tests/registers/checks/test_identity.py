"""The NIK: evidence, never the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.registers.checks.identity import FORM, PLACEHOLDER

if TYPE_CHECKING:
    from tests.conftest import CheckCells, CheckRows

GOOD = "3171011203900001"


def test_a_nik_is_text_of_sixteen_digits(check_cells: CheckCells) -> None:
    texts = [
        GOOD, f"'{GOOD}", f" {GOOD} ", "3171.0112.0390.0001", "31 7101 120390 0001", "31.71.01.120390.0001",
        "317101-120390-0001", f"{GOOD}.0", f"{GOOD}'", f"\u00a0{GOOD}", f"\ufeff{GOOD}",
    ]  # fmt: skip
    assert check_cells("participants", "nik", texts) == [(GOOD, ())] * len(texts)


def test_a_single_nik_that_ends_in_zero_is_fine(check_cells: CheckCells) -> None:
    assert check_cells("participants", "nik", ["3171011203900010", "3171011203900000"]) == [
        ("3171011203900010", ()),
        ("3171011203900000", ()),
    ]


def test_a_nik_that_a_spreadsheet_rounded_is_rejected(check_cells: CheckCells) -> None:
    texts = [
        "3.17E+15", "3,17E+15", "3.17410101010E+15", "3.17101120390000E+15", "3.17e+15", "3E+15", "3,17E15",
        "3.171011203900001E15", "'3.17E+15", "9.9E+99",
    ]  # fmt: skip
    assert check_cells("participants", "nik", texts) == [(None, ("E-IMPORT-102",))] * len(texts)


def test_placeholders_become_missing(check_cells: CheckCells) -> None:
    texts = [
        *(digit * 16 for digit in "0123456789"), "1234567890123456", "1234567890", "0123456789012345", "0", "0000",
        "999", "1234567890000000", "0000001203900001", "9999991203900001", "3171010000000001", "3171019999999999",
        "'0000000000000000", "0000.0000.0000.0000", "111", "0.0",
    ]  # fmt: skip
    found = dict(zip(texts, check_cells("participants", "nik", texts), strict=True))
    assert found == dict.fromkeys(texts, (None, ("W-IMPORT-201",)))


def test_other_forms_become_missing(check_cells: CheckCells) -> None:
    texts = [
        "317101120390001", "31710112039000011", "35.2318", "35.2318...", "tidak ada", "TIDAK PUNYA KTP", "3171O11203900001",
        "A123456", "3171011203900001/3171011203900002", "\u0663\u0661\u0667\u0661" * 4, "?", "3.17E-15",
    ]  # fmt: skip
    found = dict(zip(texts, check_cells("participants", "nik", texts), strict=True))
    assert found == dict.fromkeys(texts, (None, ("W-IMPORT-202",)))


def test_no_nik_is_no_fault(check_cells: CheckCells) -> None:
    assert check_cells("participants", "nik", [None, "", "-", "'", "NULL"]) == [(None, ())] * 5


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.from_regex(r"\A[0-9]{16}\Z")
        | st.from_regex(r"\A[0-9]{8}(0[0-9]|1[0-3])[0-9]{6}\Z")
        | st.from_regex(r"\A(999999|1111111111|000000|31710199)[0-9]{0,10}\Z")
        | st.from_regex(r"\A[0-9]{6}(0{6}|9{6})[0-9]{4}\Z"),
        min_size=1,
        max_size=200,
    )
)
def test_the_quick_look_passes_what_the_slow_one_passes(check_cells: CheckCells, texts: list[str]) -> None:
    import re

    for text, (value, codes) in zip(texts, check_cells("participants", "nik", texts), strict=True):
        form, placeholder = re.search(FORM, text), re.search(PLACEHOLDER, text)
        assert value == (text if form and not placeholder else None)
        assert codes[:1] == (("W-IMPORT-201",) if placeholder else () if form else ("W-IMPORT-202",)) or (
            value is not None and codes == ("W-IMPORT-203",)
        )


def test_a_nik_with_an_impossible_birth_date_is_warned_of(check_cells: CheckCells) -> None:
    warned = ("W-IMPORT-203",)
    niks = {
        "3171010003900001": warned,  # day 0
        "3171013203900001": warned,  # day 32
        "3171014003900001": warned,  # day 40 is nobody's: women's days are 41 to 71
        "3171014103900001": (),
        "3171017103900001": (),
        "3171017203900001": warned,
        "3171011200900001": warned,  # month 0
        "3171011213900001": warned,  # month 13
    }
    found = check_cells("participants", "nik", list(niks))
    assert found == list(niks.items())


def test_birth_date_and_sex_that_differ_from_the_nik_are_warned_of(check_rows: CheckRows) -> None:
    rows: list[dict[str, str | None]] = [
        {"nik": GOOD, "birth_date": "12/03/1990", "sex": "L"},
        {"nik": "3171015203900001", "birth_date": "12/03/1990", "sex": "P"},
        {"nik": GOOD, "birth_date": "13/03/1990", "sex": "L"},
        {"nik": GOOD, "birth_date": "12/04/1990", "sex": "L"},
        {"nik": GOOD, "birth_date": "12/03/1991", "sex": "L"},
        {"nik": GOOD, "birth_date": "12/03/1990", "sex": "P"},
        {"nik": "3171015203900001", "birth_date": "11/03/1990", "sex": "L"},
        {"nik": GOOD, "birth_date": None, "sex": None},
        {"nik": None, "birth_date": "12/03/1990", "sex": "L"},
        {"nik": "3171013203900001", "birth_date": "12/03/1990", "sex": "P"},
        {"nik": GOOD, "birth_date": "kapan", "sex": "?"},
    ]
    assert [one.codes for one in check_rows("participants", rows)] == [
        (),
        (),
        ("W-IMPORT-204",),
        ("W-IMPORT-204",),
        ("W-IMPORT-204",),
        ("W-IMPORT-205",),
        ("W-IMPORT-204", "W-IMPORT-205"),
        (),
        (),
        ("W-IMPORT-203",),
        ("E-IMPORT-105", "E-IMPORT-111"),
    ]
