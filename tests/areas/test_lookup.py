"""The tree of areas."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

import pytest

from semesta.areas import Area, at_level, children, descendants, find, get, parents, tree
from semesta.areas.data import rows
from semesta.errors import SemestaError

if TYPE_CHECKING:
    from semesta.areas import Level


def test_the_tree_has_the_counts_of_the_decree() -> None:
    areas = tree()
    assert Counter(area.level for area in areas) == {
        "nation": 1,
        "province": 38,
        "regency": 514,
        "district": 7_285,
        "village": 83_762,
    }
    assert Counter(area.kind for area in areas if area.level in ("regency", "village")) == {
        "kabupaten": 416,
        "kota": 98,
        "kelurahan": 8_496,
        "desa": 75_252,
        "desa_adat": 14,
    }


def test_every_parent_exists_and_comes_before_its_children() -> None:
    seen: set[str | None] = {None}
    for area in tree():
        assert area.parent_code in seen
        seen.add(area.code)
    assert len(seen) == 91_601


def test_names_are_neither_empty_nor_padded() -> None:
    assert all(area.name and area.name == area.name.strip() for area in tree())


def test_sixteen_pairs_share_name_and_parent() -> None:
    pairs = Counter((area.name, area.parent_code) for area in tree())
    shared = {key: count for key, count in pairs.items() if count > 1}
    assert len(shared) == 16
    assert set(shared.values()) == {2}


def test_an_area_knows_what_it_is() -> None:
    assert find("31.71.01.1001") == Area("31.71.01.1001", "Gambir", "village", "kelurahan", "31.71.01")
    assert find("31.71") == Area("31.71", "Kota Administrasi Jakarta Pusat", "regency", "kota", "31")
    assert find("31") == Area("31", "Daerah Khusus Ibukota Jakarta", "province", "provinsi", "ID")
    assert find("ID") == Area("ID", "Indonesia", "nation", "negara", None)


@pytest.mark.parametrize(
    "code", ["", "3171", "99", "31.71.01.9999", "../../x/31.csv", "xx.71.01.1001", "code"]
)
def test_no_area_is_found_for_other_text(code: str) -> None:
    assert find(code) is None


def test_children_are_one_level_below() -> None:
    assert [area.code for area in children("31")] == ["31.01", "31.71", "31.72", "31.73", "31.74", "31.75"]
    assert len(children("ID")) == 38
    assert [area.name for area in children("31.71.01")] == [
        "Gambir",
        "Cideng",
        "Petojo Utara",
        "Petojo Selatan",
        "Kebon Kelapa",
        "Duri Pulo",
    ]
    assert children("31.71.01.1001") == ()


def test_all_children_together_are_the_tree() -> None:
    below = [child.code for area in tree("district") for child in children(area.code)]
    assert len(below) == len(set(below)) == 91_599


def test_parents_start_with_the_nation() -> None:
    assert [area.code for area in parents("31.71.01.1001")] == ["ID", "31", "31.71", "31.71.01"]
    assert parents("ID") == ()


def test_descendants_of_a_level() -> None:
    assert len(descendants("31", "village")) == 267
    assert len(descendants("31.71", "village")) == 44
    assert len(descendants("31", "district")) == 44
    assert len(descendants("ID", "regency")) == 514
    assert descendants("31.71", "regency") == (get("31.71"),)
    assert descendants("31.71.01", "regency") == ()
    assert descendants("ID", "nation") == (get("ID"),)


def test_the_tree_can_end_at_any_level() -> None:
    assert tree("nation") == (get("ID"),)
    assert len(tree("regency")) == 1 + 38 + 514
    assert len(at_level("province")) == 38


def test_an_unknown_level_is_refused() -> None:
    hamlet = cast("Level", "hamlet")
    with pytest.raises(SemestaError, match="E-AREA-005"):
        tree(hamlet)
    with pytest.raises(SemestaError, match="E-AREA-005"):
        at_level(hamlet)
    with pytest.raises(SemestaError, match="E-AREA-005"):
        descendants("31", hamlet)


@pytest.mark.parametrize(
    ("code", "error", "named"),
    [
        ("31.71.01.1099", "E-AREA-001", "31.71.01.1001 Gambir"),
        ("3171011001", "E-AREA-001", "31.71.01.1001 Gambir"),
        ("31.79.01.1001", "E-AREA-001", "31.71 Kota Administrasi Jakarta Pusat"),
        ("3171", "E-AREA-003", "31.74 Kota Administrasi Jakarta Selatan"),
        ("9101", "E-AREA-003", "93.01 Kabupaten Merauke"),
        ("3101", "E-AREA-001", "31.01 Kabupaten Administrasi Kepulauan Seribu"),
        ("3100", "E-AREA-007", "31 Daerah Khusus Ibukota Jakarta"),
        ("39", "E-AREA-001", "31 Daerah Khusus Ibukota Jakarta (Indonesia)"),
        ("91.01", "E-AREA-001", "93.01 Kabupaten Merauke (Papua Selatan)"),
        ("Jaksel", "E-AREA-001", "31.74 Kota Administrasi Jakarta Selatan"),
        ("indonesia", "E-AREA-001", "ID Indonesia (nation)"),
        ("11.1", "E-AREA-001", "11.10 Kabupaten Aceh Singkil (Aceh)"),
        ("91.18.18", "E-AREA-006", "93.04.18 Ayib"),
        ("3171010", "E-AREA-007", "31.74.09 Jagakarsa"),
        ("qqqqqqqq", "E-AREA-002", "semesta areas search"),
    ],
)
def test_an_unknown_code_is_refused_with_what_it_may_mean(code: str, error: str, named: str) -> None:
    with pytest.raises(SemestaError) as refused:
        get(code)
    assert refused.value.problems[0].code == error
    assert named in str(refused.value)


def test_relatives_of_an_unknown_code_are_refused() -> None:
    with pytest.raises(SemestaError, match="E-AREA-001"):
        children("31.79")
    with pytest.raises(SemestaError, match="E-AREA-001"):
        parents("31.79")
    with pytest.raises(SemestaError, match="E-AREA-001"):
        descendants("31.79", "village")


def test_the_files_are_in_order_of_code() -> None:
    codes = [code for code, _ in rows("areas.csv")]
    assert codes == sorted(codes)
