"""What stands beside a map: its key, and the areas where most workers are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.wording import Count, Percent
from semesta.language import say
from semesta.publish import look
from semesta.publish.chart_frame import Frame, written
from semesta.publish.map_drawing import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from semesta.coverage import Row
    from semesta.language import Language
    from semesta.publish.map_classes import Classes

GAPS_SHOWN = 8
STEP = 51


def key(classes: Classes, frame: Frame, *, has_gaps: bool, language: Language) -> list[alt.Chart]:
    """The shades and what they stand for, right of the map."""
    x, width = frame.width + 40, 62
    found = [written(say("chart.map.key", language), x, 14, 16, look.INK, "bold")]
    for place, (colour, label) in enumerate(zip(classes.colours, classes.labels, strict=True)):
        found += [_patch(x + place * width, 32, width, colour), written(label, x + place * width + 4, 70, 14)]
    if has_gaps:
        found += [
            _patch(x, 92, 28, look.NO_DATA),
            written(say("chart.map.no_data", language), x + 38, 101, 14),
        ]
    return found


def _patch(x: float, y: float, width: float, colour: str) -> alt.Chart:
    import altair as alt

    patch: alt.Chart = (
        alt.Chart({"values": [{}]})
        .mark_rect(color=colour)
        .encode(x=alt.value(x), x2=alt.value(x + width), y=alt.value(y), y2=alt.value(y + 20))
    )
    return patch


def largest_gaps(rows: Sequence[Row], frame: Frame, language: Language) -> list[alt.Chart]:
    """The areas where most workers are missing."""
    x, y = frame.width + 40, 168.0
    largest = sorted(rows, key=lambda row: (-(row.gap or 0), row.area_code))[:GAPS_SHOWN]
    found = [written(say("chart.map.gaps", language), x, y - 34, 16, look.INK, "bold")]
    for place, row in enumerate(largest):
        line = say("chart.map.gap", language, gap=Count(row.gap or 0), percent=Percent(str(row.coverage)))
        found.append(written(bare(row.area_name or row.area_code), x, y + place * STEP, 16, look.INK))
        found.append(written(line, x, y + place * STEP + 20, 14))
    return found
