"""Writing a chart as SVG and as PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.publish.chart_coverage import coverage_chart
from semesta.publish.map_coverage import coverage_map

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import altair as alt

    from semesta.areas import Level
    from semesta.coverage import Row
    from semesta.language import Language


def save_chart(chart: alt.LayerChart, path_svg: Path, path_png: Path) -> None:
    """Write a chart as SVG and as PNG of 1600 x 900 pixels; no network, the fonts come with the library.

    Raises:
        SemestaError: E-CHART-002, a file cannot be written.
    """
    import altair as alt
    import vl_convert

    version = alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0]
    spec = chart.to_dict()
    _write(path_svg, vl_convert.vegalite_to_svg(spec, vl_version=version).encode())
    _write(path_png, vl_convert.vegalite_to_png(spec, vl_version=version, ppi=72))


def save_coverage_chart(rows: Iterable[Row], path: Path, language: Language | None = None) -> list[Path]:
    """Draw coverage and write it beside each other as ``.svg`` and ``.png``, whichever of them ``path`` names.

    Raises:
        SemestaError: E-CHART-001, no row has a coverage; E-CHART-002, a file cannot be written.
    """
    return _saved(coverage_chart(rows, language), path)


def save_coverage_map(
    rows: Iterable[Row], area: str, level: Level, path: Path, language: Language | None = None
) -> list[Path]:
    """Draw the map of an area and write it as ``.svg`` and ``.png``.

    Raises:
        SemestaError: as ``coverage_map``; E-CHART-002, a file cannot be written.
    """
    return _saved(coverage_map(rows, area, level, language), path)


def _saved(chart: alt.LayerChart, path: Path) -> list[Path]:
    stem = path.with_suffix("") if path.suffix.lower() in {".svg", ".png"} else path
    paths = [stem.with_name(f"{stem.name}.svg"), stem.with_name(f"{stem.name}.png")]
    save_chart(chart, *paths)
    return paths


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise refusal("E-CHART-002", path=path, reason=error.strerror or error) from error
