"""The marks of a trend chart: the interval, the target, the line, its newest point, and where it meets the target."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from semesta.language import say
from semesta.publish import look
from semesta.publish.chart_frame import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

    from semesta.language import Language
    from semesta.publish.chart_frame import Frame
    from semesta.publish.chart_trend_lines import Lines

BAND = "#cfe3e0"
LABEL_SIZE = 17
LABEL_STEP = 24.0
"""Pixels from one label at the right to the next."""

_YEAR = 12
_QUARTER = 3
_LONG = 30
"""Months from which on the axis names years only."""

_MOST_YEARS = 12
_KNOWN, _FUTURE = "datum.kind == 'observed'", "datum.kind == 'projected'"


def layers(lines: Lines, frame: Frame, language: Language) -> list[alt.Chart]:
    """The marks, from the back to the front."""
    import altair as alt

    first, last = _months(lines.points)
    bottom, top = shares(lines)
    scale = alt.Scale(domain=[bottom, top], nice=False, zero=False)
    time = alt.Scale(domain=[first, last], nice=False, zero=False)
    x = alt.X("month:Q", scale=time, axis=_time_axis(first, last, language), title=None)
    axis = alt.Axis(format=".0%", labelPadding=10, tickCount=6)
    y = alt.Y("coverage:Q", scale=scale, title=None, axis=axis)
    colour = alt.Color("colour:N", scale=None, legend=None)
    points = _chart(lines.points).encode(x=x, y=y, color=colour, detail="line:N")
    pixels = frame.height / (top - bottom)
    above = apart(((top - end["coverage"]) * pixels - 19 for end in lines.ends), LABEL_STEP)
    raised = [end | {"above": top - at / pixels} for end, at in zip(lines.ends, above, strict=True)]
    ends = _chart(raised).encode(x=x, color=colour)
    reached = _chart(lines.reached).encode(x=x, y=y)
    interval = {"x": x, "y": alt.Y("low:Q", scale=scale), "y2": "high:Q", "detail": "line:N"}
    drawn: list[tuple[alt.Chart, dict[str, Any]]] = [
        (
            _chart(lines.points).transform_filter(_FUTURE).mark_area(color=BAND, opacity=0.7, clip=True),
            interval,
        ),
        (
            _chart(lines.targets).mark_rule(color=look.TARGET, strokeWidth=2.5),
            {"y": alt.Y("target:Q", scale=scale)},
        ),
        (points.transform_filter(_FUTURE).mark_line(strokeWidth=3.5, strokeDash=[8, 6], clip=True), {}),
        (points.transform_filter(_KNOWN).mark_line(strokeWidth=4.5, strokeCap="round"), {}),
        (points.transform_filter(f"{_KNOWN} && datum.is_alone").mark_circle(size=90, opacity=1), {}),
        (_meeting(reached), {}),
        (_bold(reached, dy=-19, color=look.TARGET_TEXT), {"text": "label:N"}),
        (ends.mark_circle(size=170, opacity=1), {"y": y}),
        (
            _bold(ends, stroke=look.PAPER, strokeWidth=5),
            {"text": "label:N", "y": alt.Y("above:Q", scale=scale)},
        ),
        (_bold(ends), {"text": "label:N", "y": alt.Y("above:Q", scale=scale)}),
    ]
    names = [
        *((target["target"], target["label"], look.TARGET_TEXT) for target in lines.targets),
        *((end["level"], end["name"], end["colour"]) for end in lines.ends if end["name"]),
    ]
    places = apart(((top - level) * pixels for level, _, _ in names), LABEL_STEP)
    labels = [
        written(text, frame.width + 14, place, LABEL_SIZE, hue)
        for place, (_, text, hue) in zip(places, names, strict=True)
    ]
    return [*(mark.encode(**channels) for mark, channels in drawn), *labels]


def apart(places: Iterable[float], step: float) -> list[float]:
    """Places moved down just so far that no two are nearer than ``step``; their order is kept.

    >>> apart([5.0, 1.0, 4.0], 3.0)
    [7.0, 1.0, 4.0]
    """
    wanted = list(places)
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    for before, after in pairwise(order):
        wanted[after] = max(wanted[after], wanted[before] + step)
    return wanted


def shares(lines: Lines) -> tuple[float, float]:
    """Whole tens of percent around all that is drawn; the interval is cut where it leaves 0 to 100 %."""
    known = [point["coverage"] for point in lines.points] + [target["target"] for target in lines.targets]
    future = [point for point in lines.points if point["kind"] == "projected"]
    bottom = floor(min(*known, *known, *(max(0.0, point["low"]) for point in future)) * 10)
    top = ceil(max(*known, *known, *(min(1.0, point["high"]) for point in future)) * 10)
    return bottom / 10, max(top, bottom + 1) / 10


def _months(points: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """The first and the last month drawn, a year apart at least."""
    at = [point["month"] for point in points]
    return min(at), max(*at, min(at) + _YEAR)


def _time_axis(first: int, last: int, language: Language) -> alt.Axis:
    """Quarters where there are few months, else Januaries."""
    import altair as alt

    is_short = last - first < _LONG
    step = _QUARTER if is_short else _YEAR * ceil((last - first) / _YEAR / _MOST_YEARS)
    names = [name[:3] for name in say("coverage.months", language).split()]
    year = "toString(floor(datum.value / 12))"
    return alt.Axis(
        values=list(range(step * ceil(first / step), last + 1, step)),
        labelExpr=f"{names}[datum.value % 12] + ' ' + {year}" if is_short else year,
        title=None,
        grid=False,
        labelPadding=12,
    )


def _chart(values: Sequence[dict[str, Any]]) -> alt.Chart:
    import altair as alt

    return alt.Chart({"values": list(values)})


def _meeting(base: alt.Chart) -> alt.Chart:
    """An open circle where a line meets its target."""
    mark: alt.Chart = base.mark_point(
        size=170, filled=True, fill=look.PAPER, stroke=look.TARGET, strokeWidth=3, opacity=1
    )
    return mark


def _bold(base: alt.Chart, **more: Any) -> alt.Chart:
    """Words at the left of a point."""
    mark: alt.Chart = base.mark_text(fontSize=19, fontWeight="bold", align="right", dx=-8, **more)
    return mark
