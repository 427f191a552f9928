"""Kept answers: the body of a page, the specification of a picture, the picture itself, a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from django.template.loader import render_to_string

from semesta.language import current
from semesta.web.dashboard import downloads
from semesta.web.dashboard.figures import chosen, figures_of
from semesta.web.dashboard.keeping import kept
from semesta.web.dashboard.maps import VEGA_LITE, map_spec
from semesta.web.dashboard.pages import Asked, level_of, page_of, rows_of
from semesta.web.dashboard.trends import trend_of, trend_spec

if TYPE_CHECKING:
    from collections.abc import Callable

Picture = Literal["peta", "tren"]
PIXELS = 144


def page_html(asked: Asked) -> str:
    """The body of an area's page."""
    return kept(f"body|{current()}|{asked.text}", lambda: _rendered("body", asked)).decode()


def method_html(asked: Asked) -> str:
    """The body of "how is this number made?"."""
    return kept(f"method|{current()}|{asked.text}", lambda: _rendered("method_body", asked)).decode()


def _rendered(template: str, asked: Asked) -> bytes:
    return render_to_string(f"dashboard/{template}.html", {"page": page_of(asked)}).encode()


def spec_json(picture: Picture, asked: Asked) -> bytes:
    """The Vega-Lite specification of a picture; ``null`` when there is nothing to draw."""
    return kept(
        f"spec|{picture}|{current()}|{asked.text}",
        lambda: json.dumps(_SPECS[picture](asked), ensure_ascii=False, separators=(",", ":")).encode(),
    )


def drawing(picture: Picture, ending: str, asked: Asked) -> bytes | None:
    """The picture as SVG or PNG; None when there is nothing to draw."""
    spec = json.loads(spec_json(picture, asked))
    if spec is None:
        return None
    return kept(f"{ending}|{picture}|{current()}|{asked.text}", lambda: _drawn(spec, ending))


def file(ending: str, asked: Asked, by: str | None) -> bytes:
    """The table as a file."""
    write = {"csv": downloads.as_csv, "xlsx": downloads.as_xlsx}[ending]
    return kept(f"file|{ending}|{by}|{current()}|{asked.text}", lambda: write(rows_of(asked, by)[2]))


def _drawn(spec: dict[str, Any], ending: str) -> bytes:
    import vl_convert

    if ending == "svg":
        svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
        return svg.encode()
    png: bytes = vl_convert.vegalite_to_png(
        {**spec, "background": "#ffffff"}, vl_version=VEGA_LITE, ppi=PIXELS
    )
    return png


def _map(asked: Asked) -> dict[str, Any] | None:
    area, figure, table = rows_of(asked)
    level = level_of(asked)
    rows = [each for each in table.rows if each.row.area_code != area.code]
    if figure is None or level is None or not any(each.row.coverage is not None for each in rows):
        return None
    return map_spec(rows, area.code, level)


def _trend(asked: Asked) -> dict[str, Any] | None:
    figure = chosen(figures_of(asked.area), asked.figure, asked.area)
    trend = trend_of(figure, asked.area) if figure else None
    return trend_spec(trend) if trend is not None and trend.is_drawable else None


_SPECS: dict[Picture, Callable[[Asked], dict[str, Any] | None]] = {"peta": _map, "tren": _trend}
