"""The map of coverage: every area of a level in a shade of its coverage, those with most people missing beside it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from semesta.coverage.wording import Month, Term
from semesta.errors import refusal
from semesta.language import current, say
from semesta.publish.chart_frame import EDGE, Frame, framed
from semesta.publish.chart_words import short, synthetic_words
from semesta.publish.map_beside import key, largest_gaps
from semesta.publish.map_classes import classes_of
from semesta.publish.map_drawing import INSET_WIDTH, Sheet, bare, drawn, islands
from semesta.publish.map_projection import Box, fitted

if TYPE_CHECKING:
    from collections.abc import Iterable

    import altair as alt

    from semesta.areas import Level
    from semesta.coverage import Row
    from semesta.language import Language

#: Parts that lie far out at sea get a map of their own beside the large one.
INSETS = {"31": "31.01"}
_RIGHT = 470
OUTER: dict[Level, Level] = {"village": "regency", "district": "regency", "regency": "province"}


def coverage_map(
    rows: Iterable[Row], area: str, level: Level, language: Language | None = None
) -> alt.LayerChart:
    """A choropleth of the areas of a level within an area, 1600 x 900 pixels, with its key and the largest gaps.

    Args:
        rows: of that level, one basis and definition; areas without a row are drawn as areas without data.
        area: whose map it is.
        level: of the areas that are shaded.
        language: of the reader; default: the one in force.

    Raises:
        SemestaError: E-AREA-004, the boundaries are not shipped; E-CHART-001, no row has a coverage.
    """
    from semesta.areas import boundaries, get

    lang = language or current()
    known = {row.area_code: row for row in rows if row.level == level and row.coverage is not None}
    if not known:
        raise refusal("E-CHART-001")
    features = boundaries(level, area, detail="full")["features"]
    outer = OUTER.get(level)
    outlines = (
        boundaries(outer, area, detail="full")["features"] if outer and outer != get(area).level else []
    )
    classes = classes_of([float(row.coverage or 0) for row in known.values()])
    some = next(iter(known.values()))
    frame = Frame(
        title=textwrap.wrap(
            say("chart.map.title", lang, level=Term(f"chart.map.level.{level}"), area=get(area).name,
                when=Month(some.period), basis=Term(f"chart.basis.{some.basis or 'unstated'}")), 88,
        ),
        subtitle=[
            *synthetic_words(known.values(), lang),
            say("chart.map.subtitle", lang, definition=some.definition or "-"),
        ],
        source=say("chart.map.source", lang, source=short(some.source(lang) or "-")),
        left=EDGE,
        right=_RIGHT,
    )  # fmt: skip
    near, away = _parts(features, area)
    left = INSET_WIDTH + 10 if away else 0
    projection = fitted(near, Box(left, 0, frame.width - left, frame.height))
    sheet = Sheet(near, _parts(outlines, area)[0] if outlines else [], projection)
    layers = drawn(sheet, known, classes, lang)
    if away:
        layers += islands(away, bare(get(INSETS[area]).name), known, classes, lang)
    layers += key(classes, frame, has_gaps=len(known) < len(features), language=lang)
    layers += largest_gaps(list(known.values()), frame, lang)
    return framed(layers, frame).properties(
        description=say(
            "chart.map.description", lang, areas=len(known), level=Term(f"chart.map.level.{level}")
        )
    )


def _parts(features: list[dict[str, Any]], area: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is drawn large, and what lies far out at sea."""
    far = INSETS.get(area)
    away = [each for each in features if far and each["properties"]["code"].startswith(far)]
    near = [each for each in features if each not in away]
    return (near, away) if near else (features, [])
