"""The shapes of a map: areas in their shade, outlines, names where they lie, and islands too small to see as dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.coverage.wording import Count, Percent
from semesta.language import say
from semesta.publish import look
from semesta.publish.chart_frame import written
from semesta.publish.map_projection import Box, fitted, middle_of

if TYPE_CHECKING:
    import altair as alt

    from semesta.coverage import Row
    from semesta.language import Language
    from semesta.publish.map_classes import Classes
    from semesta.publish.map_projection import Projection

MOST_LABELS = 40
INSET_WIDTH = 200


@dataclass(frozen=True)
class Sheet:
    """One map of the picture: its features and where they stand."""

    features: list[dict[str, Any]]
    outlines: list[dict[str, Any]]
    projection: Projection


def drawn(sheet: Sheet, known: dict[str, Row], classes: Classes, language: Language) -> list[alt.Chart]:
    """One sheet: its areas in the shade of their coverage, the outlines above them, and names where they are few."""
    import altair as alt

    values = [
        _told(feature, known.get(feature["properties"]["code"]), classes, language)
        for feature in sheet.features
    ]
    shades = (
        alt.Chart(alt.InlineData(values=values))
        .mark_geoshape(stroke=look.PAPER, strokeWidth=0.6)
        .encode(
            fill=alt.Fill("properties.fill:N", scale=None),
            tooltip=[
                alt.Tooltip("properties.name:N", title=" "),
                alt.Tooltip("properties.told:N", title=" "),
            ],
        )
    )
    found = [sheet.projection.project(shades)]
    if sheet.outlines:
        lines = alt.Chart(alt.InlineData(values=sheet.outlines))
        lines = lines.mark_geoshape(filled=False, stroke=look.INK, strokeWidth=1.1)
        found.append(sheet.projection.project(lines))
    named = sheet.outlines or sheet.features
    if len(named) <= MOST_LABELS:
        for feature in named:
            found += _name(feature, sheet.projection)
    return found


def _told(feature: dict[str, Any], row: Row | None, classes: Classes, language: Language) -> dict[str, Any]:
    """The feature with its colour and what is told of it."""
    text = say("chart.map.no_data", language)
    if row is not None:
        text = say(
            "chart.map.told", language, percent=Percent(str(row.coverage)), people=Count(row.participants or 0),
            workers=Count(row.workers or 0),
        )  # fmt: skip
    facts = {"fill": classes.colour(row.coverage if row else None), "told": text}
    return {**feature, "properties": {**feature["properties"], **facts}}


def _name(feature: dict[str, Any], projection: Projection) -> list[alt.Chart]:
    """The name of an area where it lies, with a rim that keeps it readable on every shade."""
    import altair as alt

    x, y = projection.at(middle_of(feature))
    data = alt.Chart({"values": [{"text": bare(feature["properties"]["name"])}]})
    rim = data.mark_text(
        fontSize=15,
        fontWeight="bold",
        baseline="middle",
        stroke=look.PAPER,
        strokeWidth=4,
        strokeJoin="round",
    )
    name = data.mark_text(fontSize=15, fontWeight="bold", baseline="middle", color=look.INK)
    return [each.encode(text="text:N", x=alt.value(x), y=alt.value(y)) for each in (rim, name)]


def islands(
    away: list[dict[str, Any]], name: str, known: dict[str, Row], classes: Classes, language: Language
) -> list[alt.Chart]:
    """Areas far out at sea, in a box of their own: islands too small to see are dots."""
    import altair as alt

    box = Box(8, 64, INSET_WIDTH - 16, 250)
    projection = fitted(away, box)
    told = [
        _told(each, known.get(each["properties"]["code"]), classes, language)["properties"] for each in away
    ]
    places = [projection.at(middle_of(each)) for each in away]
    values = [{**facts, "x": x, "y": y} for facts, (x, y) in zip(told, places, strict=True)]
    frame = alt.Chart({"values": [{}]}).mark_rect(fill=None, stroke=look.LINE, strokeWidth=1.5)
    edges = {"x": -16, "x2": INSET_WIDTH, "y": 16, "y2": 64 + box.height + 24}
    dots = alt.Chart({"values": values}).mark_circle(size=190, stroke=look.INK, strokeWidth=1, opacity=1)
    return [
        frame.encode(**{edge: alt.value(place) for edge, place in edges.items()}),
        written(name, 0, 40, 15, look.INK, "bold"),
        *(
            dots.transform_filter(f"datum.code == '{value['code']}'").encode(
                x=alt.value(value["x"]),
                y=alt.value(value["y"]),
                fill=alt.value(value["fill"]),
                tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=" ")],
            )
            for value in values
        ),
    ]


def bare(name: str) -> str:
    """A regency's name without the words that all of them begin with."""
    for word in ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "):
        name = name.removeprefix(word)
    return name
