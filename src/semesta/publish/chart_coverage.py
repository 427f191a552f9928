"""The bar chart of coverage: one bar for each area, the target as a tick, the people beside it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.language import current, say
from semesta.publish import chart_words, look
from semesta.publish.chart_bars import bars, newest
from semesta.publish.chart_frame import Frame, framed
from semesta.publish.chart_layers import layers
from semesta.publish.chart_layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

    from semesta.coverage import Row
    from semesta.language import Language
    from semesta.publish.chart_bars import Bar

MOST_BARS = 40
_TITLE_WIDTH = 88
_SUBTITLE_WIDTH = 165


def coverage_chart(
    rows: Iterable[Row], language: Language | None = None, source: str | None = None
) -> alt.LayerChart:
    """Horizontal bars of coverage, the highest first: of each area its newest row. 1600 x 900 pixels, no axis cut.

    Bars over 100 % are drawn in full. Where definitions, periods or bases differ, each area names its own, and the
    chart says that its order is no ranking.

    Args:
        rows: from ``coverage.from_counts``; rows without a coverage are left out.
        language: of the reader; default: the one in force.
        source: the source line, instead of the sources of the rows.

    Raises:
        SemestaError: E-CHART-001, no row has a coverage.
    """
    lang = language or current()
    drawable = newest(rows)
    shown = bars(drawable[:MOST_BARS], lang)
    if not shown:
        raise refusal("E-CHART-001")
    layout = Layout(
        len(shown), has_notes=any(bar.note for bar in shown), has_aims=any(bar.aim for bar in shown)
    )
    lines = chart_words.subtitle(shown, lang, layout=layout, count=len(drawable))
    frame = Frame(
        title=textwrap.wrap(chart_words.title(shown, lang), _TITLE_WIDTH),
        subtitle=[part for line in lines for part in textwrap.wrap(line, _SUBTITLE_WIDTH)],
        source=source or chart_words.sources(shown, lang),
        keys=_keys(shown, lang),
        left=layout.left,
        right=layout.right,
        largest=layout.step(look.HEIGHT) * len(shown),
    )
    return framed(layers(shown, frame, layout), frame).properties(
        description=chart_words.description(shown, lang)
    )


def _keys(shown: Sequence[Bar], language: Language) -> list[tuple[str, str, str]]:
    keys = []
    if any(bar.row.target is not None for bar in shown):
        keys.append(("tick", look.TARGET, say("chart.coverage.target", language)))
    if len(shown) > 1 and any(bar.row.level == "nation" for bar in shown):
        keys.append(("bar", look.INK, say("chart.coverage.nation", language)))
    return keys
