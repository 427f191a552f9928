"""Smaller parts: wages, employers, settings, dates, minimum wages."""

from __future__ import annotations

import numpy as np
import pytest

from semesta.registers.period import parse
from semesta.synth.calendar_texts import write_days, write_months
from semesta.synth.calibration import calibration
from semesta.synth.conduct import judge_conduct
from semesta.synth.dirt import kinds, rate
from semesta.synth.employers import make_employers, scale_of
from semesta.synth.figures import figures
from semesta.synth.memberships import BPU, JAKON, PMI, PU
from semesta.synth.minimum_wages import minimum_wage
from semesta.synth.payroll import NO_WAGE, pay
from semesta.synth.sections import section_stairs, sections
from semesta.synth.streams import stream


def test_streams_are_apart() -> None:
    draws = {
        stream(*key).integers(0, 2**60)
        for key in ((1, "a", 0), (1, "a", 1), (1, "b", 0), (2, "a", 0), (1, "a", 0))
    }
    assert len(draws) == 4


@pytest.mark.parametrize(
    ("province", "year", "wage"),
    [("31", 2025, 5_396_760), ("31", 2023, 4_641_854), ("31", 2010, 3_940_973), ("96", 2030, 3_766_000)],
)
def test_minimum_wages(province: str, year: int, wage: int) -> None:
    assert minimum_wage(province, year) == wage


def test_days_and_months_are_written() -> None:
    days = np.array([0, -25_567, 11_016], dtype=np.int32)
    assert write_days(days).to_pylist() == ["01/01/1970", "01/01/1900", "29/02/2000"]
    assert write_days(days[2:], "-").to_pylist() == ["29-02-2000"]
    assert write_months(parse("2025-01"), np.array([0, 1, 12, -1])).to_pylist() == [
        "2025-01",
        "2024-12",
        "2024-01",
        None,
    ]


def test_wages(draw: np.random.Generator) -> None:
    segment = np.repeat([PU, BPU, JAKON, PMI], 2_000)
    honest = np.ones(len(segment))
    cheating = np.where(segment == PU, 0.5, 1.0)
    lowest = np.full(len(segment), 5_396_760)
    level = np.full(len(segment), 1.3)
    wages = pay(segment, level=level, honesty=honest, lowest=lowest, rounding=0.1, draw=draw)
    of = {place: wages.reported[segment == place] for place in (PU, BPU, JAKON, PMI)}
    assert of[PU].min() > 5_396_760
    assert of[JAKON].min() > 5_396_760
    assert of[JAKON].max() < 1.3 * 5_396_760
    assert (of[PMI] == NO_WAGE).all()
    assert set(of[BPU]) <= {
        1_000_000,
        1_200_000,
        1_400_000,
        1_600_000,
        1_800_000,
        2_000_000,
        2_400_000,
        2_950_000,
    }
    assert (wages.reported[wages.rounded] % 100_000 == 0).all()
    assert (wages.earned[wages.rounded] % 100_000 != 0).all()
    assert (wages.reported == wages.earned)[~wages.rounded].all()
    assert abs(wages.rounded.mean() - 0.1) < 0.02
    low = pay(segment, level=level, honesty=cheating, lowest=lowest, rounding=0.1, draw=draw)
    assert (low.reported[segment == PU] * 1.99 < low.earned[segment == PU]).all()
    assert not low.rounded[segment == PU].any()


def test_employers_have_exactly_the_places_that_are_wanted() -> None:
    aim = figures("31", 0.01)
    employers = make_employers(aim, 65_000, 9_000, seed=1)
    assert len(employers) == aim.employers == 1154
    assert employers.employees.sum() == 65_000
    assert employers.builders.sum() == 9_000
    assert (employers.size[employers.closed] == 0).all()
    assert (employers.size[~employers.closed] >= 1).all()
    assert (employers.section[employers.builders > 0] == sections().place("F")).all()
    assert (employers.firm[employers.firm] == employers.firm).all()
    assert employers.paired.sum() == 2 * employers.second.sum() == 46


def test_there_is_a_builder_where_there_is_one_employer() -> None:
    employers = make_employers(figures("92", 1e-4), 0, 3, seed=1)
    assert employers.employees.tolist() == [0]
    assert employers.builders.tolist() == [3]


def test_scales_by_workers() -> None:
    assert scale_of(np.array([0, 1, 4, 5, 19, 20, 99, 100, 5_000])).tolist() == [0, 0, 0, 1, 1, 2, 2, 3, 3]


def test_conduct_is_as_often_bad_as_assumed() -> None:
    employers = make_employers(figures("31", 0.1), 650_000, 90_000, seed=1)
    conduct, settings = judge_conduct(employers, seed=1), calibration().employers
    plain = ~employers.closed & ~employers.paired
    for found, share in (
        (conduct.unregistered > 0, settings.understaffed),
        (conduct.honesty < 1, rate("wage_understated", "employers")),
        (conduct.arrears > 0, settings.in_arrears),
    ):
        assert not found[~plain].any()
        assert abs(found[plain].mean() - share) < 0.012
    assert abs(conduct.ghost.sum() - employers.closed.sum() / 2) <= 1 + employers.closed.sum() * 0.1
    assert (conduct.programmes <= conduct.mandatory).all()
    assert (conduct.licensed[employers.second] == conduct.licensed[employers.firm[employers.second]]).all()
    assert not conduct.licensed[employers.closed].any()


@pytest.mark.parametrize("province", ["31", "33"])
def test_stairs_of_sections_rise_to_one(province: str) -> None:
    for stair in section_stairs(province):
        assert (np.diff(stair) >= 0).all()
        assert stair[-1] == 1.0
        assert len(stair) == 21


def test_the_table_of_dirt_explains_itself() -> None:
    for kind in kinds():
        assert kind.id.endswith(".")
        assert kind.en.endswith(".")
        assert all(0 < share < 0.5 for share in kind.rates.values())
