"""The list of business types, and the search that asks where the same trade stands twice."""

from __future__ import annotations

from collections import Counter

import pytest

from semesta.scheme import parameter
from semesta.scheme.jkk_groups import business_types, find, words
from semesta.scheme.jkk_groups_search import nearest


def test_all_191_rows_in_their_groups() -> None:
    """law-2.md C2: 23/25/96/23/24."""
    rows = business_types()
    assert len(rows) == 191
    assert Counter(row.group for row in rows) == {1: 23, 2: 25, 3: 96, 4: 23, 5: 24}
    assert len({row.key for row in rows}) == 191


def test_rates_are_those_of_the_law() -> None:
    for row in business_types():
        assert parameter(f"jkk.rate.{row.group}").values[-1].value == row.rate_millionths


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("konveksi", "I-1"),
        ("bank", "I-9"),
        ("asuransi", "I-10"),
        ("apotek", "I-12"),
        ("salon kecantikan", "I-18"),
        ("peternakan ayam", "I-19"),
        ("reparasi jam", "I-22"),
        ("rumah makan padang", "II-24"),
        ("restoran", "II-24"),
        ("hotel bintang tiga", "II-25"),
        ("laundri", "II-21"),
        ("perkebunan tebu", "II-2"),
        ("SPBU", "III-91"),
        ("pom bensin", "III-91"),
        ("mebel kayu", "III-46"),
        ("pabrik semen", "III-72"),
        ("nelayan", "IV-20"),
        ("taksi", "IV-10"),
        ("pengolahan limbah", "IV-12"),
        ("kontraktor jalan", "V-5"),
        ("pupuk", "V-3"),
        ("pabrik kapal baja", "IV-4"),
        ("tukang batu", "V-5"),
        ("buruh tani", "II-1"),
        ("tambang batu bara", "V-18"),
        ("migas", "V-9"),
        ("gudang", "IV-11"),
        ("sewa alat", "II-16"),
        ("gereja", "I-13"),
        ("kantor desa", "I-11"),
        ("kayu lapis", "III-44"),
        ("Reparasi kendaraan bermotor (mobil, truk, dan sepeda motor)", "III-95"),
        ("PT. Pabrik Mainan Anak", "II-15"),
    ],
)
def test_the_nearest_row(text: str, label: str) -> None:
    answer = nearest(text)
    assert answer.matches[0].business.label == label


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("bengkel motor", {"III-95", "IV-3"}),
        ("Bengkel Mobil Jaya", {"III-95", "IV-3"}),
        ("alkohol", {"III-28", "IV-14"}),
        ("mainan anak", {"II-15", "III-53"}),
        ("galangan kapal", {"III-81", "IV-4"}),
        ("gula", {"III-19", "II-2"}),
        ("maskapai penerbangan", {"III-90", "V-7"}),
    ],
)
def test_a_trade_that_stands_twice_is_asked_for(text: str, likely: set[str]) -> None:
    answer = nearest(text)
    assert answer.asks
    assert answer.group is None
    assert {match.business.label for match in answer.likely} == likely


def test_the_wording_of_the_list_is_not_asked_for() -> None:
    for row in business_types():
        answer = nearest(row.name)
        assert answer.group == row.group
        assert not answer.asks


@pytest.mark.parametrize("text", ["", "   ", "xyzzy", "!!!"])
def test_nothing_is_like_it(text: str) -> None:
    answer = nearest(text)
    assert answer.matches == ()
    assert answer.group is None
    assert not answer.asks


def test_a_long_text_is_cut() -> None:
    answer = nearest("hotel " + " ".join(f"kata{number}" for number in range(20_000)))
    assert answer.matches == () or answer.matches[0].business.label == "II-25"
    assert nearest("hotel " * 20_000).matches[0].business.label == "II-25"


def test_no_more_rows_than_asked_for_but_all_of_a_twin() -> None:
    assert len(nearest("ikan laut", 2).matches) == 2
    assert len(nearest("bengkel", 1).matches) == 2


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [("hotel", True), ("bank", True), ("hotel bintang tiga", False), ("ikan asin pedas manis", False)],
)
def test_whether_the_row_says_most_of_it(text: str, is_sure: bool) -> None:
    assert nearest(text).is_sure == is_sure


def test_rows_of_twins_and_their_questions_exist() -> None:
    for twin in words().twins:
        rows = [find(key) for key in twin.rows]
        assert None not in rows
        assert len({row.group for row in rows if row is not None}) > 1
        assert twin.question["id"] != twin.question["en"]


def test_a_row_by_its_number() -> None:
    row = find("iii-95")
    assert row is not None
    assert row == find("3.95")
    assert find("III-97") is None
