"""Each kind of dirt on names, on single names and as a property of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.synth.naming import BEHIND, FRONT, JOINED, PARTS, give_names, write_names
from semesta.synth.soiling import KINDS, TITLE, lengths
from semesta.synth.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.synth.vectors import Names

SEEDS = st.integers(0, 2**32 - 1)


def soiled(kind: str, names: Names, seed: int = 1, *, female: bool = False) -> Names:
    _, change = KINDS[kind]
    return change(names, np.full(len(names), female), np.random.default_rng(seed))


def random_names(seed: int, kind: str) -> Names:
    draw = np.random.default_rng(seed)
    names = give_names(draw.random(60) < 0.5, draw.integers(0, 38, 60), draw)
    can, _ = KINDS[kind]
    return names[can(names)]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("name_old_spelling", "DJUNAEDI CHRISTIAN", {"JUNAEDI CHRISTIAN"}),
        ("name_old_spelling", "SULAEMAN JAYA", {"SOELAEMAN DJAYA"}),
        ("name_form", "SITI AMINAH", {"ST AMINAH", "ST. AMINAH", "SITTI AMINAH"}),
        ("name_form", "AHMAD ABDUL", {"ACHMAD ABDUL", "AKHMAD ABDUL", "AHMAT ABDUL"}),
        ("name_shortened", "AGUS SETIAWAN", {"AGUS S.", "AGUS"}),
        ("name_shortened", "MARIA SETIAWAN WINATA", {"MARIA SETIAWAN W.", "MARIA SETIAWAN"}),
        ("name_reordered", "RUDI HARTONO", {"HARTONO RUDI"}),
        ("name_reordered", "CAHYO SANJAYA TAUFIK", {"TAUFIK CAHYO SANJAYA"}),
        ("name_joined", "SRI WAHYUNI", {"SRIWAHYUNI"}),
        ("name_joined", "SRI DEWI LESTARI", {"SRIDEWI LESTARI"}),
    ],
)
def test_what_each_kind_does(
    kind: str, before: str, after: set[str], name_of: Callable[[str], Names]
) -> None:
    names = name_of(before)
    can, _ = KINDS[kind]
    assert can(names).all()
    assert {write_names(soiled(kind, names, seed)).to_pylist()[0] for seed in range(40)} == after


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("name_old_spelling", "RATNA"),
        ("name_form", "AGUS SETIAWAN"),
        ("name_form", "MUHAMMAD"),
        ("name_shortened", "SUTRISNO"),
        ("name_shortened", "ALI BIN HASAN"),
        ("name_reordered", "ALI BIN HASAN"),
        ("name_reordered", "I WAYAN SUDANA"),
        ("name_joined", "SUTRISNO"),
    ],
)
def test_where_a_kind_cannot_be(kind: str, name: str, name_of: Callable[[str], Names]) -> None:
    can, _ = KINDS[kind]
    assert not can(name_of(name)).any()


def test_titles_fit_the_sex(name_of: Callable[[str], Names]) -> None:
    names = np.repeat(name_of("SRI WAHYUNI"), 300, axis=0)
    of_women = set(write_names(soiled(TITLE, names, female=True)).to_pylist())
    of_men = set(write_names(soiled(TITLE, names)).to_pylist())
    assert "HJ. SRI WAHYUNI" in of_women
    assert "HJ. SRI WAHYUNI" not in of_men
    assert "H. SRI WAHYUNI" in of_men
    assert "SRI WAHYUNI, S.KOM." in of_women & of_men


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_every_row_that_can_be_soiled_is_changed(kind: str, seed: int) -> None:
    names = random_names(seed, kind)
    before, after = write_names(names).to_pylist(), write_names(soiled(kind, names, seed)).to_pylist()
    assert not [old for old, new in zip(before, after, strict=True) if old == new]
    assert all(any(letter.isalpha() for letter in name) for name in after)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_other_orders_have_the_same_parts(seed: int) -> None:
    names = random_names(seed, "name_reordered")
    new = soiled("name_reordered", names, seed)
    assert (np.sort(new[:, PARTS], axis=1) == np.sort(names[:, PARTS], axis=1)).all()


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_shortening_touches_the_last_part_alone(seed: int) -> None:
    names = random_names(seed, "name_shortened")
    new = soiled("name_shortened", names, seed)
    rows, last = np.arange(len(names)), lengths(names)
    changed = new != names
    assert (changed.sum(axis=1) == 1).all()
    assert changed[rows, last].all()
    assert np.isin(new[rows, last], [0, *vocabulary().initials]).all()


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_joining_and_titles_keep_the_parts(seed: int) -> None:
    for kind in ("name_joined", TITLE):
        names = random_names(seed, kind)
        assert (soiled(kind, names, seed)[:, PARTS] == names[:, PARTS]).all()
    titled = soiled(TITLE, random_names(seed, TITLE), seed)
    assert ((titled[:, FRONT] > 0) != (titled[:, BEHIND] > 0)).all()
    assert (titled[:, JOINED] == 0).all()


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_forms_stay_within_their_group(seed: int) -> None:
    names = random_names(seed, "name_form")
    new, form = soiled("name_form", names, seed), vocabulary().form
    changed = new != names
    assert (changed.sum(axis=1) == 1).all()
    assert (form[new[changed]] == form[names[changed]]).all()
    assert (form[names[changed]] >= 0).all()
