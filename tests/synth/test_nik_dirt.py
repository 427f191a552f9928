from __future__ import annotations

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.registers.checks.identity import FORM, PLACEHOLDER
from semesta.synth.nik_dirt import PLACEHOLDERS, lose_digit, mistype, of_others, write_niks

NIK = st.integers(11_01_01_010150_0001, 96_71_99_713199_9999)


def none(count: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.zeros(count, dtype=bool)


@settings(deadline=None)
@given(st.lists(NIK, min_size=1, max_size=50), st.integers(0, 2**32 - 1))
def test_a_mistyped_nik_is_another_number_one_slip_away(niks: list[int], seed: int) -> None:
    for old, new in zip(niks, mistype(np.array(niks), np.random.default_rng(seed)).tolist(), strict=True):
        before, after = str(old), str(new)
        assert before != after
        if len(after) == len(before):
            wrong = [place for place in range(16) if before[place] != after[place]]
            swapped = len(wrong) == 2 and sorted(before[place] for place in wrong) == sorted(
                after[place] for place in wrong
            )
            assert len(wrong) == 1 or (swapped and wrong[1] == wrong[0] + 1)
        else:
            assert after in {before[:place] + before[place + 1 :] for place in range(16)}


def test_a_digit_is_lost_at_its_place() -> None:
    nik = np.array([3171011203900001] * 3)
    assert lose_digit(nik, np.array([0, 2, 14])).tolist() == [
        317101120390000,
        317101120390001,
        371011203900001,
    ]


def test_placeholders_and_missing_niks_are_written() -> None:
    nik = np.array([3171011203900001] * 3)
    column = write_niks(
        nik, np.array([True, False, False]), np.array([False, True, False]), np.random.default_rng(1)
    )
    missing, placeholder, sound = column.to_pylist()
    assert missing is None
    assert placeholder in PLACEHOLDERS
    assert sound == "3171011203900001"
    assert write_niks(nik, none(3), none(3), np.random.default_rng(1)).to_pylist() == ["3171011203900001"] * 3


def test_the_checks_know_every_placeholder() -> None:
    for text in PLACEHOLDERS:
        assert re.search(FORM, text)
        assert re.search(PLACEHOLDER, text)


def test_shared_niks_are_those_of_other_rows() -> None:
    nik, chosen = np.arange(100) + 3171011203900001, np.arange(100) % 3 == 0
    new = of_others(nik, chosen, np.random.default_rng(1))
    assert (new[~chosen] == nik[~chosen]).all()
    assert (new[chosen] != nik[chosen]).all()
    assert np.isin(new, nik).all()
    alone = np.array([3171011203900001])
    assert of_others(alone, np.array([True]), np.random.default_rng(1)).tolist() == alone.tolist()
