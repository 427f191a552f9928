from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.synth.nik import SERIALS, align, count_through, issue, parts
from semesta.synth.places import places

EPOCH = date(1970, 1, 1)


def day(text: str) -> np.int32:
    return np.int32((date.fromisoformat(text) - EPOCH).days)


def test_a_nik_tells_region_date_and_sex() -> None:
    district = places().districts.codes.index("31.74.01")
    origin, number = np.array([district, district]), np.array([0, SERIALS + 4])
    born = np.array([day("1990-03-12"), day("1987-11-02")])
    assert issue(origin, number, born, np.array([False, True])).tolist() == [
        3174011203900001,
        3174014211870005,
    ]


def test_parts_of_dates() -> None:
    day_, month, year = parts(np.array([day("1969-12-31"), day("2000-02-29")]))
    assert [day_.tolist(), month.tolist(), year.tolist()] == [[31, 29], [12, 2], [1969, 2000]]


def test_people_of_a_district_are_counted_on() -> None:
    before = np.array([10, 0, 5])
    assert count_through(np.array([0, 2, 0, 2, 2]), before).tolist() == [10, 5, 11, 6, 7]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
def test_no_nik_comes_twice_however_the_work_is_cut(seed: int, cuts: int) -> None:
    draw = np.random.default_rng(seed)
    people, districts = 12_000, 3
    origin = draw.integers(0, districts, people)
    # Everybody born within ten days: many share the day, and the serial numbers run over.
    born = draw.integers(-3_000, -2_990, people).astype(np.int32)
    female = draw.random(people) < 0.5
    of_district = np.bincount(origin, minlength=districts)
    niks, before = [], np.zeros(districts, dtype=np.int64)
    for part in np.array_split(np.arange(people), cuts):
        number = count_through(origin[part], before)
        moved = align(born[part], number, of_district[origin[part]])
        assert (moved <= born[part]).all()
        assert (born[part] - moved <= -(-of_district.max() // SERIALS)).all()
        niks.append(issue(origin[part], number, moved, female[part]))
        before += np.bincount(origin[part], minlength=districts)
    every = np.concatenate(niks)
    assert len(np.unique(every)) == people
    assert (np.char.str_len(every.astype(str)) == 16).all()
