"""Texts, names and lasting numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import CheckCells


def test_texts_stay_as_they_are_written(check_cells: CheckCells) -> None:
    texts = ["Penjahit", "1E+10", "a  b", "=1+1", "Pedagang\nkaki lima", "5.0"]
    assert check_cells("participants", "occupation", texts) == [(text, ()) for text in texts]
    assert check_cells("participants", "occupation", [" 'Penjahit ", "-", "N/A"]) == [
        ("Penjahit", ()),
        (None, ()),
        (None, ()),
    ]


def test_names_have_single_spaces_and_a_letter(check_cells: CheckCells) -> None:
    assert check_cells(
        "participants", "name", ["Sri", " Ni  Made   Ayu ", "\u00d6zil", "O'Neil", "\u9673"]
    ) == [
        ("Sri", ()),
        ("Ni Made Ayu", ()),
        ("\u00d6zil", ()),
        ("O'Neil", ()),
        ("\u9673", ()),
    ]
    texts = ["12345", "...", "3171011203900001", "?"]
    assert check_cells("participants", "name", texts) == [(text, ("E-IMPORT-121",)) for text in texts]
    assert check_cells("participants", "name", [None, "-", "'"]) == [(None, ("E-IMPORT-101",))] * 3
    assert check_cells("participants", "name", ["Nan", "NAN"]) == [("Nan", ()), ("NAN", ())]


def test_identifiers_are_text(check_cells: CheckCells) -> None:
    texts = ["W0000001", "00012", "12-34/5", "12E05", "1.5"]
    assert check_cells("workers", "worker_id", texts) == [(text, ()) for text in texts]
    assert check_cells("workers", "worker_id", ["123.0", "'00012"]) == [("123", ()), ("00012", ())]
    assert check_cells("workers", "worker_id", ["1.2E+11", "1,2E+11"]) == [
        ("1.2E+11", ("E-IMPORT-103",)),
        ("1,2E+11", ("E-IMPORT-103",)),
    ]


def test_the_employer_of_a_participant_is_written_as_in_the_register_of_employers(
    check_cells: CheckCells,
) -> None:
    texts = ["20000001", "20000001.0", "'20000001", "JK012345"]
    expected = [("20000001", ())] * 3 + [("JK012345", ())]
    assert check_cells("participants", "npp", texts) == expected
    assert check_cells("employers", "npp", texts) == expected
    assert check_cells("participants", "npp", ["2.0E+11"]) == [("2.0E+11", ("E-IMPORT-103",))]


def test_card_numbers(check_cells: CheckCells) -> None:
    assert (
        check_cells(
            "participants", "kpj", ["12345678901", "123.456.789-01", "1234 5678 901", "12345678901.0"]
        )
        == [("12345678901", ())] * 4
    )
    assert check_cells("participants", "kpj", ["96K12345678", "'01234567890"]) == [
        ("96K12345678", ()),
        ("01234567890", ()),
    ]
    texts = ["1234567890", "123456789012", "1234567890?", "kartu hilang", "KARTUHILANG", "abcdef12345"]
    assert [codes for _, codes in check_cells("participants", "kpj", texts)] == [("E-IMPORT-104",)] * 6
    assert [codes for _, codes in check_cells("participants", "kpj", ["1.2E+10", "1,23456E+10", None])] == [
        ("E-IMPORT-103",),
        ("E-IMPORT-103",),
        ("E-IMPORT-101",),
    ]


def test_licence_numbers(check_cells: CheckCells) -> None:
    assert check_cells(
        "licences", "nib", ["1234567890123", "123 456 789 0123", "91234", "9.1E+12", None]
    ) == [
        ("1234567890123", ()),
        ("1234567890123", ()),
        ("91234", ("W-IMPORT-260",)),
        ("91E+12", ("E-IMPORT-103",)),
        (None, ("E-IMPORT-101",)),
    ]


def test_tax_numbers(check_cells: CheckCells) -> None:
    texts = [
        "01.234.567.8-901.000",
        "0123456789010001",
        "012345678901000",
        "000000000000000",
        "12",
        "ada",
        "1.2E+14",
        None,
    ]
    assert check_cells("employers", "npwp", texts) == [
        ("012345678901000", ()),
        ("0123456789010001", ()),
        ("012345678901000", ()),
        (None, ("W-IMPORT-261",)),
        (None, ("W-IMPORT-261",)),
        (None, ("W-IMPORT-261",)),
        (None, ("E-IMPORT-103",)),
        (None, ()),
    ]


def test_lines_of_business(check_cells: CheckCells) -> None:
    texts = ["G", "g", "G. Perdagangan", "V", "G - Perdagangan", "Perdagangan", "W", "1", None]
    assert check_cells("workers", "kbli_section", texts) == [
        ("G", ()),
        ("G", ()),
        ("G", ()),
        ("V", ()),
        ("G", ()),
        (None, ("W-IMPORT-262",)),
        (None, ("W-IMPORT-262",)),
        (None, ("W-IMPORT-262",)),
        (None, ()),
    ]
    texts = ["47112", "47", "47.112", "G", "4", "471122", "dagang", None]
    assert check_cells("employers", "kbli", texts) == [
        ("47112", ()),
        ("47", ()),
        ("47112", ()),
        ("G", ()),
        (None, ("W-IMPORT-263",)),
        (None, ("W-IMPORT-263",)),
        (None, ("W-IMPORT-263",)),
        (None, ()),
    ]


def test_outer_marks_and_words_for_nothing(check_cells: CheckCells) -> None:
    kept = ["a", "a-b", "--x", "Nihilis", "nul", "Nan", "n / a"]
    assert check_cells("participants", "occupation", kept) == [(text, ()) for text in kept]
    trimmed = ["\ta\r\n", "\u200ba\ufeff", "'a'", " ' a", "a\v\f"]
    assert check_cells("participants", "occupation", trimmed) == [("a", ())] * len(trimmed)
    nothing = ["", " ", "'", "-", " - ", "--", "NULL", "null", "Null", "N/A", "n/a", "#N/A", "NaN", "nan", "None",
               "none", "NONE", "NIHIL", "nihil", "Nihil", "'-", "\u00a0"]  # fmt: skip
    assert check_cells("participants", "occupation", nothing) == [(None, ())] * len(nothing)
