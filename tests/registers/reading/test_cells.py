from __future__ import annotations

import datetime as dt

import pytest

from semesta.registers.reading.cells import cell_text, row_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        ("#N/A", None),
        ("#REF!", "#REF!"),
        ("  ", "  "),
        ("3171011203900001", "3171011203900001"),
        (True, "TRUE"),
        (False, "FALSE"),
        (0.0, "0"),
        (-0.0, "0"),
        (12345678901.0, "12345678901"),
        (12345678901, "12345678901"),
        (-5.0, "-5"),
        (51.39, "51.39"),
        (0.1 + 0.2, "0.3"),
        (0.00001, "0.00001"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e15, "1.00000000000000E+15"),
        (3171011203900001.0, "3.17101120390000E+15"),
        (3171011203900001, "3.17101120390000E+15"),
        (-1e16, "-1.00000000000000E+16"),
        (float("inf"), "inf"),
        (dt.date(1990, 3, 12), "1990-03-12"),
        (dt.datetime(1990, 3, 12), "1990-03-12"),  # noqa: DTZ001 - spreadsheets know no zones
        (dt.datetime(1990, 3, 12, 14, 5, 6), "1990-03-12 14:05:06"),  # noqa: DTZ001 - a workbook knows no zone
        (dt.time(7, 30), "07:30:00"),
        (dt.timedelta(days=1, hours=12, minutes=3, seconds=4), "36:03:04"),
    ],
)
def test_cell_text(value: object, text: str | None) -> None:
    assert cell_text(value) == text
    assert row_text([value, "x"]) == [text, "x"]
