"""The line chart of the way to universal coverage: known months, the projection with its interval, and the target."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.language import current
from semesta.publish import chart_trend_words as words
from semesta.publish.chart_frame import EDGE, Frame, framed
from semesta.publish.chart_saving import save_chart
from semesta.publish.chart_trend_layers import layers
from semesta.publish.chart_trend_lines import MOST_LINES, drawable, lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import altair as alt

    from semesta.coverage.trend import Projection
    from semesta.language import Language

_TITLE_WIDTH = 88
_SUBTITLE_WIDTH = 165


def trend_chart(projections: Iterable[Projection], language: Language | None = None) -> alt.LayerChart:
    """One line for each projection that knows a coverage: known months solid, projected ones dashed in their interval.

    1600 x 900 pixels. The vertical axis need not begin at zero, and says so by its numbers.

    Args:
        projections: from ``coverage.trend``; those without any coverage are left out.
        language: of the reader; default: the one in force.

    Raises:
        SemestaError: E-CHART-001, nothing has a coverage; E-TREND-003, there are too many lines.
    """
    lang = language or current()
    shown = drawable(projections)
    if not shown:
        raise refusal("E-CHART-001")
    if len(shown) > MOST_LINES:
        raise refusal("E-TREND-003", count=len(shown), most=MOST_LINES)
    frame = Frame(
        title=textwrap.wrap(words.title(shown, lang), _TITLE_WIDTH),
        subtitle=[
            part for line in words.subtitle(shown, lang) for part in textwrap.wrap(line, _SUBTITLE_WIDTH)
        ],
        source=words.source(shown, lang),
        left=EDGE + 84,
        right=EDGE + 244,
        largest=570,
    )
    drawing = layers(lines(shown, lang), frame, lang)
    return framed(drawing, frame).properties(description=words.description(shown, lang))


def save_trend_chart(
    projections: Iterable[Projection], path: Path, language: Language | None = None
) -> list[Path]:
    """Draw the trend and write it beside each other as ``.svg`` and ``.png``, whichever of them ``path`` names.

    Raises:
        SemestaError: as ``trend_chart``; E-CHART-002, a file cannot be written.
    """
    stem = path.with_suffix("") if path.suffix.lower() in {".svg", ".png"} else path
    paths = [stem.with_name(f"{stem.name}.svg"), stem.with_name(f"{stem.name}.png")]
    save_chart(trend_chart(projections, language), *paths)
    return paths
