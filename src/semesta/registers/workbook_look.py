"""The colours and cell formats that the repair and the template workbook share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

ERROR_COLOUR = "#F4B183"
WARNING_COLOUR = "#FFF2CC"
HEADER_COLOUR = "#D9E1F2"
OWN_COLOUR = "#EDEDED"
REQUIRED_COLOUR = "#FFD966"

TEXT = "@"
"""Excel's number format for text: what is typed into such a cell stays text, so no digit of a NIK is lost."""


@dataclass(frozen=True)
class Look:
    """The formats of one workbook; fonts are Excel's defaults so that the file opens the same everywhere."""

    title: Format
    heading: Format
    own_heading: Format
    required_heading: Format
    cell: Format
    error: Format
    warning: Format
    number: Format
    words: Format


def make_look(workbook: Workbook) -> Look:
    """Register the formats with a workbook."""
    top = {"valign": "top"}
    text = {**top, "num_format": TEXT}
    heading = {**text, "bold": True, "text_wrap": True, "bottom": 1}
    return Look(
        title=workbook.add_format({"bold": True}),
        heading=workbook.add_format({**heading, "bg_color": HEADER_COLOUR}),
        own_heading=workbook.add_format({**heading, "bg_color": OWN_COLOUR}),
        required_heading=workbook.add_format({**heading, "bg_color": REQUIRED_COLOUR}),
        cell=workbook.add_format(text),
        error=workbook.add_format({**text, "bg_color": ERROR_COLOUR}),
        warning=workbook.add_format({**text, "bg_color": WARNING_COLOUR}),
        number=workbook.add_format({**top, "align": "left"}),
        words=workbook.add_format({**text, "text_wrap": True}),
    )
