"""Numbers and tables as people and programs see them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from semesta.cli.output import percent, print_csv, print_json, print_table, whole
from semesta.language import use

if TYPE_CHECKING:
    import pytest


def test_numbers_in_the_readers_form() -> None:
    assert [whole(None), whole(0), whole(-5), whole(2_123_056)] == ["-", "0", "-5", "2.123.056"]
    assert [percent(None), percent(0.5139), percent(Decimal("1.042")), percent(0)] == [
        "-", "51,39%", "104,20%", "0,00%",
    ]  # fmt: skip
    use("en")
    assert (whole(2_123_056), percent(0.5139)) == ("2,123,056", "51.39%")


def test_json_is_unrounded_and_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    value = {
        "a": Decimal("0.51391234"),
        "b": date(2025, 12, 31),
        "c": Path("x/y"),
        "d": "\u00d1",
        "e": None,
        "f": 0.1,
    }
    print_json(value)
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "a": 0.51391234,
        "b": "2025-12-31",
        "c": "x/y",
        "d": "\u00d1",
        "e": None,
        "f": 0.1,
    }
    assert "\u00d1" in out
    assert err == ""


def test_csv_is_unrounded_and_missing_values_are_empty(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = [
        {"a": Decimal("0.51391234"), "b": None, "c": 'x,"y"\nz', "more": 1},
        {"a": 0, "b": date(2025, 12, 31), "c": Path("x"), "more": 2},
    ]
    print_csv(["a", "b", "c"], rows)
    assert capsys.readouterr().out == 'a,b,c\n0.51391234,,"x,""y""\nz"\n0,2025-12-31,x\n'
    print_csv(["a"], [])
    assert capsys.readouterr().out == "a\n"


def test_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = [
        {"name": "[red]Sri[/red]", "n": 2_123_056, "x": None},
        {"name": "Ani", "n": 5, "x": True},
    ]
    print_table({"name": "Nama", "n": "Jumlah", "x": "?"}, rows, title="Judul", right=frozenset({"n"}))
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0] == "Judul"
    assert lines[1].split() == ["Nama", "Jumlah", "?"]
    assert lines[3].split() == ["[red]Sri[/red]", "2.123.056", "-"]
    assert lines[4].split() == ["Ani", "5", "True"]
    print_table({"name": "Nama"}, rows, show=lambda name, value: f"{name}={value}")
    assert "name=Ani" in capsys.readouterr().out
