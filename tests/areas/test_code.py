"""What a code says by its form alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.areas import level_of, normalise
from semesta.areas.code import is_within, kind_of, parent_code_of, part_of
from semesta.errors import SemestaError


@pytest.mark.parametrize(
    ("code", "dotted"),
    [
        ("3171011001", "31.71.01.1001"),
        ("31.71.01.1001", "31.71.01.1001"),
        (" 317101 ", "31.71.01"),
        ("3171", "31.71"),
        ("31", "31"),
        ("id", "ID"),
        ("99.99.99.9999", "99.99.99.9999"),
    ],
)
def test_codes_with_and_without_dots_become_dotted(code: str, dotted: str) -> None:
    assert normalise(code) == dotted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "317",
        "3171010",
        "31.7",
        "31.7101",
        "3171.01",
        "31-71",
        "3.17E+09",
        "Jakarta",
        "٣١",
        "31.71.01.1001.1",
    ],
)
def test_other_text_is_no_code(text: str) -> None:
    assert normalise(text) is None


@given(st.text() | st.from_regex(r"[0-9.]{0,14}", fullmatch=True))
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert once is None or normalise(once) == once


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("ID", "nation"),
        ("31", "province"),
        ("31.71", "regency"),
        ("317101", "district"),
        ("31.71.01.1001", "village"),
    ],
)
def test_the_level_follows_from_the_form(code: str, level: str) -> None:
    assert level_of(code) == level


def test_the_level_of_other_text_is_refused() -> None:
    with pytest.raises(SemestaError, match="E-AREA-002"):
        level_of("Gambir")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("31", "provinsi"),
        ("31.01", "kabupaten"),
        ("31.71", "kota"),
        ("31.71.01", "kecamatan"),
        ("31.71.01.1001", "kelurahan"),
        ("11.01.01.2001", "desa"),
        ("91.03.01.3001", "desa_adat"),
    ],
)
def test_the_kind_follows_from_the_form(code: str, kind: str) -> None:
    assert kind_of(code) == kind


def test_parents_and_parts_of_codes() -> None:
    assert [parent_code_of(code) for code in ("31.71.01.1001", "31.71", "31", "ID")] == [
        "31.71.01",
        "31",
        "ID",
        None,
    ]
    assert part_of("31.71.01.1001", "regency") == "31.71"
    assert part_of("31", "regency") is None
    assert part_of("ID", "province") is None
    assert part_of("31", "nation") == "ID"


def test_within_means_below_or_the_same() -> None:
    assert is_within("31.71", "31")
    assert is_within("31", "31")
    assert is_within("31", "ID")
    assert not is_within("31", "31.71")
    assert not is_within("31.71.01", "31.7")
