"""Columns with a fixed set of values, and programmes."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from semesta.registers import schema
from semesta.registers.checks.choices import OPEN_TO, PROGRAMMES

if TYPE_CHECKING:
    from tests.conftest import CheckCells, CheckRows

CHOICES = [
    (register.name, column.name)
    for register in schema.every()
    for column in register.columns
    if column.kind == "choice"
]


@pytest.mark.parametrize(("register", "column"), CHOICES)
def test_every_word_for_a_value_is_read_as_that_value(
    check_cells: CheckCells, register: str, column: str
) -> None:
    choices = schema.get(register).column(column).choices
    words = [(word, value) for value, words in choices.items() for word in (value, *words)]
    for form in (str, str.upper, str.lower, str.title):
        found = check_cells(register, column, [f" {form(word)} " for word, _ in words])
        assert [value for value, _ in found] == [value for _, value in words]
        assert {codes for _, codes in found} == {()}


@pytest.mark.parametrize(("register", "column"), CHOICES)
def test_no_word_stands_for_two_values(register: str, column: str) -> None:
    choices = schema.get(register).column(column).choices
    words = [word for value, words in choices.items() for word in {value.upper(), *words}]
    assert len(words) == len(set(words))
    assert words == [word.upper() for word in words]


def test_an_unknown_word_is_refused(check_cells: CheckCells) -> None:
    texts = ["X", "laki2", "PU BPU", "?"]
    assert check_cells("participants", "sex", texts) == [(None, ("E-IMPORT-111",))] * len(texts)
    assert check_cells("participants", "segment", [None]) == [(None, ("E-IMPORT-101",))]
    assert check_cells("participants", "status", [None]) == [(None, ())]


def test_programmes_in_any_order_with_any_marks(check_cells: CheckCells) -> None:
    expected = "+".join(PROGRAMMES)
    for separator in ("+", ",", ", ", " ", "/", ";", " & ", "-", "|", " + "):
        texts = [separator.join(order) for order in permutations(PROGRAMMES)]
        assert check_cells("employers", "programmes", texts) == [(expected, ())] * len(texts)


def test_every_set_of_programmes(check_cells: CheckCells) -> None:
    chosen = [
        tuple(name for place, name in enumerate(PROGRAMMES) if mask >> place & 1) for mask in range(1, 32)
    ]
    expected = [("+".join(names), ()) for names in chosen]
    assert check_cells("employers", "programmes", ["+".join(names) for names in chosen]) == expected
    assert (
        check_cells("employers", "programmes", [", ".join(reversed(names)) for names in chosen]) == expected
    )
    assert (
        check_cells("employers", "programmes", [" ".join(names * 2).lower() for names in chosen]) == expected
    )


def test_what_is_no_programme_is_refused(check_cells: CheckCells) -> None:
    texts = ["JKKJKM", "JKK+JHTT", "JPK", "3 PROGRAM", "JKK DAN JKM", "+", "?", "JKK+XYZ", "123"]
    found = check_cells("participants", "programmes", texts)
    assert dict(zip(texts, found, strict=True)) == dict.fromkeys(texts, (None, ("E-IMPORT-113",)))


def test_programmes_are_required_of_participants_only(check_cells: CheckCells) -> None:
    assert check_cells("participants", "programmes", [None]) == [(None, ("E-IMPORT-101",))]
    assert check_cells("employers", "programmes", [None]) == [(None, ())]


@pytest.mark.parametrize("segment", OPEN_TO)
def test_programmes_that_are_not_open_to_the_segment(check_rows: CheckRows, segment: str) -> None:
    found = check_rows("participants", [{"segment": segment, "programmes": name} for name in PROGRAMMES])
    assert [one.codes for one in found] == [
        () if name in OPEN_TO[segment] else ("E-IMPORT-114",) for name in PROGRAMMES
    ]


def test_the_law_of_segments() -> None:
    assert OPEN_TO == {
        "PU": ("JKK", "JKM", "JHT", "JP", "JKP"),
        "BPU": ("JKK", "JKM", "JHT"),
        "JAKON": ("JKK", "JKM"),
        "PMI": ("JKK", "JKM", "JHT"),
    }


def test_a_segment_or_programme_that_cannot_be_read_is_no_second_fault(check_rows: CheckRows) -> None:
    rows = [{"segment": "?", "programmes": "JP"}, {"segment": "BPU", "programmes": "?"}]
    assert [one.codes for one in check_rows("participants", rows)] == [("E-IMPORT-111",), ("E-IMPORT-113",)]


def test_a_basis_that_is_not_stated_is_warned_of(check_cells: CheckCells) -> None:
    assert check_cells("participant_counts", "basis", ["domisili", "kantor", None, "entah"]) == [
        ("residence", ()),
        ("workplace", ()),
        (None, ("W-IMPORT-240",)),
        (None, ("E-IMPORT-111", "W-IMPORT-240")),
    ]
