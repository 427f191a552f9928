"""The columns of ``semesta calc benefit``, ``pension-age`` and ``jkk-group`` are those that the reference promises."""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

CSV = {
    "calc benefit": ["component", "rupiah"],
    "calc jkk-group": ["row", "group", "risk_level", "rate", "business_type", "score"],
}
CSV_ONLY = {"calc benefit": {"component", "rupiah"}, "calc jkk-group": {"score"}}


@pytest.fixture(scope="module")
def promised(root: Path) -> dict[str, Any]:
    folder = str(root / "docs")
    sys.path.insert(0, folder)
    try:
        found: dict[str, Any] = importlib.import_module("making.columns_benefits").BENEFIT_OUTPUTS
    finally:
        sys.path.remove(folder)
    return found


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("calc benefit", ("jkm", "--date", "2024-01-01")),
        ("calc pension-age", ("1963-07-27",)),
        ("calc jkk-group", ("hotel",)),
    ],
)
def test_prints_what_is_promised(command: str, arguments: tuple[str, ...], promised: dict[str, Any]) -> None:
    def run(form: str) -> str:
        done = CliRunner().invoke(app, [*command.split(), *arguments, "--format", form])
        assert done.exit_code == 0, done.output
        return done.stdout

    names = list(promised[command])
    assert next(csv.reader(io.StringIO(run("csv")))) == CSV.get(command, names)
    assert set(json.loads(run("json"))) == set(names) - CSV_ONLY.get(command, set())
