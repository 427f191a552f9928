"""The sentences of a coverage chart: its title, what to mind, its sources, and a description for those who cannot see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from semesta.coverage.wording import Month, Percent, Term
from semesta.errors import problem
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from semesta.coverage import Row
    from semesta.language import Language
    from semesta.publish.chart_bars import Bar
    from semesta.publish.chart_layout import Layout

SOURCES_SHOWN = 7
SYNTHETIC = "F-PERSONS-010"


def title(bars: Sequence[Bar], language: Language) -> str:
    """One sentence with the period and the basis."""
    periods = sorted({bar.row.period for bar in bars})
    bases = {bar.row.basis or "unstated" for bar in bars}
    basis = Term(f"chart.basis.{bases.pop() if len(bases) == 1 else 'mixed'}")
    when = Month(periods[-1])
    if len(bars) == 1:
        share = Percent(str(bars[0].coverage))
        return say(
            "chart.coverage.title.one", language, percent=share, area=bars[0].area, when=when, basis=basis
        )
    areas = {bar.row.area_code: bar.area for bar in bars}
    if len(areas) == 1 and len(periods) == 1:
        (area,) = areas.values()
        return say("chart.coverage.title.split", language, area=area, when=when, basis=basis)
    key = "same" if len(periods) == 1 else "until"
    return say(f"chart.coverage.title.{key}", language, count=len(areas), when=when, basis=basis)


def subtitle(bars: Sequence[Bar], language: Language, *, layout: Layout, count: int) -> list[str]:
    """What the percentages are, and on a second line what to mind about targets and areas left out.

    Args:
        bars: those that are drawn.
        language: of the reader.
        layout: tells where the notes stand, and whether each bar says of which definition its target is.
        count: how many areas there were to draw.
    """
    parts = [say("chart.coverage.subtitle", language)]
    more: list[str] = []
    definitions = {bar.row.definition for bar in bars}
    if len(definitions) > 1:
        parts.append(
            say("chart.coverage.mixed_beside" if layout.notes_beside else "chart.coverage.mixed", language)
        )
    elif bars[0].row.definition:
        parts.append(say("chart.coverage.definition", language, definition=bars[0].row.definition))
    if not layout.is_spacious and any(bar.row.target is not None and not bar.has_own_target for bar in bars):
        more.append(say("chart.coverage.targets_mixed", language))
    if len(bars) < count:
        more.append(say("chart.coverage.cut", language, shown=len(bars), count=count))
    synthetic = synthetic_words((bar.row for bar in bars), language)
    return [*synthetic, *(" ".join(line) for line in (parts, more) if line)]


def synthetic_words(rows: Iterable[Row], language: Language) -> list[str]:
    """The line that made-up figures must not be shown without; none for real ones."""
    if any(SYNTHETIC in row.codes for row in rows):
        return [problem(SYNTHETIC).what(language)]
    return []


def sources(bars: Sequence[Bar], language: Language) -> str:
    """Where the figures are from, each source once, the first few by name."""
    names = list(dict.fromkeys(name for bar in bars if (name := short(bar.row.source(language) or ""))))
    shown = names[:SOURCES_SHOWN]
    if len(names) > SOURCES_SHOWN:
        shown.append(say("chart.coverage.more", language, count=len(names) - SOURCES_SHOWN))
    return say("chart.coverage.source", language, source=", ".join(shown) or "-")


def description(bars: Sequence[Bar], language: Language) -> str:
    """The chart in words."""
    items = "; ".join(f"{bar.name} {bar.percent} ({bar.people})" for bar in bars)
    return say("chart.coverage.description", language, items=items)


def short(source: str) -> str:
    """A source as a few words: the host of an address, else what stands before the first colon, comma or bracket."""
    address = re.match(r"https?://\S+", source)
    if address:
        return urlsplit(address.group()).hostname or source
    return re.split(r"[:;(]", source)[0].strip()
