"""The nine registers as data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.errors import SemestaError
from semesta.registers import schema
from semesta.registers.checks.assess import PLACES, READERS, stored_type
from semesta.registers.schema import NAMES, every, get, normalise_label

COLUMNS = [(register.name, column.name) for register in every() for column in register.columns]


def test_there_are_nine_registers() -> None:
    assert tuple(register.name for register in every()) == NAMES
    assert len(NAMES) == 9


def test_an_unknown_register_is_refused() -> None:
    with pytest.raises(SemestaError) as refused:
        get("orang")
    assert [problem.code for problem in refused.value.problems] == ["E-IMPORT-001"]
    assert refused.value.problems[0].fields["registers"] == ", ".join(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_register_is_whole(name: str) -> None:
    register = get(name)
    names = [column.name for column in register.columns]
    assert len(names) == len(set(names))
    assert set(register.key) <= set(names)
    assert register.column(register.key[0]).required
    assert {column.name for column in register.required} >= {register.key[0]}
    assert register.title_in("id") == register.title["id"] != ""
    assert register.title_in("en") == register.title["en"] != ""
    assert not {"row", "period", "batch", "sheet", "errors", "warnings", "total"} & set(names)
    with pytest.raises(KeyError):
        register.column("nothing")


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_means_two_columns(name: str) -> None:
    labels = [label for column in get(name).columns for label in column.labels]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(("register", "name"), COLUMNS)
def test_a_column_is_whole(register: str, name: str) -> None:
    column = get(register).column(name)
    assert column.kind in READERS
    assert column.help["id"]
    assert column.help["en"]
    assert column.labels[0] == normalise_label(name)
    assert (column.kind == "choice") == bool(column.choices)
    assert stored_type(column) in {"string", "date", "int64", "decimal(12, 8)"}
    assert column.private or column.kind not in {"nik", "kpj", "wage", "birth_date"}


def test_rules_fit_into_the_bits_of_a_number() -> None:
    # Each column has at most six rules of a kind, and a number has 63 bits.
    assert max(len(register.columns) for register in every()) * 4 <= 63
    assert set(PLACES) <= set(READERS)


def test_headings_are_told_by_their_words() -> None:
    assert normalise_label("Tgl. Lahir *") == "TGL LAHIR"
    assert normalise_label("  no_kpj\n") == "NO KPJ"
    assert normalise_label("***") == ""


@given(st.text(max_size=40))
def test_a_normal_heading_stays_as_it_is(text: str) -> None:
    once = normalise_label(text)
    assert normalise_label(once) == once
    assert schema.normalise_label(f" {text} ") == once
