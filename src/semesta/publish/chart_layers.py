"""The bars themselves: tracks up to 100 %, coverage, target ticks, and the words at both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from semesta.publish import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from semesta.publish.chart_bars import Bar
    from semesta.publish.chart_frame import Frame
    from semesta.publish.chart_layout import Layout

_GAP = 20
_FULL = 1.0


def layers(bars: Sequence[Bar], frame: Frame, layout: Layout) -> list[alt.Chart]:
    """The marks of a coverage chart, the bars from the top down."""
    import altair as alt

    step = layout.step(frame.height)
    base = alt.Chart({"values": [_value(bar, step * (place + 0.5)) for place, bar in enumerate(bars)]})
    top = max(_FULL, *(bar.coverage for bar in bars), *(bar.row.target or 0 for bar in bars))
    scale = alt.Scale(domain=[0, top], nice=False, zero=True)
    axis = alt.Axis(values=_ticks(top), format=".0%", title=None, labelPadding=10, offset=4, grid=True)
    y = alt.Y("middle:Q", scale=alt.Scale(domain=[0, frame.height], range=[0, frame.height]), axis=None)
    aim = alt.X("target:Q", scale=scale, axis=axis)
    thick = layout.thickness(step)
    aims = base.transform_filter("isValid(datum.target)")
    return [
        base.mark_bar(height=thick, color=look.TRACK).encode(
            x=alt.X("full:Q", scale=scale, axis=axis), x2="nothing:Q", y=y
        ),
        base.mark_bar(height=thick).encode(
            x=alt.X("coverage:Q", scale=scale, axis=axis),
            x2="nothing:Q",
            y=y,
            color=alt.Color("colour:N", scale=None, legend=None),
        ),
        _tick(aims, look.PAPER, 8, thick).encode(x=aim, y=y),
        _tick(aims, look.TARGET, 4, thick * 1.4).encode(x=aim, y=y),
        *_full_line(scale, top),
        *_names(base, y, step, layout),
        *_figures(base, y, step, layout, frame.width + _GAP),
    ]


def _value(bar: Bar, middle: float) -> dict[str, Any]:
    return {
        "name": bar.name,
        "coverage": bar.coverage,
        "target": bar.row.target,
        "percent": bar.percent,
        "people": bar.people,
        "note": bar.note,
        "aim": bar.aim,
        "all": " · ".join(part for part in (bar.people, bar.note) if part),
        "colour": look.INK if bar.row.level == "nation" else look.BRAND,
        "middle": middle,
        "full": _FULL,
        "nothing": 0,
    }


def _tick(base: alt.Chart, colour: str, thickness: float, size: float) -> alt.Chart:
    mark: alt.Chart = base.mark_tick(
        color=colour, thickness=thickness, size=size, orient="vertical", opacity=1
    )
    return mark


def _full_line(scale: alt.Scale, top: float) -> list[alt.Chart]:
    """A line at 100 % in front of the bars that go beyond it."""
    import altair as alt

    if top <= _FULL:
        return []
    line = alt.Chart({"values": [{"full": _FULL}]}).mark_rule(
        color=look.PAPER, strokeWidth=2, strokeDash=[5, 4]
    )
    return [line.encode(x=alt.X("full:Q", scale=scale))]


def _names(base: alt.Chart, y: alt.Y, step: float, layout: Layout) -> list[alt.Chart]:
    size = layout.name_size(step)
    weight: Literal["normal", "bold"] = "bold" if layout.is_spacious else "normal"
    if not layout.notes_below:
        return [_text(base, "name", y, -_GAP, size, look.INK, align="right", weight=weight)]
    small = max(11.0, size * 0.66)
    return [
        _text(base, "name", y, -_GAP, size, look.INK, align="right", weight=weight, dy=-small * 0.6),
        _text(base, "note", y, -_GAP, small, look.SOFT, align="right", dy=size * 0.6),
    ]


def _figures(base: alt.Chart, y: alt.Y, step: float, layout: Layout, right: float) -> list[alt.Chart]:
    size = layout.name_size(step)
    small = max(11.0, size * (0.76 if layout.is_spacious else 0.84))
    if not layout.is_spacious:
        words = "all" if layout.notes_beside else "people"
        return [
            _text(base, "percent", y, right, size, look.INK, weight="bold"),
            _text(base, words, y, right + size * 4.4, small, look.SOFT),
        ]
    up = size * (1.0 if layout.shows_aim(step) else 0.55)
    marks = [
        _text(base, "percent", y, right, size, look.INK, weight="bold", dy=-up),
        _text(base, "people", y, right, small, look.SOFT, dy=size * 1.15 - up),
    ]
    if layout.shows_aim(step):
        marks.append(_text(base, "aim", y, right, small, look.TARGET_TEXT, dy=size * 2.15 - up))
    return marks


def _text(
    base: alt.Chart, column: str, y: alt.Y, x: float, size: float, colour: str, *,
    align: Literal["left", "right"] = "left", weight: Literal["normal", "bold"] = "normal", dy: float = 0,
) -> alt.Chart:  # fmt: skip
    import altair as alt

    mark = base.mark_text(
        align=align, baseline="middle", fontSize=size, color=colour, fontWeight=weight, dy=dy, clip=False
    )
    text: alt.Chart = mark.encode(text=f"{column}:N", x=alt.value(x), y=y)
    return text


def _ticks(top: float) -> list[float]:
    """Every 25 % up to 100 %, then as many hundreds as the longest bar needs."""
    beyond = [float(number) for number in range(2, int(top) + 1)]
    return [0, 0.25, 0.5, 0.75, _FULL, *beyond]
