"""How the coverage of an area moved, and where it goes at this pace: rows and a small line chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.runs.totals import latest_of_each_month
from semesta.coverage.trend import Point, Series, months, projections, stored_targets
from semesta.language import say
from semesta.publish import look
from semesta.registers.period import parse
from semesta.registers.store import Store
from semesta.web.dashboard import counted
from semesta.web.dashboard.engine import engine
from semesta.web.dashboard.keeping import held
from semesta.web.dashboard.published import published_trend
from semesta.web.dashboard.suppression import hidden_of
from semesta.web.office import office

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.coverage.trend import Projection, Target
    from semesta.web.dashboard.figures import Figure

LEAST = 2
WIDTH, HEIGHT = 520, 240


@dataclass(frozen=True)
class Trend:
    """The months of a figure's own series, and its projection."""

    rows: list[dict[str, Any]]
    made: Projection

    @property
    def is_drawable(self) -> bool:
        """Whether there is a line to draw."""
        return sum(row["coverage"] is not None for row in self.rows) >= LEAST


def trend_of(figure: Figure, area: str) -> Trend | None:
    """The trend of a figure's own basis and definition; None without any month.

    A computed figure that may not be shown has no trend.
    """
    row = figure.row
    if figure.run is None:
        found = published_trend(area, row.basis, row.definition)
    elif (area, "", "") in hidden_of(figure.run, row.basis or "residence"):
        return None
    else:
        found = projections(_computed(area, row.basis or "residence", row.definition), _targets())
    return Trend(months(found[0]), found[0]) if found else None


def _computed(area: str, basis: str, definition: str | None) -> list[Series]:
    """The months of an area by the last run of each."""
    points = []
    for run in latest_of_each_month(counted.runs()):
        whole = (
            counted.cells(run, basis, [area]).get((area, "", "")) if run.definition == definition else None
        )
        if whole is not None and whole["participants"] is not None:
            points.append(
                Point(
                    period=parse(run.period),
                    participants=whole["participants"],
                    workers=whole["workers"],
                    low=ratio(whole["participants_low"], whole["workers_high"]),
                    high=ratio(whole["participants_high"], whole["workers_low"]),
                )
            )
    if not points:
        return []
    place = areas.get(area)
    return [
        Series(
            area_code=area,
            area_name=place.name,
            level=place.level,
            basis=basis,
            definition=definition or "",
            points=tuple(sorted(points, key=lambda point: point.period)),
            source="persons",
        )
    ]


def _targets() -> Mapping[str, Sequence[Target]]:
    def find() -> Mapping[str, Sequence[Target]]:
        with engine() as con:
            return stored_targets(con, Store(office()).read("targets", con))

    return held("targets", find)


def ratio(part: int | None, whole: int | None) -> float | None:
    """Part of whole; None where one of them is not known, or of nothing."""
    return part / whole if part is not None and whole else None


def trend_spec(trend: Trend) -> dict[str, Any]:
    """The Vega-Lite specification of the line, its interval and its target."""
    import altair as alt

    values = [
        {name: row[name] for name in ("period", "kind", "coverage", "low", "high")}
        for row in trend.rows
        if row["coverage"] is not None
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("period:T", title=None, axis=alt.Axis(format="%m/%Y", tickCount=5)),
    )
    y = alt.Y("coverage:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(zero=False))
    band = base.transform_filter("datum.kind == 'projected'").mark_area(color=look.SCALE[1], opacity=0.7)
    line = base.mark_line(color=look.BRAND, strokeWidth=2.5)
    layers = [
        band.encode(y=alt.Y("low:Q", title=None, scale=alt.Scale(zero=False)), y2="high:Q"),
        line.transform_filter("datum.kind == 'observed'").encode(y=y),
        line.transform_filter("datum.kind == 'projected'").encode(y=y, strokeDash=alt.value([4, 4])),
        base.transform_filter("datum.kind == 'observed'")
        .mark_point(filled=True, size=40, color=look.BRAND)
        .encode(y=y),
    ]
    if trend.made.target is not None:
        aim = [{"target": float(trend.made.target.ratio), "text": say("web.trend.target")}]
        rule = alt.Chart(alt.InlineData(values=aim)).encode(y="target:Q")
        layers += [
            rule.mark_rule(color=look.TARGET, strokeWidth=1.5),
            rule.mark_text(align="left", dy=-8, x=4, color=look.TARGET_TEXT, fontSize=12).encode(
                text="text:N"
            ),
        ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, background="transparent")
    chart = chart.configure(font="Inter, " + look.FONT).configure_view(stroke=None)
    chart = chart.configure_axis(
        domain=False, ticks=False, labelColor=look.SOFT, labelFontSize=12, gridColor=look.LINE
    )
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec
