"""What a trend chart is drawn from: the points of each line, the ends that are labelled, and the targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.coverage.trend import months, number
from semesta.publish import chart_trend_words as words
from semesta.publish import look
from semesta.registers.period import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from semesta.coverage.trend import Projection
    from semesta.language import Language

COLOURS = (look.BRAND, look.INK, "#8c5a86", look.SOFT, "#28837a")
"""Each dark enough for small letters on white (contrast 4.5 and more)."""

MOST_LINES = len(COLOURS)


@dataclass(frozen=True)
class Lines:
    """Values for the marks; ``month`` counts calendar months, shares are ratios.

    ``points``: line, colour, month, kind, coverage, low, high, is_alone (no known neighbour: a line would not show it).
    ``ends``: the newest known point of each line with its label, its name where there are several lines, and ``level``,
    the coverage at which the line ends. ``reached``: where a line meets its target, with the month in words. ``targets``:
    target, label.
    """

    points: Sequence[dict[str, Any]]
    ends: Sequence[dict[str, Any]]
    reached: Sequence[dict[str, Any]]
    targets: Sequence[dict[str, Any]]


def drawable(projections: Iterable[Projection]) -> list[Projection]:
    """Those that know a coverage of some month."""
    return [made for made in projections if any(point.coverage is not None for point in made.series.points)]


def lines(shown: Sequence[Projection], language: Language) -> Lines:
    """The values of a chart of projections that are ``drawable``."""
    every = list(zip(shown, COLOURS, strict=False))
    return Lines(
        [point for place, made in enumerate(shown) for point in _points(made, place)],
        [_end(made, colour, words.name(made, shown, language), language) for made, colour in every],
        [_reached(made, colour, language) for made, colour in every if made.reached_in is not None],
        _targets(shown, language),
    )


def _points(made: Projection, place: int) -> list[dict[str, Any]]:
    """The months of a line; its projection begins at the last known month, so that nothing is torn."""
    line = {"line": place, "colour": COLOURS[place]}
    points: list[dict[str, Any]] = [
        line
        | {name: month[name] for name in ("kind", "coverage", "low", "high")}
        | {"month": number(parse(month["period"]))}
        for month in months(made)
        if month["coverage"] is not None
    ]
    known = [point for point in points if point["kind"] == "observed"]
    future = points[len(known) :]
    at = {point["month"] for point in known}
    for point in known:
        point["is_alone"] = not {point["month"] - 1, point["month"] + 1} & at
    if future:
        last = known[-1]
        future.insert(0, last | {"kind": "projected", "low": last["coverage"], "high": last["coverage"]})
    return known + future


def _end(made: Projection, colour: str, name: str, language: Language) -> dict[str, Any]:
    point = words.newest(made)
    return {
        "colour": colour,
        "month": number(point.period),
        "coverage": point.coverage,
        "level": _points(made, 0)[-1]["coverage"],
        "label": words.share(point, language),
        "name": name,
    }


def _reached(made: Projection, colour: str, language: Language) -> dict[str, Any]:
    month = next(month for month in months(made) if month["period"] == str(made.reached_in))
    return {
        "colour": colour,
        "month": number(parse(month["period"])),
        "coverage": month["coverage"],
        "label": words.when(month["period"], language),
    }


def _targets(shown: Sequence[Projection], language: Language) -> list[dict[str, Any]]:
    targets = {made.target for made in shown if made.target is not None}
    found = [{"target": float(target.ratio), "label": words.target(target, language)} for target in targets]
    return sorted(found, key=lambda each: (each["target"], each["label"]))
