from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from semesta.synth.dirt import rates_of_rows
from semesta.synth.naming import write_names
from semesta.synth.nik import parts
from semesta.synth.smudging import choose, smudge

if TYPE_CHECKING:
    from semesta.synth.scene import Scene


def test_without_rates_everything_is_true(scene: Scene, draw: np.random.Generator) -> None:
    people = scene.people
    person = np.arange(len(people.group))
    clean = smudge(people, person, {}, draw)
    assert clean.name == write_names(people.names)
    assert clean.nik.to_pylist() == [str(nik) for nik in people.nik.tolist()]
    assert (clean.born == people.born).all()
    assert not any(hit.any() for hit in clean.hits.values())


def test_dates_are_swapped_or_set_to_new_year(scene: Scene, draw: np.random.Generator) -> None:
    people, person = scene.people, np.arange(len(scene.people.group))
    dirty = smudge(people, person, {"birth_date_swapped": 0.2, "birth_date_default": 0.3}, draw)
    swapped, first = dirty.hits["birth_date_swapped"], dirty.hits["birth_date_default"]
    old_day, old_month, old_year = parts(people.born)
    day, month, year = parts(dirty.born)
    assert not (swapped & first).any()
    assert (day[swapped] == old_month[swapped]).all()
    assert (month[swapped] == old_day[swapped]).all()
    assert (dirty.born[swapped] != people.born[swapped]).all()
    assert (day[first] == 1).all()
    assert (month[first] == 1).all()
    assert (year == old_year).all()
    assert (dirty.born[~swapped & ~first] == people.born[~swapped & ~first]).all()
    assert 0.15 < swapped.mean() < 0.25
    assert 0.25 < first.mean() < 0.35


def test_one_kind_at_most_on_each_part(scene: Scene, draw: np.random.Generator) -> None:
    person = np.arange(len(scene.people.group))
    rates = {kind: 0.15 for kind in rates_of_rows("participants") if kind != "wage_rounded"}
    hits = smudge(scene.people, person, rates, draw).hits
    for kinds in (
        [kind for kind in hits if kind.startswith("nik_")],
        [kind for kind in hits if kind.startswith("birth_date_")],
        [kind for kind in hits if kind.startswith("name_") and kind != "name_title"],
    ):
        assert sum(hits[kind].astype(int) for kind in kinds).max() == 1  # type: ignore[union-attr] # the right to see it needs an account
    assert (hits["name_title"] & hits["name_shortened"]).any()


@pytest.mark.parametrize(("rate", "able", "share"), [(0.1, 0.5, 0.1), (0.5, 0.2, 0.2), (0.0, 1.0, 0.0)])
def test_a_rate_holds_of_all_rows_as_far_as_enough_can(
    rate: float, able: float, share: float, draw: np.random.Generator
) -> None:
    can = np.arange(20_000) < able * 20_000
    chosen = choose(can, rate, draw)
    assert not (chosen & ~can).any()
    assert abs(chosen.mean() - share) < 0.01


def test_nobody_can_be_chosen_from_nobody(draw: np.random.Generator) -> None:
    assert choose(np.zeros(0, dtype=bool), 0.5, draw).tolist() == []
