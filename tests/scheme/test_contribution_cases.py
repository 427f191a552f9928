"""The calculator: what it refuses, what it warns of, defaults by size, and what stands in its record."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from semesta.errors import SemestaError
from semesta.scheme import read_law
from semesta.scheme.contributions import Case, contribution

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 3, 15)


def case(**changes: Any) -> Case:
    sound: dict[str, Any] = {"day": TODAY, "segment": "PU", "wage": 6_000_000, "jkk_group": 1}
    return Case(**{**sound, **changes})


def refused(**changes: Any) -> list[str]:
    with pytest.raises(SemestaError) as error:
        contribution(case(**changes))
    assert str(error.value)
    return [each.code for each in error.value.problems]


def warned(**changes: Any) -> list[str]:
    found = contribution(case(**changes))
    assert all(each.text("en") and each.text("id") for each in found.warnings)
    return [each.code for each in found.warnings]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"day": date(2015, 6, 30)}, ["E-SCHEME-001"]),
        ({"day": date(2018, 1, 1), "segment": "PMI", "months": 24}, ["E-SCHEME-001"]),
        ({"day": date(2021, 1, 31), "programmes": ("JKP",)}, ["E-SCHEME-001"]),
        ({"jkk_group": 6}, ["E-CONTRIBUTION-002"]),
        ({"jkk_group": 0}, ["E-CONTRIBUTION-002"]),
        ({"birth_date": date(2026, 3, 16)}, ["E-CONTRIBUTION-003"]),
        ({"segment": "JAKON", "contract_value": 1, "vat_included": True}, ["E-CONTRIBUTION-004"]),
        ({"wage": None}, ["E-CONTRIBUTION-005"]),
        ({"jkk_group": None}, ["E-CONTRIBUTION-005"]),
        ({"segment": "JAKON", "wage": None}, ["E-CONTRIBUTION-005"]),
        ({"segment": "PMI", "wage": None}, ["E-CONTRIBUTION-005"]),
        ({"wage": -1}, ["E-CONTRIBUTION-006"]),
        ({"contract_value": 5}, ["E-CONTRIBUTION-007"]),
        ({"programmes": ("JKK", "JKX")}, ["E-CONTRIBUTION-008"]),
        ({"segment": "BPU", "programmes": ("JP", "JKP")}, ["E-CONTRIBUTION-001", "E-CONTRIBUTION-001"]),
        ({"segment": "JAKON", "programmes": ("JHT",)}, ["E-CONTRIBUTION-001"]),
        ({"segment": "PMI", "months": 24, "jht_amount": 49_999}, ["E-CONTRIBUTION-014"]),
        ({"segment": "PMI", "months": 9}, ["E-SCHEME-003"]),
        ({"wage": -1, "jkk_group": 6}, ["E-CONTRIBUTION-006", "E-CONTRIBUTION-002"]),
    ],
)
def test_refusals_name_the_rule(changes: dict[str, Any], codes: list[str]) -> None:
    assert refused(**changes) == codes


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"wage": 0}, ["W-CONTRIBUTION-001"]),
        ({"wage": 1_000_000}, ["W-CONTRIBUTION-003"]),
        ({"wage": 5_729_876, "province": "31"}, []),
        ({"wage": 5_729_875, "province": "31"}, ["W-CONTRIBUTION-002"]),
        ({"day": date(2023, 5, 1), "wage": 1_000_000, "province": "31"}, ["W-CONTRIBUTION-004"]),
        ({"province": "99"}, ["W-CONTRIBUTION-004"]),
        ({"birth_date": date(1965, 3, 16)}, ["W-CONTRIBUTION-005", "W-CONTRIBUTION-008"]),
        ({"birth_date": date(1972, 3, 16)}, []),
        ({"birth_date": date(1972, 3, 15)}, ["W-CONTRIBUTION-008"]),
        ({"segment": "BPU", "birth_date": date(1961, 3, 15)}, ["W-CONTRIBUTION-006"]),
        ({"scale": "medium", "programmes": ("JKK", "JKM")}, ["W-CONTRIBUTION-007"]),
        ({"scale": "micro", "programmes": ("JKK", "JKM", "JKP")}, ["W-CONTRIBUTION-018"]),
        ({"day": date(2020, 9, 1)}, ["W-CONTRIBUTION-010", "W-CONTRIBUTION-011"]),
        ({"day": date(2020, 9, 1), "relief": False}, []),
        ({"day": date(2020, 9, 1), "segment": "JAKON"}, ["W-CONTRIBUTION-014"]),
        ({"day": date(2025, 6, 1), "industry": "toys"}, ["W-CONTRIBUTION-009"]),
        ({"day": date(2025, 6, 1), "industry": "toys", "workers": 50}, ["W-CONTRIBUTION-010"]),
        ({"segment": "BPU", "payer": "village"}, ["W-CONTRIBUTION-012"]),
        ({"segment": "JAKON", "contract_value": 10**9}, ["W-CONTRIBUTION-013"]),
        ({"day": date(2029, 1, 1)}, ["W-CONTRIBUTION-015"]),
    ],
)
def test_warnings(changes: dict[str, Any], codes: list[str]) -> None:
    assert warned(**changes) == codes


@pytest.mark.parametrize(
    ("changes", "programmes"),
    [
        ({"scale": "micro"}, ["JKK", "JKM"]),
        ({"scale": "small"}, ["JKK", "JKM", "JHT", "JKP"]),
        ({"scale": "medium"}, ["JKK", "JKM", "JHT", "JP", "JKP"]),
        ({"scale": "large"}, ["JKK", "JKM", "JHT", "JP", "JKP"]),
        ({}, ["JKK", "JKM", "JHT", "JP", "JKP"]),
        ({"day": date(2021, 1, 1), "relief": False}, ["JKK", "JKM", "JHT", "JP"]),
        ({"segment": "BPU"}, ["JKK", "JKM"]),
        ({"segment": "JAKON"}, ["JKK", "JKM"]),
        ({"segment": "PMI", "months": 24}, ["JKK+JKM"]),
    ],
)
def test_programmes_follow_from_size_and_segment(changes: dict[str, Any], programmes: list[str]) -> None:
    assert list(contribution(case(**changes)).programmes) == programmes


@pytest.mark.parametrize(
    ("payer", "payers"),
    [
        ("self", (0, 16_800, 0)),
        ("employer", (16_800, 0, 0)),
        ("csr", (16_800, 0, 0)),
        ("apbn", (0, 0, 16_800)),
        ("apbd", (0, 0, 16_800)),
        ("village", (0, 0, 16_800)),
    ],
)
def test_who_pays_for_a_member(payer: Any, payers: tuple[int, int, int]) -> None:
    found = contribution(Case(date(2025, 6, 1), "BPU", 1_000_000, payer=payer))
    assert (found.employer_total, found.worker_total, found.government_total) == payers


def test_the_record_has_the_keys_of_the_contract() -> None:
    record = contribution(case(wage=15_000_000, scale="large")).record("en")
    assert record["programmes"]["JP"] == {
        "employer": 221_726, "worker": 110_863, "government": 0, "total": 332_589,
    }  # fmt: skip
    assert (record["employer_total"], record["worker_total"], record["total"]) == (
        857_726,
        410_863,
        1_279_589,
    )
    assert record["unverified"] == []
    step = next(each for each in record["trace"] if each["formula"] == "jp_base")
    assert (step["inputs"], step["result"]) == ({"wage": 15_000_000}, 11_086_300)
    (used,) = step["parameters"]
    assert (used["id"], used["value"], used["from"], used["to"]) == (
        "jp.ceiling",
        11_086_300,
        date(2026, 3, 1),
        None,
    )
    assert used["regulation"] == "Surat BPJS Ketenagakerjaan B/1226/022026"


def test_an_unverified_value_is_said() -> None:
    assert contribution(case(day=date(2021, 2, 10), programmes=("JKP",))).unverified == (
        "jkp.ceiling", "jkp.from_jkk", "jkp.from_jkm", "jkp.government",
    )  # fmt: skip
    late = contribution(case(programmes=("JKM",), paid_on=date(2026, 6, 1)))
    assert (late.unverified, late.late and late.late.charge) == (("late.counting",), 720)


def test_members_of_bpu_bear_no_late_charge() -> None:
    found = contribution(Case(date(2025, 6, 1), "BPU", 1_000_000, paid_on=date(2025, 9, 1)))
    assert found.late is not None
    assert (found.late.due.day, found.late.months, found.late.charge) == (date(2025, 6, 16), 3, 0)


def test_deferred_jp_is_said_and_stays_due() -> None:
    share = contribution(case(day=date(2020, 9, 1), wage=8_000_000, programmes=("JP",))).programmes["JP"]
    assert (share.total, share.extra) == (240_000, {"deferred": 237_600})


def test_another_ceiling_in_the_files_changes_the_amount_and_no_code(tmp_path: Path) -> None:
    shipped = resources.files("semesta.scheme.data")
    with resources.as_file(shipped) as folder:
        shutil.copytree(folder, tmp_path / "law")
    file = tmp_path / "law" / "pp-45-2015.toml"
    line = '  { from = 2027-03-01, value = 11_600_000, status = "verified", source = "https://example.org" },\n]\n'
    text = file.read_text(encoding="utf-8")
    file.write_text(text.rstrip().removesuffix("]") + line, encoding="utf-8")
    asked = case(day=date(2027, 3, 1), wage=20_000_000, programmes=("JP",))
    assert contribution(asked).programmes["JP"].worker == 110_863
    assert contribution(asked, read_law(tmp_path / "law")).programmes["JP"].worker == 116_000


def test_collective_leave_moves_the_due_date_when_asked_for() -> None:
    asked = {"day": date(2018, 5, 1), "programmes": ("JKM",)}
    plain, moved = (contribution(case(**asked, collective_leave=each)).late for each in (False, True))
    assert plain is not None
    assert moved is not None
    assert (plain.due.day, moved.due.day) == (date(2018, 6, 18), date(2018, 6, 21))
