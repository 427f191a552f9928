"""The map: every area in the shade of its class, names where they lie, the largest gaps beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.areas import boundaries
from semesta.coverage import Row
from semesta.errors import SemestaError, problem
from semesta.publish import coverage_map, save_coverage_map
from semesta.publish.look import NO_DATA, SCALE
from semesta.publish.map_classes import classes_of
from semesta.publish.map_projection import Box, fitted, middle_of, positions

if TYPE_CHECKING:
    from pathlib import Path

SQUARE = {
    "type": "Feature",
    "properties": {"code": "x", "name": "x"},
    "geometry": {
        "type": "Polygon",
        "coordinates": [[(106.0, -6.0), (107.0, -6.0), (107.0, -7.0), (106.0, -7.0), (106.0, -6.0)]],
    },
}


def row(code: str, participants: int, workers: int, level: str = "regency", **more: Any) -> Row:
    known: dict[str, Any] = {
        "area_name": f"Kota {code}",
        "period": "2025-12",
        "basis": "residence",
        "definition": "ucj",
    }
    return Row(area_code=code, level=level, participants=participants, workers=workers, **(known | more))


def jakarta(*left_out: str, **more: Any) -> list[Row]:
    codes = ("31.01", "31.71", "31.72", "31.73", "31.74", "31.75")
    return [row(code, 10 * place, 100, **more) for place, code in enumerate(codes, 1) if code not in left_out]


def drawn(rows: list[Row], area: str = "31", level: str = "regency", language: str = "en") -> dict[str, Any]:
    spec: dict[str, Any] = coverage_map(rows, area, level, language).to_dict()  # type: ignore[arg-type] # texts that the test lists
    return spec


def shapes_of(spec: dict[str, Any]) -> dict[str, str]:
    """The colour of each area that is drawn as a shape."""
    return {
        shape["properties"]["code"]: shape["properties"]["fill"]
        for shapes in sheets_of(spec)
        for shape in shapes
        if "fill" in shape["properties"]
    }


def sheets_of(spec: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The features of each layer of shapes."""
    names = [layer["data"]["name"] for layer in spec["layer"] if layer["mark"]["type"] == "geoshape"]
    return [spec["datasets"][name] for name in names]


def words_of(spec: dict[str, Any]) -> list[str]:
    return [values[0]["text"] for values in spec["datasets"].values() if "text" in values[0]]


def test_each_area_has_the_shade_of_its_coverage() -> None:
    found = shapes_of(drawn(jakarta()))
    assert set(found) == {"31.71", "31.72", "31.73", "31.74", "31.75"}
    assert [SCALE.index(found[code]) for code in sorted(found)] == [1, 2, 3, 4, 5]


def test_islands_too_small_to_see_are_dots_with_their_shade() -> None:
    spec = drawn(jakarta())
    dots = [layer for layer in spec["layer"] if layer["mark"]["type"] == "circle"]
    assert [layer["encoding"]["fill"]["value"] for layer in dots] == [SCALE[0]]
    assert "Kepulauan Seribu" in words_of(spec)


def test_an_area_without_a_figure_is_told_apart() -> None:
    spec = drawn(jakarta("31.73"))
    assert shapes_of(spec)["31.73"] == NO_DATA
    assert "no data" in words_of(spec)
    assert "no data" not in words_of(drawn(jakarta()))


def test_the_largest_gaps_stand_beside_the_map() -> None:
    words = words_of(drawn(jakarta()))
    assert "90 people not covered (10.00% covered)" in words
    assert words.index("31.01") < words.index("31.71")


def test_title_source_and_definition_are_there() -> None:
    words = words_of(drawn(jakarta()))
    assert "Coverage by regency in Daerah Khusus Ibukota Jakarta, December 2025, by residence" in words
    assert any("the definition ucj" in word for word in words)
    assert any("not official" in word for word in words)


def test_made_up_people_are_said_on_the_map() -> None:
    words = words_of(drawn(jakarta(flags=(problem("F-PERSONS-010"),))))
    assert any(word.startswith("SYNTHETIC DATA") for word in words)
    assert not any(word.startswith("SYNTHETIC DATA") for word in words_of(drawn(jakarta())))


def test_villages_have_the_outlines_of_their_cities() -> None:
    rows = [row("31.71.01.1001", 1, 2, "village"), row("31.01.01.1001", 1, 2, "village")]
    spec = drawn(rows, level="village")
    assert [len(shapes) for shapes in sheets_of(spec)] == [261, 5]
    assert {"Jakarta Pusat", "Jakarta Timur"} <= set(words_of(spec))


def test_provinces_of_the_nation_are_drawn() -> None:
    spec = drawn([row("31", 5, 10, "province"), row("32", 6, 10, "province")], area="ID", level="province")
    assert len(shapes_of(spec)) == 38


def test_without_a_coverage_there_is_no_map() -> None:
    with pytest.raises(SemestaError, match="E-CHART-001"):
        coverage_map([row("31.71", 1, 0)], "31", "regency")


def test_without_boundaries_there_is_no_map() -> None:
    with pytest.raises(SemestaError, match="E-AREA-004"):
        coverage_map([row("32.01.01.1001", 1, 2, "village")], "32", "village")


def test_both_files_are_written(tmp_path: Path) -> None:
    paths = save_coverage_map(jakarta(), "31", "regency", tmp_path / "map.png", "id")
    assert [path.name for path in paths] == ["map.svg", "map.png"]
    assert paths[0].read_text(encoding="utf-8").startswith("<svg")
    assert paths[1].read_bytes()[16:24] == (1600).to_bytes(4, "big") + (900).to_bytes(4, "big")


@given(st.lists(st.floats(0, 1.5), min_size=1, max_size=60))
def test_classes_hold_everybody_and_rise(ratios: list[float]) -> None:
    classes = classes_of(ratios)
    assert list(classes.breaks) == sorted(set(classes.breaks))
    assert len(classes.colours) == len(classes.labels) == len(classes.breaks) + 1 <= len(SCALE)
    shades = [classes.colours.index(classes.colour(ratio)) for ratio in sorted(ratios)]
    assert shades == sorted(shades)


def test_class_labels_are_whole_percentages() -> None:
    classes = classes_of([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    assert classes.labels == ["<20", "20–30", "30–40", "40–50", "50–60", "≥60%"]  # noqa: RUF001 - from-to
    assert classes.colour(0.2) == classes.colours[1]
    assert classes.colour(None) == NO_DATA
    assert classes_of([0.5]).labels == [""]
    assert classes_of([]).breaks == ()


def test_a_projection_fills_its_box_and_no_more() -> None:
    projection = fitted([SQUARE], Box(10, 20, 300, 200))
    pixels = [projection.at(place) for place in positions(SQUARE)]
    assert min(y for _, y in pixels) == pytest.approx(20)
    assert max(y for _, y in pixels) == pytest.approx(220)
    assert min(x for x, _ in pixels) > 10
    assert max(x for x, _ in pixels) < 310
    assert projection.at((106.5, -6.0))[1] < projection.at((106.5, -7.0))[1]


def test_the_middle_of_a_square_is_its_centre() -> None:
    assert middle_of(SQUARE) == pytest.approx((106.5, -6.5))


def test_every_city_has_its_name_inside_its_own_box() -> None:
    for feature in boundaries("regency", "31", detail="full")["features"]:
        x, y = middle_of(feature)
        places = list(positions(feature))
        assert min(place[0] for place in places) < x < max(place[0] for place in places)
        assert min(place[1] for place in places) < y < max(place[1] for place in places)
