"""The map of an area for a page: the engine's own shapes and classes, without the frame of a slide, each area a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.areas import NATION, boundaries, children, get
from semesta.errors import SemestaError
from semesta.language import current, say
from semesta.publish import look
from semesta.publish.map_classes import classes_of
from semesta.publish.map_coverage import INSETS, OUTER
from semesta.publish.map_drawing import INSET_WIDTH, Sheet, bare, drawn, islands
from semesta.publish.map_projection import Box, fitted

if TYPE_CHECKING:
    from semesta.areas import Level
    from semesta.publish.map_classes import Classes
    from semesta.web.dashboard.suppression import Shown

WIDTH, HEIGHT, WIDE = 760, 640, 420
DEEPER: dict[Level, tuple[Level, ...]] = {
    "nation": ("province", "regency"),
    "province": ("regency", "district", "village"),
    "regency": ("district", "village"),
    "district": ("village",),
    "village": (),
}
"""The levels that may be shown of an area."""
VEGA_LITE = "6.1"


@dataclass(frozen=True)
class Key:
    """One class of the map: its place in the scale of six shades, and what it stands for."""

    shade: int
    label: str


def levels_of(area: str) -> tuple[Level, ...]:
    """The levels below an area, the nearest first."""
    below = DEEPER[get(area).level]
    return below if children(area) else ()


def has_map(area: str, level: Level) -> bool:
    """Whether the boundaries are shipped."""
    try:
        boundaries(level, area)
    except SemestaError:
        return False
    return True


def keys_of(rows: list[Shown]) -> list[Key]:
    """The classes of the map of these rows."""
    classes = _classes(rows)
    return [
        Key(look.SCALE.index(colour), label)
        for colour, label in zip(classes.colours, classes.labels, strict=True)
        if label
    ]


def map_spec(rows: list[Shown], area: str, level: Level) -> dict[str, Any]:
    """The Vega-Lite specification of the map, transparent, with the address of each area.

    Args:
        rows: of that level.
        area: whose map.
        level: of the areas.

    Raises:
        SemestaError: E-AREA-004, the boundaries are not shipped.
    """
    import altair as alt

    lang = current()
    known = {each.row.area_code: each.row for each in rows if each.row.coverage is not None}
    classes = _classes(rows)
    features = boundaries(level, area, detail="light" if area == NATION or level == "village" else "full")[
        "features"
    ]
    far = INSETS.get(area)
    away = [each for each in features if far and each["properties"]["code"].startswith(far)]
    near = [each for each in features if each not in away] or features
    away = away if near is not features else []
    outer = OUTER.get(level)
    has_outlines = outer is not None and outer != get(area).level and has_map(area, outer)
    outlines = boundaries(outer, area, detail="full")["features"] if outer and has_outlines else []
    outlines = [each for each in outlines if not (far and each["properties"]["code"].startswith(far))]
    height = WIDE if area == "ID" else HEIGHT
    left = INSET_WIDTH if away else 4
    projection = fitted(near, Box(left, 4, WIDTH - left - 4, height - 8))
    layers = drawn(Sheet(near, outlines, projection), known, classes, lang)
    if away and far:
        layers += islands(away, bare(get(far).name), known, classes, lang)
    chart = alt.layer(*layers).properties(width=WIDTH, height=height, background="transparent", padding=0)
    chart = chart.configure(font="Inter, " + look.FONT).configure_view(stroke=None)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    hidden = {each.row.area_code for each in rows if each.is_hidden}
    _told(spec, hidden)
    return spec


def _told(spec: Any, hidden: set[str]) -> None:
    """Give each area of a specification its address, and say of hidden ones that they are."""
    if isinstance(spec, list):
        for each in spec:
            _told(each, hidden)
    elif isinstance(spec, dict):
        facts = spec.get("properties")
        if isinstance(facts, dict) and "code" in facts:
            spec["properties"] = {**facts, "address": f"/wilayah/{facts['code']}/"}
            if facts["code"] in hidden:
                spec["properties"]["told"] = say("web.hidden")
            return
        if "code" in spec and "told" in spec:  # an island drawn as a dot
            spec["address"] = f"/wilayah/{spec['code']}/"
            spec["told"] = say("web.hidden") if spec["code"] in hidden else spec["told"]
            return
        for each in spec.values():
            _told(each, hidden)


def _classes(rows: list[Shown]) -> Classes:
    return classes_of([float(each.row.coverage) for each in rows if each.row.coverage is not None])
