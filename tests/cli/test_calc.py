"""``semesta calc contribution``: what is printed, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app

RUNNER = CliRunner()


def run(*words: str) -> Any:
    return RUNNER.invoke(app, ["--lang", "en", "calc", "contribution", *words])


def record(*words: str) -> dict[str, Any]:
    result = run(*words, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_json_has_the_keys_of_the_contract() -> None:
    found = record(
        "--date", "2026-03-01", "--segment", "PU", "--wage", "Rp15.000.000", "--jkk-group", "1", "--scale", "large"
    )  # fmt: skip
    assert found["programmes"]["JP"] == {
        "employer": 221726, "worker": 110863, "government": 0, "total": 332589,
    }  # fmt: skip
    assert (found["employer_total"], found["worker_total"], found["total"]) == (857726, 410863, 1279589)
    assert found["unverified"] == []
    used = [each for step in found["trace"] for each in step["parameters"] if each["id"] == "jp.ceiling"]
    assert [(each["value"], each["from"], each["status"]) for each in used] == [
        (11086300, "2026-03-01", "verified")
    ]


def test_csv_has_one_row_for_each_programme() -> None:
    result = run("--date", "2026-05", "--segment", "BPU", "--wage", "1000000", "--format", "csv")
    assert result.stdout.splitlines() == [
        "programme,employer,worker,government,total,unverified",
        "JKK,0,5000,0,5000,",
        "JKM,0,3400,0,3400,",
    ]


def test_the_table_speaks_in_words_and_articles() -> None:
    result = run("--date", "2020-10-05", "--wage", "15000000", "--jkk-group", "4", "--paid-on", "2021-01-05")
    for text in (
        "Contributions of PU, 2020-10-05",
        "JP: 265,509 of it may be paid later",
        "Late by 2 months: charge",
        "PP 49/2020 Ps.9, from 2020-08-01 to 2021-01-31",
        "Unverified values were used: late.counting.",
        "no rule on rounding was found",
    ):
        assert text in result.stdout
    assert "W-CONTRIBUTION-011" in result.stderr


def test_the_table_speaks_indonesian() -> None:
    result = RUNNER.invoke(
        app,
        ["--lang", "id", "calc", "contribution", "--date", "2026-01-05", "--segment", "BPU", "--wage", "2000000",
         "--occupation", "Ojek online"],
    )  # fmt: skip
    assert "Batas bayar 2026-01-15." in result.stdout
    assert "belum terverifikasi (unverified): relief.pp50.words" in result.stdout
    assert "50%" in result.stdout


def test_wages_by_the_day_and_averages_stand_in_the_trace() -> None:
    found = record("--date", "2026-03", "--wage", "200000", "--wage-kind", "daily", "--programmes", "JHT")
    assert (found["trace"][0]["formula"], found["trace"][0]["result"]) == ("daily_wage", 5_000_000)
    assert found["programmes"]["JHT"]["total"] == 285_000
    found = record(
        "--date", "2026-03", "--wage", "5000000+6000000+7000000", "--wage-kind", "piecework", "--programmes", "JKM"
    )  # fmt: skip
    assert found["total"] == 18_000


def test_a_wage_below_the_minimum_is_computed_with_a_warning() -> None:
    found = record("--date", "2026-03", "--wage", "5000000", "--programmes", "JHT", "--area", "31.71")
    assert found["total"] == 285_000
    assert [each["code"] for each in found["warnings"]] == ["W-CONTRIBUTION-002"]
    assert "5729876" in found["warnings"][0]["text"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--date", "2015-06-30", "--wage", "5000000", "--jkk-group", "1"), "E-SCHEME-001"),
        (("--date", "2026-13-01", "--wage", "5000000"), "E-CONTRIBUTION-010"),
        (("--date", "soon", "--wage", "5000000"), "E-CONTRIBUTION-010"),
        (("--date", "2026-03", "--wage", "5,5"), "E-CONTRIBUTION-009"),
        (("--date", "2026-03", "--wage", "lima"), "E-CONTRIBUTION-009"),
        (("--date", "2026-03", "--wage", "-5", "--programmes", "JHT"), "E-CONTRIBUTION-006"),
        (("--date", "2026-03", "--wage", "5000000", "--jkk-group", "6"), "E-CONTRIBUTION-002"),
        (("--date", "2026-03", "--segment", "BPU", "--wage", "1", "--programmes", "jp"), "E-CONTRIBUTION-001"),
        (("--date", "2026-03", "--wage", "1", "--programmes", "JHT", "--birth-date", "2027-01-01"),
         "E-CONTRIBUTION-003"),
        (("--date", "2026-03", "--segment", "JAKON", "--contract-value", "1000", "--vat-included"),
         "E-CONTRIBUTION-004"),
        (("--date", "2026-03", "--wage", "1", "--programmes", "JHT", "--area", "Jakarta"), "E-CONTRIBUTION-011"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_a_code(words: tuple[str, ...], code: str) -> None:
    for language in ("en", "id"):
        result = RUNNER.invoke(app, ["--lang", language, "calc", "contribution", *words])
        assert result.exit_code == 1
        assert code in result.stderr
        assert "Traceback" not in result.output
