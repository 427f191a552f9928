"""Boundaries as GeoJSON."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.areas import Detail, Level, boundaries, descendants
from semesta.areas.topojson import features, signed_area
from semesta.errors import SemestaError

AUTHALIC_RADIUS_KM = 6371.0072

# Dukcapil and BIG, area in km2 of December 2024.
OFFICIAL_KM2 = {
    "11": 56835.019, "12": 72437.755, "13": 42107.674, "14": 89900.78, "15": 49023.037, "16": 86771.918, "17": 20122.21,
    "18": 33570.758, "19": 16670.225, "21": 8170.375, "31": 661.53, "32": 37053.331, "33": 34347.428, "34": 3170.363,
    "35": 48055.876, "36": 9355.763, "51": 5582.827, "52": 19631.991, "53": 46378.105, "61": 147018.063,
    "62": 153430.363, "63": 37125.426, "64": 126951.758, "65": 69900.886, "71": 14488.429, "72": 61496.983,
    "73": 45323.975, "74": 36139.303, "75": 12024.982, "76": 16590.667, "81": 46133.832, "82": 31465.977,
    "91": 81383.315, "92": 60308.59, "93": 117858.969, "94": 61079.587, "95": 52508.656, "96": 39103.058,
}  # fmt: skip


def polygons(feature: dict[str, Any]) -> list[list[list[tuple[float, float]]]]:
    shape = feature["geometry"]
    found: list[list[list[tuple[float, float]]]] = (
        shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    )
    return found


def area_km2(feature: dict[str, Any]) -> float:
    def ring_km2(ring: list[tuple[float, float]]) -> float:
        flat = [(math.radians(lon), math.sin(math.radians(lat))) for lon, lat in ring]
        return abs(signed_area(flat)) / 2 * AUTHALIC_RADIUS_KM**2

    return sum(ring_km2(exterior) - sum(map(ring_km2, holes)) for exterior, *holes in polygons(feature))


@pytest.mark.parametrize(
    ("level", "within", "detail", "count"),
    [
        ("province", None, "light", 38),
        ("province", None, "full", 38),
        ("regency", None, "light", 514),
        ("regency", "ID", "full", 514),
        ("regency", "32", "light", 27),
        ("regency", "31", "light", 6),
        ("regency", "31", "full", 6),
        ("province", "31", "light", 1),
        ("district", "31", "light", 44),
        ("district", "31.71", "full", 8),
        ("village", "31", "light", 267),
        ("village", "31", "full", 267),
        ("village", "31.71", "full", 44),
        ("village", "31.71.01", "light", 6),
    ],
)
def test_boundaries_have_exactly_the_codes_of_the_tree(
    level: Level, within: str | None, detail: Detail, count: int
) -> None:
    collection = boundaries(level, within, detail=detail)
    assert collection["type"] == "FeatureCollection"
    properties = [feature["properties"] for feature in collection["features"]]
    expected = descendants(within or "ID", level)
    assert properties == [
        {"code": area.code, "name": area.name, "parent_code": area.parent_code} for area in expected
    ]
    assert len(properties) == count


@pytest.mark.parametrize(
    ("level", "within", "detail"),
    [
        ("province", None, "light"),
        ("province", None, "full"),
        ("regency", None, "light"),
        ("regency", None, "full"),
        ("regency", "31", "full"),
        ("district", "31", "full"),
        ("village", "31", "light"),
        ("village", "31", "full"),
    ],
)
def test_rings_are_closed_exteriors_clockwise_and_holes_not(
    level: Level, within: str | None, detail: Detail
) -> None:
    for feature in boundaries(level, within, detail=detail)["features"]:
        assert polygons(feature)
        for exterior, *holes in polygons(feature):
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in (exterior, *holes))
            assert signed_area(exterior) < 0
            assert all(signed_area(hole) > 0 for hole in holes)
            assert all(95 <= lon <= 142 and -12 <= lat <= 7 for lon, lat in exterior)


def test_areas_are_near_the_official_ones() -> None:
    found = {
        one["properties"]["code"]: area_km2(one) for one in boundaries("province", detail="full")["features"]
    }
    assert found.keys() == OFFICIAL_KM2.keys()
    assert {code for code in found if abs(found[code] / OFFICIAL_KM2[code] - 1) > 0.05} == set()
    assert sum(found.values()) == pytest.approx(1_890_180, rel=0.005)


@pytest.mark.parametrize("level", ["regency", "district", "village"])
def test_each_layer_of_jakarta_covers_jakarta(level: Level) -> None:
    total = sum(map(area_km2, boundaries(level, "31", detail="full")["features"]))
    assert total == pytest.approx(OFFICIAL_KM2["31"], rel=0.005)


def test_a_collection_is_ready_for_json() -> None:
    collection = boundaries("regency", "31")
    assert json.loads(json.dumps(collection))["features"][0]["properties"]["code"] == "31.01"


@pytest.mark.parametrize(
    ("level", "within"), [("village", "32.01"), ("village", None), ("district", "ID"), ("nation", None)]
)
def test_what_is_not_shipped_is_refused(level: Level, within: str | None) -> None:
    with pytest.raises(SemestaError, match="E-AREA-004"):
        boundaries(level, within)


def test_a_level_above_the_place_has_no_boundaries() -> None:
    with pytest.raises(SemestaError, match="E-AREA-004"):
        boundaries("regency", "31.71.01")


def test_unknown_places_and_levels_are_refused() -> None:
    with pytest.raises(SemestaError, match="E-AREA-001"):
        boundaries("regency", "39")
    with pytest.raises(SemestaError, match="E-AREA-005"):
        boundaries("hamlet")  # type: ignore[arg-type] # what is refused


def topology(arcs: list[list[list[int]]], geometry: dict[str, Any]) -> str:
    return json.dumps(
        {
            "type": "Topology",
            "transform": {"scale": [1, 1], "translate": [0, 0]},
            "arcs": arcs,
            "objects": {"layer": {"type": "GeometryCollection", "geometries": [geometry]}},
        }
    )


def square(x: int, y: int, side: int) -> list[list[int]]:
    """A square as TopoJSON steps, counter-clockwise from its lower left corner."""
    return [[x, y], [side, 0], [0, side], [-side, 0], [0, -side]]


def test_a_square_with_a_hole_is_wound_for_d3() -> None:
    (feature,) = features(
        topology(
            [square(0, 0, 4), square(1, 1, 2)],
            {"type": "Polygon", "arcs": [[0], [1]], "properties": {"code": "x"}},
        ),
        "layer",
    )
    assert feature["properties"] == {"code": "x"}
    assert feature["geometry"] == {
        "type": "Polygon",
        "coordinates": [
            [(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)],
            [(1, 1), (3, 1), (3, 3), (1, 3), (1, 1)],
        ],
    }


def test_arcs_are_joined_and_turned_round() -> None:
    upper = [[0, 0], [0, 4], [4, 0]]
    lower = [[0, 0], [4, 0], [0, 4]]
    (feature,) = features(
        topology([upper, lower], {"type": "Polygon", "arcs": [[0, ~1]], "properties": {}}), "layer"
    )
    assert feature["geometry"]["coordinates"] == [[(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)]]


def test_parts_without_area_are_left_out() -> None:
    line = [[9, 9], [1, 0], [1, 0], [-2, 0]]
    geometry = {"type": "MultiPolygon", "arcs": [[[0], [1]], [[1]]], "properties": {}}
    (feature,) = features(topology([square(0, 0, 4), line], geometry), "layer")
    assert feature["geometry"]["type"] == "Polygon"
    assert len(feature["geometry"]["coordinates"]) == 1


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=8))
def test_any_ring_comes_out_clockwise(corners: list[tuple[int, int]]) -> None:
    closed = [*corners, corners[0]]
    steps = [list(corners[0]), *([x1 - x0, y1 - y0] for (x0, y0), (x1, y1) in pairwise(closed))]
    (feature,) = features(topology([steps], {"type": "Polygon", "arcs": [[0]], "properties": {}}), "layer")
    found = polygons(feature)
    if signed_area([(float(x), float(y)) for x, y in closed]) == 0:
        assert found == []
    else:
        assert signed_area(found[0][0]) < 0
