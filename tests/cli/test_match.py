from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

ROWS = [
    ("1", "BUDI SANTOSO", "1990-03-12"),
    ("2", "SITI AMINAH", "1985-07-01"),
    ("3", "AGUS WIJAYA", "1979-11-30"),
]


def ask(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["--lang", "en", "match", *map(str, arguments)])


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path]:
    files = []
    for side in ("left", "right"):
        file = tmp_path / f"{side}.csv"
        with file.open("w", newline="") as stream:
            csv.writer(stream).writerows([("NO", "NAMA", "TGL LAHIR"), *ROWS])
        files.append(file)
    return files[0], files[1]


def test_pairs_are_written_and_what_was_recognised_is_said(lists: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "pairs.csv"
    result = ask(*lists, "--out", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "left.csv: 3 rows; recognised name = NAMA, birth date = TGL LAHIR; identifier: NO" in result.stderr
    assert f"3 pairs in {out}." in result.stderr
    with out.open() as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["id_left", "id_right", "probability", "explanation"]
    assert [row[:2] for row in sorted(rows[1:])] == [["1", "1"], ["2", "2"], ["3", "3"]]


def test_one_list_with_itself(lists: tuple[Path, Path], tmp_path: Path) -> None:
    result = ask("--dedupe", lists[0], "--out", tmp_path / "pairs.parquet")
    assert result.exit_code == 0
    assert "0 pairs" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("one",), ("one", "two", "--dedupe", "three")])
def test_neither_two_lists_nor_one_is_wrong_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert ask(*arguments, "--out", tmp_path / "pairs.csv").exit_code == 2


def test_a_refusal_is_a_message(lists: tuple[Path, Path], tmp_path: Path) -> None:
    result = ask(*lists, "--out", tmp_path / "pairs.doc")
    assert result.exit_code == 1
    assert "E-IDENTITY-007" in result.stderr
    assert "Traceback" not in result.stderr
