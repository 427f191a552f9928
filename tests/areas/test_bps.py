"""BPS codes, and which of the two systems a column of codes is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.areas import bps_table, descendants, find, from_bps, reading
from semesta.areas.bps import bps_names, doubtful_codes, led_bps_codes
from semesta.areas.data import rows
from semesta.language import use


@pytest.mark.parametrize(
    ("bps", "kemendagri"),
    [
        ("3171", "31.74"),
        ("3172", "31.75"),
        ("3173", "31.71"),
        ("3174", "31.73"),
        ("3175", "31.72"),
        ("3101", "31.01"),
        ("31", "31"),
        ("3100", "31"),
        ("0000", "ID"),
        ("91", "92"),
        ("94", "91"),
        ("9401", "93.01"),
        ("9171", "96.71"),
        ("92", "96"),
        ("95", "93"),
        ("96", "94"),
        ("97", "95"),
        ("3171010", "31.74.09"),
        (" 1101010 ", "11.09.07"),
    ],
)
def test_bps_codes_are_led_to_the_present_area(bps: str, kemendagri: str) -> None:
    read = from_bps(bps)
    assert read.area == find(kemendagri)
    assert read.reason == "led"


def test_199_regencies_differ() -> None:
    regencies = {bps: kemendagri for bps, _, kemendagri, _ in rows("bps_2020.csv") if len(bps) == 4}
    assert len(regencies) == 514
    assert sum(bps != kemendagri.replace(".", "") for bps, kemendagri in regencies.items()) == 199


def test_all_of_the_table_are_led_but_the_doubtful() -> None:
    assert len(bps_names()) == 7_405
    assert len(led_bps_codes()) == 7_405 - 5 + 4
    assert all(find(code) for code in led_bps_codes().values())


def test_every_province_has_a_bps_code() -> None:
    assert {code for bps, code in led_bps_codes().items() if len(bps) == 2} == {
        area.code for area in descendants("ID", "province")
    }


@pytest.mark.parametrize(
    ("bps", "level", "reason", "candidates"),
    [
        ("3171010001", "village", "village", ["31.74.09"]),
        ("9501", "regency", "new_province", ["93.01", "93.02", "93.03", "93.04"]),
        ("9501010001", "village", "new_province", ["93.01", "93.02", "93.03", "93.04"]),
        ("9108071", "district", "doubtful", ["96.03.05", "96.03.23"]),
        ("9410081", "district", "doubtful", ["94.03.02", "94.03.14"]),
        ("9410081001", "village", "doubtful", ["94.03.02", "94.03.14"]),
        ("3179", "regency", "unknown", []),
        ("3179010001", "village", "unknown", []),
        ("31.71", None, "no_bps_code", []),
        ("Jaksel", None, "no_bps_code", []),
    ],
)
def test_what_cannot_be_led_says_why(bps: str, level: str | None, reason: str, candidates: list[str]) -> None:
    read = from_bps(bps)
    assert read.area is None
    assert (read.level, read.reason) == (level, reason)
    assert [area.code for area in read.candidates] == candidates


def test_five_districts_contradict_themselves() -> None:
    assert sorted(doubtful_codes()) == ["9108070", "9108071", "9410080", "9410081", "9410082"]


@given(st.text() | st.from_regex(r"[0-9]{2,10}", fullmatch=True))
def test_reading_bps_never_raises(code: str) -> None:
    assert from_bps(code).is_possible in (True, False)


def test_the_arrow_table_holds_what_is_led() -> None:
    table = bps_table()
    assert table.column_names == ["bps_code", "code"]
    assert (
        dict(zip(*(table.column(name).to_pylist() for name in table.column_names), strict=True))
        == led_bps_codes()
    )


@pytest.mark.parametrize(
    ("codes", "system"),
    [
        (["31.71", "31.72"], "kemendagri"),
        (["31.71", "3171"], "kemendagri"),
        (["3171", "9301"], "kemendagri"),
        (["317101", "317102"], "kemendagri"),
        (["3171011001"], "kemendagri"),
        (["9501011001"], "kemendagri"),
        (["93", "91"], "kemendagri"),
        (["1101010", "3171"], "bps"),
        (["3171010001", "3171"], "bps"),
        (["94", "97"], "bps"),
        (["3101"], "equal"),
        (["31", "32", "ID"], "equal"),
        (["3171"], "ambiguous"),
        (["3101", "3171", "3172", "3173", "3174", "3175"], "ambiguous"),
        (["91"], "ambiguous"),
        (["9501"], "ambiguous"),
        (["9101"], "ambiguous"),
        (["31.71", "1101010"], "ambiguous"),
        (["foo", "", "3199"], "neither"),
        ([], "neither"),
    ],
)
def test_a_column_is_read_as_a_whole(codes: list[str], system: str) -> None:
    assert reading(codes).system == system


def test_an_ambiguous_column_shows_both_places() -> None:
    use("en")
    read = reading(["3171", "3171", "3101"])
    assert read.counts == {"equal": 1, "ambiguous": 1}
    assert [example.code for example in read.examples] == ["3171"]
    assert read.in_words() == (
        "3171: by Kemendagri Kota Administrasi Jakarta Pusat (31.71), by BPS Kota Administrasi Jakarta Selatan (31.74)"
    )


def test_a_mixed_column_shows_a_code_of_each() -> None:
    read = reading(["31.71", "1101010", "3171", "31.72"])
    assert [example.code for example in read.examples] == ["31.71", "1101010", "3171"]
    assert [example.system for example in read.examples] == ["kemendagri", "bps", "ambiguous"]


def test_all_regencies_without_dots_are_told_from_bps() -> None:
    assert reading(area.code.replace(".", "") for area in descendants("ID", "regency")).system == "kemendagri"


def test_all_bps_districts_are_told_from_kemendagri() -> None:
    assert reading(bps for bps in bps_names() if len(bps) == 7).system == "bps"


def test_all_bps_codes_down_to_districts_are_bps() -> None:
    read = reading(bps_names())
    assert read.system == "bps"
    assert read.counts["ambiguous"] >= 100


@given(st.lists(st.text() | st.from_regex(r"[0-9.]{2,13}", fullmatch=True), max_size=8))
def test_reading_a_column_never_raises(codes: list[str]) -> None:
    read = reading(codes)
    assert sum(read.counts.values()) == len(set(codes))
    assert len(read.examples) <= 3
