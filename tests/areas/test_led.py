"""Codes of 2022 led to the present ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.areas import code_changes_table, find, lead, level_of
from semesta.areas.changes import former_names, led_codes, matched_codes, old_names, reused_codes
from semesta.areas.code import parent_code_of

DOUBLE_HITS = {
    "91.13.02.2022": "95.03.02.2002",
    "91.13.31.2001": "95.03.02.2002",
    "92.05.06.2011": "96.03.06.2003",
    "92.05.13.2009": "96.03.06.2003",
}


def test_merauke_is_led_to_papua_selatan() -> None:
    led = lead("91.01")
    assert led.area is not None
    assert (led.area.code, led.area.name) == ("93.01", "Kabupaten Merauke")
    assert (led.changed, led.reused, led.candidates, led.former_name) == (True, False, (), "KAB. MERAUKE")


def test_all_moved_regencies_are_led_by_name() -> None:
    moved = [code for code in old_names() if level_of(code) == "regency"]
    assert len(moved) == 26
    for code in moved:
        led = lead(code)
        assert led.area is not None
        assert led.area.name.split()[1:] == old_names()[code].title().split()[1:]


def test_present_codes_stay_with_or_without_dots() -> None:
    for code in ("31.71.01.1001", "3171011001"):
        led = lead(code)
        assert led.area == find("31.71.01.1001")
        assert (led.code, led.changed, led.reused, led.candidates) == ("31.71.01.1001", False, False, ())


def test_a_renamed_area_tells_its_former_name() -> None:
    led = lead("61.02.08")
    assert led.area is not None
    assert (led.area.name, led.former_name, led.reused) == ("Jongkat", "Siantan", False)


def test_the_table_of_changes_is_complete() -> None:
    assert len(old_names()) == 6_364
    assert len(matched_codes()) == 6_137
    assert len(led_codes()) == 6_133
    assert not [code for code in old_names() if find(code)]
    assert all(find(code) for code in matched_codes().values())
    assert all(level_of(old) == level_of(new) for old, new in led_codes().items())


@pytest.mark.parametrize(("old", "target"), DOUBLE_HITS.items())
def test_two_old_codes_of_one_target_are_not_led_but_name_it(old: str, target: str) -> None:
    led = lead(old)
    assert (led.area, led.changed) == (None, False)
    assert led.candidates[0].code == target


def test_every_unmatched_code_names_candidates_near_it() -> None:
    unmatched = [code for code in old_names() if code not in matched_codes()]
    assert len(unmatched) == 227
    for code in unmatched:
        led = lead(code)
        assert led.area is None
        assert 1 <= len(led.candidates) <= 5
        regency = lead(code[:5]).area
        assert regency is not None
        assert all(candidate.code.startswith(regency.code) for candidate in led.candidates)


def test_a_like_name_is_a_candidate() -> None:
    assert [area.name for area in lead("91.13.44.2001").candidates] == ["Seradala"]
    assert lead("91.18.18").candidates[0].code == "93.04.18"


def test_a_vanished_village_names_its_district() -> None:
    assert lead("35.15.04.1005").former_name == "Mindi"
    assert [area.code for area in lead("35.15.04.1005").candidates] == ["35.15.04"]


def test_reused_codes_are_known() -> None:
    assert reused_codes() == {
        "16.13.05.1004": ("16.13.05.1004", "16.13.05.2007"),
        "16.13.05.2007": ("16.13.05.1004", "16.13.05.2007"),
        "73.08.20.1001": ("73.08.20.1001", "73.08.20.2007"),
        "73.08.20.2007": ("73.08.20.1001", "73.08.20.2007"),
        "73.10.05.1003": ("73.10.05.1003", "73.10.05.1004"),
        "73.10.05.1004": ("73.10.05.1003", "73.10.05.1004"),
        "74.03.27.2003": ("74.03.27.2003", "74.03.27.2004"),
        "74.03.27.2004": ("74.03.27.2003", "74.03.27.2004"),
        "74.03.27.2009": ("74.03.27.2009", "74.03.27.2017"),
        "74.03.27.2017": ("74.03.27.2009", "74.03.27.2017"),
        "91": ("91", "93", "94", "95"),
        "92": ("92", "96"),
    }


def test_a_reused_code_keeps_its_present_area_and_says_so() -> None:
    led = lead("73.10.05.1003")
    assert led.area is not None
    assert (led.area.name, led.former_name, led.changed, led.reused) == ("Kassi", "Tonasa", False, True)
    assert [area.name for area in led.candidates] == ["Kassi", "Tonasa"]


def test_papua_was_larger() -> None:
    led = lead("91")
    assert led.area == find("91")
    assert led.reused
    assert [area.name for area in led.candidates] == [
        "Papua",
        "Papua Selatan",
        "Papua Tengah",
        "Papua Pegunungan",
    ]


def test_a_code_of_neither_year_names_the_nearest() -> None:
    assert lead("31.71.01.1099").candidates[0].code == "31.71.01.1001"
    assert all(parent_code_of(area.code) == "93.01.02" for area in lead("91.01.02.9999").candidates)
    assert [area.level for area in lead("00.01.01.1001").candidates] == ["province"] * 5


def test_a_lost_zero_is_a_candidate() -> None:
    assert [area.code for area in lead("11.1").candidates] == ["11.10"]
    assert lead("31.7").candidates == ()


@given(st.text() | st.from_regex(r"[0-9]{2}(\.[0-9]{2}){0,2}(\.[0-9]{4})?", fullmatch=True))
def test_lead_never_raises(code: str) -> None:
    led = lead(code)
    assert led.area is None or find(led.area.code) == led.area


def test_the_arrow_table_holds_what_is_led() -> None:
    table = code_changes_table()
    assert table.column_names == ["old_code", "code"]
    pairs = dict(zip(*(table.column(name).to_pylist() for name in table.column_names), strict=True))
    assert pairs == led_codes()


def test_former_names_are_of_present_areas() -> None:
    assert len(former_names()) == 1_365
    assert all(find(code) for code in former_names())
