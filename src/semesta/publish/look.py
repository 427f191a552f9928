"""The colours, the font and the measures of everything that is drawn (see the look of the dashboard)."""

from __future__ import annotations

INK = "#14212b"
SOFT = "#5a6b78"
LINE = "#dde4e8"
TRACK = "#e6eded"
BRAND = "#0f655e"
TARGET = "#c7762b"
TARGET_TEXT = "#9a5516"
"""The amber of targets, dark enough for small letters on white (contrast 5.6)."""

SCALE = ("#e4f0ee", "#c1dfda", "#93c9c1", "#58aca0", "#2b8a7f", "#0f655e")
"""Six shades for maps, readable in grey and by colour-blind readers."""

NO_DATA = "#eceff1"
PAPER = "#ffffff"

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Liberation Sans comes with the chart library, so that a chart looks the same on every machine."""

WIDTH, HEIGHT = 1600, 900
"""A slide, 16:9."""
