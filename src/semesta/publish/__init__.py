"""Publish: what leaves the house, drawn and written for people.

In: rows of coverage. Out: charts and maps as Altair specifications, and as SVG and PNG files for a slide.
"""

from __future__ import annotations

from semesta.publish.chart_coverage import coverage_chart
from semesta.publish.chart_saving import save_chart, save_coverage_chart, save_coverage_map
from semesta.publish.map_coverage import coverage_map

__all__ = ["coverage_chart", "coverage_map", "save_chart", "save_coverage_chart", "save_coverage_map"]
