"""The sentences of a trend chart: what becomes of the target, what is drawn, and a description for those who cannot see."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING

from semesta.coverage.wording import Count, Month, Percent, Printed, Term, month, percent
from semesta.language import say
from semesta.publish.chart_bars import SHORT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from semesta.coverage.trend import Point, Projection, Target
    from semesta.language import Language

_NAME_WIDTH = 36
"""Letters that fit beside the drawing."""


def title(shown: Sequence[Projection], language: Language) -> str:
    """One sentence: whether and when the target is reached, or how things stand."""
    newest_month = Month(str(max(made.last.period for made in shown)))
    if len(shown) > 1:
        return say("trend.chart.title.several", language, period=newest_month)
    made = shown[0]
    point = newest(made)
    key = (
        "coverage"
        if made.target is None
        else {None: "reached", "reached": "already"}.get(made.reason, made.reason)
    )
    if key not in {"reached", "already", "not_within_10_years", "moving_away"}:
        key = "coverage"
    return say(
        f"trend.chart.title.{key}",
        language,
        area=area(made),
        coverage=Percent(str(point.coverage)),
        period=Month(str(made.reached_in or point.period)),
        target=None if made.target is None else _printed(made.target),
    )


def subtitle(shown: Sequence[Projection], language: Language) -> list[str]:
    """What the newest figure counts, between which months the target is reached, and how it was projected."""
    dashes = [say("trend.chart.dashes", language)] if any(made.outlook for made in shown) else []
    if len(shown) > 1:
        return dashes
    made = shown[0]
    first = [_known(made, language)]
    if made.earliest is not None and made.reached_in is not None:
        key = "from" if made.latest is None else "between"
        ends = {"earliest": Month(str(made.earliest)), "latest": Month(str(made.latest or made.earliest))}
        first.append(say(f"trend.chart.{key}", language, **ends))
    if made.outlook is not None:
        tested = made.outlook.backtest
        key = "method" if tested.beats_naive else "naive"
        dashes.append(say(f"trend.chart.{key}", language, method=Term(f"trend.method.{tested.method.name}")))
    return [" ".join(line) for line in (first, dashes) if line]


def source(shown: Sequence[Projection], language: Language) -> str:
    """How many months of which time."""
    periods = sorted({point.period for made in shown for point in made.series.points})
    ends = {"first": Month(str(periods[0])), "last": Month(str(periods[-1]))}
    return say("trend.chart.source", language, count=len(periods), **ends)


def description(shown: Sequence[Projection], language: Language) -> str:
    """The chart in words."""
    items = "; ".join(f"{area(made)}: {_known(made, language)}" for made in shown)
    return say("trend.chart.description", language, items=items)


def newest(made: Projection) -> Point:
    """The newest month that has a coverage."""
    return next(point for point in reversed(made.series.points) if point.coverage is not None)


def share(point: Point, language: Language) -> str:
    """The coverage of a month, as a percentage."""
    return percent(point.coverage or 0.0, language)


def when(period: str, language: Language) -> str:
    """A month in words."""
    return month(period, language)


def target(aim: Target, language: Language) -> str:
    """A target with its date, where it has one."""
    if aim.by is None:
        return say("trend.chart.target", language, target=_printed(aim))
    return say("trend.chart.target_by", language, target=_printed(aim), by=Month(str(aim.by)))


def area(made: Projection) -> str:
    """The name of the area, as everybody calls it."""
    series = made.series
    return SHORT_NAMES.get(series.area_code, series.area_name or series.area_code)


def name(made: Projection, shown: Sequence[Projection], language: Language) -> str:
    """What tells a line from the others: its area, basis, definition or source; nothing when it is alone."""
    parts = {
        "area_code": area(made),
        "basis": say(f"coverage.basis.{made.series.basis}", language),
        "definition": made.series.definition,
        "source": say("trend.source.persons", language) if made.series.source == "persons" else "",
    }
    differing = [part for part in parts if len({getattr(each.series, part) for each in shown}) > 1]
    words = [parts[part] for part in differing if parts[part]]
    return textwrap.shorten(", ".join(words), _NAME_WIDTH, placeholder=" …")


def _known(made: Projection, language: Language) -> str:
    point = newest(made)
    return say(
        "trend.chart.known",
        language,
        coverage=Percent(str(point.coverage)),
        period=Month(str(point.period)),
        participants=Count(point.participants),
        workers=Count(point.workers or 0),
        basis=Term(f"chart.basis.{made.series.basis}"),
        definition=made.series.definition,
    )


def _printed(aim: Target) -> Printed:
    return Printed(round(Decimal(str(aim.ratio)), 6).normalize())
