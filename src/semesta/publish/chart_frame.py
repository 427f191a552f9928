"""The frame of a chart on a slide: title, what to mind, key, and source around a drawing of fixed size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from semesta.publish import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

Weight = Literal["normal", "bold"]

EDGE = 56
TITLE_SIZE = 32
SUBTITLE_SIZE = 18
SOURCE_SIZE = 14
_TITLE_STEP = 42
_SUBTITLE_STEP = 25
_KEY_SPACE = 40
_BOTTOM = 96


@dataclass(frozen=True)
class Frame:
    """What is written around a drawing; lines are already wrapped. ``keys`` are (mark, colour, meaning)."""

    title: Sequence[str]
    subtitle: Sequence[str]
    source: str
    keys: Sequence[tuple[str, str, str]] = ()
    left: int = 384
    right: int = 392
    largest: float = look.HEIGHT
    """The drawing needs no more height than this; what is left is shared above and below."""

    @property
    def top(self) -> int:
        """Pixels above the drawing."""
        words = _TITLE_STEP * len(self.title) + _SUBTITLE_STEP * len(self.subtitle)
        above = EDGE + words + 20 + (_KEY_SPACE if self.keys else 0)
        return above + int(max(0, look.HEIGHT - above - _BOTTOM - self.largest) * 0.4)

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return look.WIDTH - self.left - self.right

    @property
    def height(self) -> int:
        """Height of the drawing."""
        return int(min(look.HEIGHT - self.top - _BOTTOM, self.largest))


def framed(layers: Sequence[alt.Chart], frame: Frame) -> alt.LayerChart:
    """The drawing with its frame, exactly as large as a slide."""
    import altair as alt

    x = EDGE - frame.left
    below = EDGE + 22 + _TITLE_STEP * len(frame.title) - frame.top
    words = [
        *(
            written(line, x, EDGE + 26 + _TITLE_STEP * place - frame.top, TITLE_SIZE, look.INK, "bold")
            for place, line in enumerate(frame.title)
        ),
        *(
            written(line, x, below + _SUBTITLE_STEP * place, SUBTITLE_SIZE)
            for place, line in enumerate(frame.subtitle)
        ),
        written(frame.source, x, look.HEIGHT - 30 - frame.top, SOURCE_SIZE),
    ]
    chart = alt.layer(*layers, *_keys(frame), *words)
    padding = {
        "left": frame.left,
        "right": frame.right,
        "top": frame.top,
        "bottom": look.HEIGHT - frame.top - frame.height,
    }
    slide: alt.LayerChart = (
        chart.properties(
            width=frame.width,
            height=frame.height,
            padding=padding,
            autosize=alt.AutoSizeParams(type="none"),
            background=look.PAPER,
        )
        .configure(font=look.FONT)
        .configure_view(stroke=None)
        .configure_axis(
            domain=False, ticks=False, labelColor=look.SOFT, labelFontSize=15, gridColor=look.LINE
        )
    )
    return slide


def written(
    text: str, x: float, y: float, size: float, colour: str = look.SOFT, weight: Weight = "normal"
) -> alt.Chart:
    """A line of text at a place of its own, in pixels from the drawing's upper left corner."""
    import altair as alt

    mark = alt.Chart({"values": [{"text": text}]}).mark_text(
        align="left", baseline="middle", fontSize=size, color=colour, fontWeight=weight, clip=False
    )
    line: alt.Chart = mark.encode(text="text:N", x=alt.value(x), y=alt.value(y))
    return line


def _keys(frame: Frame) -> list[alt.Chart]:
    """The key above the drawing: a small mark with its meaning, one beside the other."""
    import altair as alt

    found = []
    x, y = 0.0, -24.0
    for mark, colour, meaning in frame.keys:
        point = alt.Chart({"values": [{}]})
        drawn = (
            point.mark_rect(color=colour).encode(
                x=alt.value(x), x2=alt.value(x + 4), y=alt.value(y - 11), y2=alt.value(y + 11)
            )
            if mark == "tick"
            else point.mark_rect(color=colour).encode(
                x=alt.value(x), x2=alt.value(x + 28), y=alt.value(y - 7), y2=alt.value(y + 7)
            )
        )
        indent = 14 if mark == "tick" else 38
        found += [drawn, written(meaning, x + indent, y, 15)]
        x += indent + 9 * len(meaning) + 32
    return found
