from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from semesta.synth import data
from semesta.synth.naming import BEHIND, FRONT, JOINED, PARTS, _without_echo, give_names, write_names
from semesta.synth.places import places
from semesta.synth.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.synth.vectors import Names

MANY = 4_000


def names_of(province: str, *, female: bool) -> list[str]:
    origin = np.full(MANY, places().provinces.codes.index(province))
    names = write_names(give_names(np.full(MANY, female), origin, np.random.default_rng(3)))
    texts: list[str] = names.to_pylist()
    return texts


def share(names: list[str], test: Callable[[list[str]], bool]) -> float:
    return sum(test(name.split()) for name in names) / len(names)


def test_every_person_has_a_name_of_one_to_four_parts() -> None:
    names = names_of("31", female=False) + names_of("31", female=True)
    assert {len(name.split()) for name in names} == {1, 2, 3, 4}
    assert not any(name != " ".join(name.split()) for name in names)


@pytest.mark.parametrize(
    ("province", "female", "test", "least", "most"),
    [
        ("33", False, lambda parts: len(parts) == 1, 0.15, 0.22),  # one-word names in Central Java
        ("11", False, lambda parts: "BIN" in parts, 0.20, 0.28),
        ("11", True, lambda parts: "BINTI" in parts, 0.20, 0.28),
        ("11", True, lambda parts: "BIN" in parts, 0.0, 0.0),
        ("51", False, lambda parts: parts[0] == "I", 0.63, 0.75),
        ("51", True, lambda parts: parts[0] == "NI", 0.63, 0.75),
        ("12", False, lambda parts: parts[-1] in _surnames(), 0.43, 0.53),
        ("33", True, lambda parts: parts[-1] in _surnames(), 0.0, 0.005),
    ],
)
def test_regional_habits(
    province: str, female: bool, test: Callable[[list[str]], bool], least: float, most: float
) -> None:
    assert least <= share(names_of(province, female=female), test) <= most


def _surnames() -> set[str]:
    return {row["part"] for row in data.rows("name_lists.csv") if row["list"] == "batak_surname"}


def test_first_names_are_as_frequent_as_counted() -> None:
    firsts = [name.split()[0] for name in names_of("31", female=False)]
    assert firsts.count("MUHAMMAD") > 3 * firsts.count("YUDI")
    assert firsts.count("SITI") == 0


def test_equal_numbers_give_equal_names() -> None:
    assert names_of("36", female=False) == names_of("36", female=False)


def test_no_part_stands_twice_in_a_row(name_of: Callable[[str], Names]) -> None:
    echoes = np.concatenate([name_of("DEWI DEWI"), name_of("DEWI DEWI SARI"), name_of("SRI DEWI DEWI")])
    assert write_names(_without_echo(echoes)).to_pylist() == ["DEWI", "DEWI SARI", "SRI DEWI"]


def test_titles_degrees_and_joined_parts_are_written(name_of: Callable[[str], Names]) -> None:
    name, words = name_of("SRI WAHYUNI"), vocabulary()
    name[0, FRONT], name[0, JOINED], name[0, BEHIND] = (
        words.titles["female_front"][0],
        1,
        words.titles["back"][0],
    )
    assert write_names(name).to_pylist() == ["HJ. SRIWAHYUNI, S.E."]


def test_origins_and_pools_are_complete() -> None:
    source = data.toml("names.toml")
    assert set(source["origins"]) == set(places().provinces.codes)
    for weights in source["origins"].values():
        assert sum(weights.values()) == 100
        assert set(weights) <= set(source["habits"])
    assert slice(1, 5) == PARTS
