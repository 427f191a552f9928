"""The plan is exact: in sum, in every group, at every share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.synth import data, groups
from semesta.synth.apportion import whole
from semesta.synth.coverage_truth import residents
from semesta.synth.figures import figures, outside_weights
from semesta.synth.places import places
from semesta.synth.plan import Plan, make_plan

PROVINCES = [row["code"] for row in data.rows("provinces.csv")]


def people(plan: Plan, *wanted: int) -> int:
    return sum(int(chunk.counts[:, wanted].sum()) for chunk in plan.chunks)


def active(plan: Plan) -> int:
    return people(plan, *groups.COVERED, groups.OUTSIDE) + sum(
        chunk.quotas.memberships for chunk in plan.chunks
    )


def test_jakarta_is_calibrated_to_the_last_person() -> None:
    plan = make_plan([figures("31", 1.0)], seed=3)
    assert people(plan, *groups.ELIGIBLE) == 4_131_263
    assert people(plan, *groups.COVERED) == 2_123_056
    assert people(plan, *groups.FORMAL) == 2_607_653  # 63.12 %
    assert active(plan) == 8_010_000
    assert plan.aims[0].employers == 115_446
    counts, known = residents(plan), places()
    west = known.regency == known.regencies.codes.index("31.73")
    covered, workers = counts[west][:, groups.COVERED].sum(), counts[west][:, groups.ELIGIBLE].sum()
    assert round(covered / workers, 4) == 0.4571
    population = known.population[known.in_province("31")]
    eligible = counts[known.in_province("31")][:, groups.ELIGIBLE].sum(axis=1)
    assert (np.abs(eligible - 4_131_263 * population / population.sum()) < 1).all()


@pytest.mark.parametrize("share", [0.1, 0.01, 0.0005])
def test_a_share_of_jakarta_is_rounded_and_then_exact(share: float) -> None:
    plan = make_plan([figures("31", share)], seed=3)
    assert people(plan, *groups.ELIGIBLE) == whole(4_131_263 * share)
    assert people(plan, *groups.COVERED) == whole(2_123_056 * share)
    assert active(plan) == whole(8_010_000 * share)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PROVINCES), st.floats(1e-5, 3e-3), st.integers(0, 2**31))
def test_every_province_is_exact_at_every_share(province: str, share: float, seed: int) -> None:
    aim = figures(province, share)
    plan = make_plan([aim], seed)
    assert people(plan, *groups.ELIGIBLE) == aim.eligible
    assert people(plan, *groups.COVERED) == aim.covered
    assert people(plan, *groups.FORMAL) == aim.formal
    assert people(plan, groups.PUBLIC) == aim.public_servants
    assert people(plan, groups.DECEASED) == aim.deceased
    assert people(plan, groups.MOVED) == aim.moved
    assert all((chunk.counts >= 0).all() for chunk in plan.chunks)


def test_the_nation_is_near_its_published_coverage() -> None:
    aims = [figures(province, 1.0) for province in PROVINCES]
    assert sum(aim.employers for aim in aims) == 839_937
    covered, eligible = sum(aim.covered for aim in aims), sum(aim.eligible for aim in aims)
    assert 0.40 < covered / eligible < 0.41  # published: 40 million of 99
    assert all(aim.covered - aim.covered_informal <= aim.formal <= aim.eligible for aim in aims)
    assert all(aim.covered_informal <= aim.eligible - aim.formal for aim in aims)


def test_members_of_jakartas_branches_outside_it_are_covered_where_they_live() -> None:
    plan = make_plan([figures(province, 0.0005) for province in PROVINCES], seed=3)
    assert people(plan, groups.OUTSIDE) == 0
    away = sum(chunk.quotas.away for chunk in plan.chunks)
    outside = people(make_plan([figures("31", 0.0005)], seed=3), groups.OUTSIDE)
    assert abs(away - outside) < 50
    assert sum(chunk.quotas.away for chunk in plan.chunks if chunk.province == "31") == 0


def test_members_outside_live_mostly_near() -> None:
    weights, known = outside_weights(), places()
    near = np.isin(known.regency, known.regencies.places(["32.75", "36.03"]))
    assert abs(weights.sum() - 1) < 1e-9
    assert weights[known.in_province("31")].sum() == 0
    assert 0.10 < weights[near].sum() < 0.20


def test_chunks_number_everybody_once() -> None:
    plan = make_plan([figures("31", 0.01)], seed=3, chunk=5_000)
    assert len(plan.chunks) > 10
    assert [chunk.number for chunk in plan.chunks] == list(range(len(plan.chunks)))
    ends = np.cumsum([chunk.people for chunk in plan.chunks])
    assert [chunk.first_person for chunk in plan.chunks] == [0, *ends[:-1]]
    assert plan.people == ends[-1]
    assert {chunk.is_outside for chunk in plan.chunks} == {False, True}
