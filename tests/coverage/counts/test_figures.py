"""The files that ship: complete, in register form, each figure with a source and a known definition."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

from semesta import areas
from semesta.coverage import figures
from semesta.coverage.counts.definitions import shipped
from semesta.registers import schema

if TYPE_CHECKING:
    from collections.abc import Iterator


def lines() -> Iterator[tuple[figures.FigureFile, dict[str, str]]]:
    for file in figures.files():
        with file.path.open(encoding="utf-8", newline="") as text:
            for line in csv.DictReader(text):
                yield file, line


def test_files_are_listed_in_order() -> None:
    found = figures.files()
    assert Counter(file.register for file in found) == {
        "workforce_counts": 16,
        "targets": 5,
        "participant_counts": 22,
    }
    assert [file.period for file in found] == sorted(file.period for file in found)
    assert [file.register for file in found if file.period == "2025-12"] == [
        "workforce_counts",
        "participant_counts",
    ]
    assert all(re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", file.period) for file in found)


def test_every_figure_is_counted() -> None:
    assert Counter(file.register for file, _ in lines()) == {
        "workforce_counts": 33,
        "targets": 17,
        "participant_counts": 106,
    }


def test_headings_are_register_columns() -> None:
    for file, line in lines():
        assert list(line) == [column.name for column in schema.get(file.register).columns], file.path.name


def test_keys_are_unique() -> None:
    keys = Counter(
        (file.register, file.period, *(line[name] for name in schema.get(file.register).key))
        for file, line in lines()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_area_exists() -> None:
    assert {line["area_code"] for _, line in lines() if areas.find(line["area_code"]) is None} == set()


def test_every_figure_has_a_source() -> None:
    assert [line for _, line in lines() if not line["source"]] == []


def test_a_month_that_is_not_stated_is_said() -> None:
    for file, line in lines():
        if "bulan tidak disebut" in line["source"]:
            assert file.period.endswith("-12")


def test_every_definition_is_described() -> None:
    named = {line["definition"] for _, line in lines()} - {""}
    assert named == {definition.id for definition in shipped()}
    for definition in shipped():
        assert definition.text["id"]
        assert definition.text["en"]
        assert definition.basis in {"residence", "workplace", "unstated"}
        assert set(definition.segments) <= {"PU", "BPU", "JAKON", "PMI", "unstated"}


def test_the_basis_of_a_figure_is_that_of_its_definition() -> None:
    basis = {definition.id: definition.basis for definition in shipped()}
    for file, line in lines():
        if file.register == "participant_counts":
            assert (line["basis"] or "unstated") == basis[line["definition"]], line


def test_the_provinces_of_december_2023_add_up() -> None:
    provinces = [
        int(line["participants"])
        for file, line in lines()
        if (file.register, file.period) == ("participant_counts", "2023-12")
        and line["definition"] == "registered"
        and line["area_code"] != "ID"
    ]
    assert (len(provinces), sum(provinces)) == (28, 39_782_324)


def test_dki_is_there_on_both_bases() -> None:
    dki = {
        (file.period, line["basis"], line["participants"])
        for file, line in lines()
        if file.register == "participant_counts" and line["area_code"] == "31" and not line["segment"]
    }
    assert dki == {
        ("2023-12", "workplace", "7498532"),
        ("2025-02", "workplace", "8010000"),
        ("2025-07", "residence", "2123056"),
        ("2025-12", "workplace", "8320000"),
    }
    (workers,) = (
        line for file, line in lines() if file.register == "workforce_counts" and line["area_code"] == "31"
    )
    assert (workers["workers"], workers["low"], workers["high"]) == ("4131263", "4130861", "4131665")
    assert round(2_123_056 / 0.51395) == 4_130_861
    assert round(2_123_056 / 0.51385) == 4_131_665
    assert workers["source"].startswith("turunan")


def test_the_targets_are_those_of_their_sources() -> None:
    targets = {
        (file.period, line["area_code"], line["definition"]): line["coverage"]
        for file, line in lines()
        if file.register == "targets"
    }
    assert targets["2025-01", "ID", "rpjmn"] == "32.15"
    assert targets["2025-01", "ID", "ucj-kemendagri"] == "52.15"
    assert targets["2025-01", "31", ""] == "66"
    assert targets["2025-01", "51", ""] == "67.28"
    assert targets["2025-01", "15", "jambi-2024"] == "53"
    assert targets["2025-01", "16", ""] == "37.58"
    assert targets["2025-01", "52", "ucj-kemendagri"] == "62.22"
    assert targets["2025-01", "18", "lampung-2025"] == "38.39"
    assert targets["2025-01", "73", "sulsel-2025"] == "62.93"
