"""How the coverage of an area moved, and where it goes at this pace: rows and a small line chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.runs import totals
from semesta.coverage.trend import from_published, from_runs, months
from semesta.errors import SemestaError
from semesta.language import say
from semesta.publish import look
from semesta.registers.store import Store
from semesta.web.dashboard.figures import COUNTS, UNKNOWN
from semesta.web.dashboard.suppression import hidden_of
from semesta.web.office import office

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

    from semesta.coverage.trend import Projection
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


def trend_of(con: Backend, figure: Figure, area: str) -> Trend | None:
    """The trend of a figure's own basis and definition; None without any month.

    A computed figure that may not be shown has no trend.
    """
    if figure.run is not None and (area, "", "") in hidden_of(figure.run, figure.row.basis or "residence"):
        return None
    asked = {"area": area, "basis": figure.row.basis, "definition": figure.row.definition}
    found = _computed(con, area, asked) if figure.run is not None else _published(con, asked)
    if not found:
        return None
    return Trend(months(found[0]), found[0])


def _computed(con: Backend, area: str, asked: dict[str, Any]) -> list[Projection]:
    runs = totals(con, office(), areas.get(area).level)
    return [] if runs is None else from_runs(con, runs, Store(office()).read("targets", con), **asked)


def _published(con: Backend, asked: dict[str, Any]) -> list[Projection]:
    counts, workers, targets = (Store(office()).read(name, con) for name in COUNTS)
    try:
        return from_published(counts, workers, targets, **asked)
    except SemestaError as error:
        if error.problems[0].code == UNKNOWN:
            return []
        raise


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
