"""The values of benefits: their chains can be recomputed, their ages agree, and a changed file changes the result."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from semesta.scheme import MILLION, law, parameter, read_law
from semesta.scheme.benefits import benefit, pension_age

if TYPE_CHECKING:
    from pathlib import Path


def raised(before: int, inflation: int, step: int) -> int:
    """Previous x (1 + inflation), rounded up to a step."""
    exact = before * (MILLION + inflation)
    return -(-exact // (MILLION * step)) * step


@pytest.mark.parametrize("name", ["jp.benefit.least", "jp.benefit.most"])
def test_each_limit_of_pensions_follows_from_inflation(name: str) -> None:
    """law.md 4 to 8 and law-2.md V13, V14, C4: rounded up to Rp50 until 2019, to Rp100 from 2020."""
    values = parameter(name).values
    inflation = parameter("jp.benefit.inflation").values
    assert len(values) == len(inflation) + 1 == 12
    for before, after, rate in zip(values[:-1], values[1:], inflation, strict=True):
        assert after.start == rate.start
        step = 100 if after.start.year >= 2020 else 50
        assert raised(before.value, rate.value, step) == after.value  # type: ignore[arg-type] # both are numbers


@pytest.mark.parametrize(
    ("before", "rate", "step", "after"),
    [
        pytest.param(4_095_750, 27_200, 100, 4_207_200, id="law-2.md V13: highest 2020"),
        pytest.param(300_000, 33_500, 50, 310_050, id="law-2.md V14: lowest 2016"),
    ],
)
def test_limits_as_worked_out(before: int, rate: int, step: int, after: int) -> None:
    assert raised(before, rate, step) == after


def test_pension_age_of_birth_agrees_with_the_age_in_force() -> None:
    """Nobody is asked for an age that was not in force when it was reached, nor could stop earlier."""
    for year in range(1960, 2000):
        age = pension_age(date(year, 12, 31)).age
        assert law().on(date(year + age, 12, 31)).value("jp.pension_age.in_force") == age
        earlier = date(year + age - 1, 12, 31)
        if earlier >= date(2015, 7, 1):
            assert law().on(earlier).value("jp.pension_age.in_force") > age - 1


def test_born_on_29_february() -> None:
    assert pension_age(date(1964, 2, 29)).reached_on == date(2021, 3, 1)


def test_benefits_change_with_a_file_and_no_code(tmp_path: Path) -> None:
    with resources.as_file(resources.files("semesta.scheme.data")) as folder:
        shutil.copytree(folder, tmp_path / "law")
    file = tmp_path / "law" / "pp-82-2019-benefits.toml"
    text = file.read_text(encoding="utf-8")
    line = 'values = [{ from = 2019-12-02, value = 20_000_000, status = "verified"'
    assert line in text
    changed = text.replace(
        line,
        'values = [{ from = 2027-01-01, value = 25_000_000, source = "x", status = "unverified" },'
        ' { from = 2019-12-02, value = 20_000_000, status = "verified"',
    )
    file.write_text(changed, encoding="utf-8")
    next_law = read_law(tmp_path / "law")
    assert benefit("jkm", date(2026, 12, 31), {}, next_law)[0].amount == 42_000_000
    found = benefit("jkm", date(2027, 1, 1), {}, next_law)[0]
    assert found.amount == 47_000_000
    assert found.unverified == ["jkm.grant"]
    assert benefit("jkm", date(2027, 1, 1), {})[0].amount == 42_000_000


def test_what_is_from_memory_is_said_to_be_unverified() -> None:
    day = date(2024, 1, 1)
    thumb, _ = benefit("jkk-disability", day, {"wage": 5_000_000, "part": "thumb_right"})
    assert thumb.unverified == ["disability.thumb_right"]
    eyes, _ = benefit("jkk-disability", day, {"wage": 5_000_000, "part": "both_eyes"})
    assert eyes.unverified == []
    widow, _ = benefit("jp", day, {"months": 240, "average_wage": 6_000_000, "recipient": "spouse"})
    assert widow.unverified == ["jp.survivor.spouse"]
    stmb, _ = benefit("jkk-stmb", date(2018, 1, 1), {"wage": 5_000_000, "months": 5})
    assert "jkk.incapacity.rate.second" not in stmb.unverified


def test_the_trace_names_formula_values_dates_and_articles() -> None:
    found, _ = benefit("jkk-death", date(2024, 3, 1), {"wage": 5_000_000})
    trace = found.as_dict()["trace"]
    grant = next(step for step in trace if step["formula"] == "accident_death_grant")
    assert grant["inputs"] == {"wage": 5_000_000}
    assert grant["result"] == 240_000_000
    told = {each["id"]: each for each in grant["parameters"]}
    assert told["jkk.wages"]["value"] == 80
    assert told["jkk.death.share"]["regulation"] == "PP 44/2015"
    assert str(told["jkk.death.share"]["from"]) == "2015-07-01"
    assert told["jkk.death.share"]["article"] == "Ps.25(2)"
    assert told["jkk.death.share"]["source"].startswith("https://")
    assert sum(step["result"] for step in trace if step["formula"] in (
        "accident_death_grant", "funeral_costs", "periodic_grant")) == found.amount  # fmt: skip
