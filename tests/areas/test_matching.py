"""Fuzzy search of names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.areas import at_level, search, tree
from semesta.areas.lookup import find
from semesta.areas.names import aliases, base_name, fold
from semesta.errors import SemestaError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kec. Kebayoran Baru", "31.74.07"),
        ("kebayoran baru", "31.74.07"),
        ("Kebayoranbaru", "31.74.07"),
        ("kebayorn bru", "31.74.07"),
        ("Jaksel", "31.74"),
        ("Jakarta Sel.", "31.74"),
        ("Kota Adm. Jakarta Selatan", "31.74"),
        ("Kotamadya Jakarta Selatan", "31.74"),
        ("KOTA JAKSEL", "31.74"),
        ("Kep. Seribu", "31.01"),
        ("Kab. Adm. Kep. Seribu", "31.01"),
        ("DKI", "31"),
        ("DKI Jakarta", "31"),
        ("Kab. Bogor", "32.01"),
        ("Kabupaten Bogor", "32.01"),
        ("Kota Bogor", "32.71"),
        ("Kota Bogr", "32.71"),
        ("Kel. Senayan", "31.74.07.1006"),
        ("Kel. Senayan Kec. Kebayoran Baru", "31.74.07.1006"),
        ("Menteng, Jakarta Pusat", "31.71.06"),
        ("menteng jakpus", "31.71.06"),
        ("Kel. Menteng, Jakpus", "31.71.06.1001"),
        ("Jatim", "35"),
        ("NTB", "52"),
        ("NTT", "53"),
        ("Babel", "19"),
        ("DIY", "34"),
        ("D.I. Yogyakarta", "34"),
        ("Prov. Papua", "91"),
        ("Papua Barat Daya", "96"),
        ("Tangsel", "36.74"),
        ("Siau Tagulandang Biaro", "71.09"),
        ("Regapu\u2019u", "53.07.01.2021"),
        ("Indonesia", "ID"),
        ("31.74", "31.74"),
        ("3171011001", "31.71.01.1001"),
    ],
)
def test_the_first_match_is_the_one_meant(text: str, code: str) -> None:
    expected = find(code)
    assert expected is not None
    assert search(text, limit=1)[0].area == expected


def test_kabupaten_and_kota_are_told_apart_by_the_word_in_front() -> None:
    assert [match.area.code for match in search("Bogor", level="regency")] == ["32.01", "32.71"]
    assert [match.area.code for match in search("Kab. Bogor")] == ["32.01"]
    assert [match.area.code for match in search("Kota Bogor")] == ["32.71"]


def test_a_word_that_is_part_of_the_name_does_not_hide_it() -> None:
    found = [match.area for match in search("Kota Baru", limit=5)]
    assert {area.name for area in found} == {"Kota Baru"}
    assert "Desa Baru" in {match.area.name for match in search("Desa Baru", limit=60)}


def test_a_sure_word_in_front_narrows_to_its_kind() -> None:
    assert {match.area.level for match in search("Kec. Gambir", limit=50)} == {"district"}
    assert {match.area.kind for match in search("Kel. Gambir", limit=50)} == {"kelurahan"}
    assert {match.area.kind for match in search("Ds. Sidomulyo", limit=200)} == {"desa"}


def test_ties_are_in_order_and_say_where_they_lie() -> None:
    matches = search("Sidomulyo", level="village", limit=300)
    exact = [match for match in matches if match.score == 100]
    assert len(exact) == 98
    assert [match.area.code for match in exact] == sorted(match.area.code for match in exact)
    assert exact[0].path == "Sumatera Utara > Kabupaten Langkat > Binjai"


def test_equal_scores_put_the_higher_level_first() -> None:
    assert [match.area.level for match in search("Merauke", limit=2)] == ["regency", "district"]
    assert search("Papua Barat", limit=1)[0].path == ""


def test_where_it_lies_decides_between_equal_names() -> None:
    first = search("Cibinong, Kab. Purwakarta", limit=1)[0]
    assert first.area.code == "32.14.03.2006"
    assert first.score == 100
    assert search("Cibinong, Purwakarta", limit=1)[0].area.code == "32.14.03.2006"
    elsewhere = search("Cibinong, Jatim", limit=1)[0]
    assert (elsewhere.area.code, elsewhere.score) == ("32.01.01", 80)


def test_names_of_2022_are_known() -> None:
    found = {match.area.code: match.score for match in search("Siantan", level="district")}
    assert found["61.02.08"] == 98


def test_level_and_place_narrow_the_search() -> None:
    assert [match.area.code for match in search("Menteng", level="village", within="31.71")] == [
        "31.71.06.1001"
    ]
    assert all(match.area.code.startswith("32.01") for match in search("Cibinong", within="32.01"))
    assert "31.74" not in {match.area.code for match in search("Jaksel", within="32")}
    assert search("31.74", within="32") == []
    assert search("31.74", level="village", within="31.74") == []
    assert [match.area.code for match in search("Jaksel", level="regency", within="31", limit=1)] == ["31.74"]


@pytest.mark.parametrize("text", ["", "  ", "!!", "kec", "\u4e2d\u6587", ",,,"])
def test_no_name_finds_no_area_for_sure(text: str) -> None:
    assert all(match.score < 95 for match in search(text))


def test_no_more_than_the_limit() -> None:
    assert len(search("Jati", limit=3)) == 3
    assert search("Jati", limit=0) == []


def test_the_rest_is_not_far_behind_the_best() -> None:
    scores = [match.score for match in search("Kebayoran Baru", limit=1_000)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] >= scores[0] - 25


def test_an_unknown_place_or_level_is_refused() -> None:
    with pytest.raises(SemestaError, match="E-AREA-001"):
        search("Menteng", within="31.79")
    with pytest.raises(SemestaError, match="E-AREA-005"):
        search("Menteng", level="hamlet")  # type: ignore[arg-type] # what is refused


@settings(max_examples=40, deadline=None)
@given(
    st.text()
    | st.sampled_from(["kec ", "kota ", "kab adm "]).flatmap(lambda kind: st.text().map(kind.__add__))
)
def test_search_never_raises(text: str) -> None:
    assert all(60 <= match.score <= 100 for match in search(text, level="regency"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Kep. Seribu", "kepulauan seribu"),
        ("Sei Musam Kendit", "sungai musam kendit"),
        ("Tj. Baru Silaiya", "tanjung baru silaiya"),
        ("Jakarta Sel.", "jakarta selatan"),
        ("Udek Du\u2019en", "udek duen"),
        ("  Fak-Fak ", "fak fak"),
        ("Caf\u00e9", "cafe"),
    ],
)
def test_names_are_compared_in_folded_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_nicknames_are_folded_and_lead_somewhere() -> None:
    assert len(aliases()) > 100
    assert all(fold(alias) == alias for alias in aliases())
    assert all(find(code) for code in aliases().values())


def test_names_of_provinces_and_regencies_find_themselves() -> None:
    for area in at_level("province") + at_level("regency")[::5]:
        assert area in {match.area for match in search(area.name, level=area.level, limit=2)}


def test_the_kind_in_front_of_regencies_is_no_part_of_the_name() -> None:
    names = [base_name(area) for area in at_level("regency")]
    assert not [name for name in names if name.startswith(("kabupaten", "administrasi"))]
    assert all(fold(area.name) for area in tree())
