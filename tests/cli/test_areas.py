"""``semesta areas``."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner, Result

from semesta.areas import find
from semesta.cli.areas import app
from semesta.errors import SemestaError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_show_gives_the_area_its_parents_and_children_as_json() -> None:
    shown = json.loads(run("show", "31.71", "--format", "json").stdout)
    assert shown["area"] == {
        "code": "31.71",
        "name": "Kota Administrasi Jakarta Pusat",
        "level": "regency",
        "kind": "kota",
        "parent_code": "31",
    }
    assert [parent["code"] for parent in shown["parents"]] == ["ID", "31"]
    assert [child["code"] for child in shown["children"]] == [f"31.71.{number:02}" for number in range(1, 9)]


def test_show_gives_csv_with_the_relation() -> None:
    rows = list(csv.DictReader(io.StringIO(run("show", "31.71.01", "--format", "csv").stdout)))
    assert list(rows[0]) == ["relation", "code", "name", "level", "kind", "parent_code"]
    assert [row["relation"] for row in rows] == ["parent"] * 3 + ["area"] + ["child"] * 6
    assert rows[4]["code"] == "31.71.01.1001"


def test_show_prints_a_table() -> None:
    result = run("show", "31")
    assert result.exit_code == 0
    assert "31.74" in result.stdout
    assert "wilayah ini" in result.stdout


def test_show_leads_an_old_code_and_warns_on_stderr() -> None:
    result = run("show", "91.01", "--format", "json")
    assert json.loads(result.stdout)["area"]["code"] == "93.01"
    assert result.stderr.startswith("W-AREA-001: ")


@pytest.mark.parametrize(
    ("code", "error"), [("31.79", "E-AREA-001"), ("3171", "E-AREA-003"), ("91.18.18", "E-AREA-006")]
)
def test_show_refuses_what_is_no_area(code: str, error: str) -> None:
    result = run("show", code)
    assert isinstance(result.exception, SemestaError)
    assert result.exception.problems[0].code == error
    assert result.stdout == ""


def test_search_gives_json() -> None:
    found = json.loads(run("search", "Kec. Kebayoran Baru", "--limit", "1", "--format", "json").stdout)
    assert found == [
        {
            "code": "31.74.07",
            "name": "Kebayoran Baru",
            "level": "district",
            "kind": "kecamatan",
            "score": 100.0,
            "path": "Daerah Khusus Ibukota Jakarta > Kota Administrasi Jakarta Selatan",
        }
    ]


def test_search_can_be_narrowed() -> None:
    result = run("search", "Bogor", "--level", "regency", "--within", "32", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == ["code", "name", "level", "kind", "score", "path"]
    assert [row["code"] for row in rows[:2]] == ["32.01", "32.71"]


def test_search_prints_a_table_with_whole_codes() -> None:
    result = run("search", "Senayan", "--level", "village")
    assert "31.74.07.1006" in result.stdout
    assert find("31.74.07.1006") is not None


def test_search_without_a_match_says_so() -> None:
    result = run("search", "qqqqqqqq")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "qqqqqqqq" in result.stderr
    assert run("search", "qqqqqqqq", "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize("arguments", [["--level", "hamlet"], ["--limit", "0"], ["--format", "xml"]])
def test_wrong_usage_is_exit_code_two(arguments: list[str]) -> None:
    assert run("search", "Menteng", *arguments).exit_code == 2


def test_search_refuses_an_unknown_place() -> None:
    assert isinstance(run("search", "Menteng", "--within", "31.79").exception, SemestaError)
