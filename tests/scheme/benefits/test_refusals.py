"""What is refused, with the rule that is named, and what is only warned of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from semesta.errors import SemestaError
from semesta.scheme.benefits import benefit, read_child

DAY = date(2024, 6, 1)
NEW_JKP = date(2025, 6, 1)
ELIGIBLE = {
    "wage": 5_000_000, "months": 24, "consecutive_months": 6, "claimed_on": date(2024, 7, 1),
    "birth_date": date(1990, 1, 1), "registered_on": date(2020, 1, 1), "scale": "large",
    "programmes": ("JKK", "JKM", "JHT", "JP"),
}  # fmt: skip


def refused(kind: str, day: date, given: dict[str, Any]) -> str:
    with pytest.raises(SemestaError) as error:
        benefit(kind, day, given)
    texts = []
    for each in error.value.problems:
        assert each.text("id") != each.text("en")
        texts.append(each.text("en"))
    return "\n".join(texts)


@pytest.mark.parametrize(
    ("kind", "day", "given", "says"),
    [
        ("jkm", date(2015, 6, 30), {}, ["E-SCHEME-001", "PP 44/2015", "2015-07-01"]),
        ("jkk-death", date(2012, 1, 1), {"wage": 1}, ["E-SCHEME-001", "2015-07-01"]),
        ("jkk-stmb", date(2012, 1, 1), {"wage": 1, "months": 1}, ["E-SCHEME-001"]),
        ("jht", date(2012, 1, 1), {"balance": 1}, ["E-SCHEME-001", "PP 46/2015"]),
        ("jp", date(2012, 1, 1), {"months": 1, "average_wage": 1}, ["E-SCHEME-001", "PP 45/2015"]),
        ("jkp", date(2021, 2, 1), {"wage": 1}, ["E-SCHEME-001", "PP 37/2021", "2021-02-02"]),
        ("scholarship", date(2012, 1, 1), {"children": 1}, ["E-SCHEME-001"]),
        ("jkk-home-care", date(2018, 1, 1), {"cost": 1}, ["E-SCHEME-001", "PP 82/2019"]),
        ("nothing", DAY, {}, ["E-BENEFITS-001", "jkk-death"]),
        ("jkk-death", DAY, {}, ["E-BENEFITS-002", "--wage"]),
        ("jp", DAY, {}, ["E-BENEFITS-002", "--months, --average-wage"]),
        ("jkk-death", DAY, {"wage": -1}, ["E-BENEFITS-010", "--wage"]),
        ("jkk-stmb", DAY, {"wage": -1, "months": -2}, ["--wage", "--months"]),
        ("jht", DAY, {"balance": 1, "birth_date": date(2030, 1, 1)}, ["E-BENEFITS-011", "2030-01-01"]),
        ("jp", DAY, {"months": 1, "average_wage": 1, "birth_date": date(2030, 1, 1)}, ["E-BENEFITS-011"]),
        ("jkp", DAY, {"wage": 1, "birth_date": date(2030, 1, 1)}, ["E-BENEFITS-011"]),
        ("jkk-death", DAY, {"wage": 1, "segment": "PMI"}, ["E-BENEFITS-012", "Permenaker 4/2023"]),
        ("jkm", DAY, {"segment": "PMI"}, ["E-BENEFITS-012"]),
        ("scholarship", DAY, {}, ["E-BENEFITS-020", "--children"]),
        ("scholarship", DAY, {"children": 1, "months": 35}, ["E-BENEFITS-021", "PP 82/2019", "36"]),
        ("jkm", DAY, {"children": 1, "months": 35}, ["E-BENEFITS-021"]),
        ("jkk-disability", DAY, {"wage": 1}, ["E-BENEFITS-030", "Lampiran III", "thumb_right"]),
        ("jkk-disability", DAY, {"wage": 1, "percent": Decimal(101)}, ["E-BENEFITS-031", "101"]),
        ("jkk-disability", DAY, {"wage": 1, "percent": Decimal(0)}, ["E-BENEFITS-031"]),
        ("jkk-disability", DAY, {"wage": 1, "percent": Decimal(5), "loss": Decimal(200)}, ["--loss"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "tail"}, ["E-BENEFITS-032", "tail", "both_eyes"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "hearing_one_per_10db"}, ["E-BENEFITS-033"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "nose", "units": 2}, ["E-BENEFITS-033"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "scalp"}, ["E-BENEFITS-034", "10 to 30"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "scalp", "percent": Decimal(31)}, ["E-BENEFITS-034"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "nose", "percent": Decimal(30)}, ["E-BENEFITS-035"]),
        ("jht", DAY, {"wage": 1}, ["E-BENEFITS-050"]),
        ("jht", DAY, {"balance": 1, "rate": Decimal(5), "years": 10**9}, ["E-BENEFITS-055"]),
        ("jkp", date(9999, 12, 31), {"wage": 1}, ["E-BENEFITS-013", "9999-12-31", "2100"]),
        ("jht", DAY, {"balance": 1, "left_on": date(9999, 12, 31)}, ["E-BENEFITS-013"]),
        ("scholarship", DAY, {"child": (read_child("pt:1@2025-01-01"),)}, ["E-BENEFITS-011"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "visual_field_per_10pct", "units": 15}, ["E-BENEFITS-031", "105"]),
        ("jkk-disability", DAY, {"wage": 1, "part": "visual_field_per_10pct", "units": 0}, ["E-BENEFITS-033"]),
        ("jkk-transport", DAY, {}, ["E-BENEFITS-040", "--land"]),
        ("jht", DAY, {"balance": 1, "birth_date": date(1990, 1, 1)}, ["E-BENEFITS-051", "PP 46/2015 Ps.22(1)", "56"]),
        ("jht", DAY, {"balance": 1, "left_on": date(2024, 5, 2)}, ["E-BENEFITS-052", "2024-06-02", "Permenaker 4/2022"]),
        ("jht", DAY, {"balance": 1, "purpose": "housing", "membership_months": 119}, ["E-BENEFITS-053", "120"]),
        ("jht", DAY, {"balance": 1, "purpose": "other", "already_drawn": True}, ["E-BENEFITS-054", "Ps.22(6)"]),
        (
            "jp", DAY, {"months": 180, "average_wage": 1, "birth_date": date(1970, 7, 27)},
            ["E-BENEFITS-060", "2030-07-27", "2030-08-01", "PP 45/2015 Ps.15"],
        ),
        (
            "jp", date(2030, 7, 31), {"months": 180, "average_wage": 1, "birth_date": date(1970, 7, 27)},
            ["E-BENEFITS-060"],
        ),
        ("jp", DAY, {"months": 100, "average_wage": 1, "recipient": "spouse"}, ["E-BENEFITS-061", "Ps.26"]),
        (
            "jp", DAY, {"months": 100, "average_wage": 1, "recipient": "spouse", "membership_months": 99},
            ["E-BENEFITS-062"],
        ),
        ("jp", DAY, {"months": 180, "average_wage": 1, "segment": "BPU"}, ["E-BENEFITS-063", "BPU", "PP 45/2015"]),
        ("jkp", DAY, {"wage": 1, "segment": "BPU"}, ["E-BENEFITS-070", "BPU", "PP 37/2021 Ps.4"]),
        ("jkp", DAY, ELIGIBLE | {"reason": "resigned"}, ["E-BENEFITS-071", "resigned", "PP 37/2021"]),
        ("jkp", DAY, ELIGIBLE | {"months": 11}, ["E-BENEFITS-072", "PP 37/2021 Ps.19", "24"]),
        ("jkp", DAY, ELIGIBLE | {"consecutive_months": 5}, ["E-BENEFITS-073", "PP 37/2021 Ps.19"]),
        ("jkp", DAY, ELIGIBLE | {"claim": 4, "months": 60}, ["E-BENEFITS-074", "at most 3"]),
        ("jkp", DAY, ELIGIBLE | {"claim": 0}, ["E-BENEFITS-074"]),
        ("jkp", DAY, ELIGIBLE | {"claim": 3, "months_since_claim": 59}, ["E-BENEFITS-075", "60"]),
        ("jkp", DAY, ELIGIBLE | {"claimed_on": date(2024, 9, 2)}, ["E-BENEFITS-076", "2024-09-01", "PP 37/2021 Ps.40"]),
        ("jkp", NEW_JKP, ELIGIBLE | {"claimed_on": date(2025, 12, 2)}, ["E-BENEFITS-076", "PP 6/2025 Ps.40"]),
        ("jkp", DAY, ELIGIBLE | {"birth_date": date(1966, 1, 1)}, ["E-BENEFITS-077", "54", "PP 37/2021 Ps.4"]),
        ("jkp", DAY, ELIGIBLE | {"programmes": ("JKK", "JKM", "JHT")}, ["E-BENEFITS-078", "in JP ", "large"]),
        ("jkp", DAY, ELIGIBLE | {"scale": "micro", "programmes": ("JKK", "JKM")}, ["E-BENEFITS-078", "in JHT "]),
        ("jkp", NEW_JKP, ELIGIBLE | {"claimed_on": None, "arrears_months": 7}, ["E-BENEFITS-079", "PP 6/2025 Ps.39A"]),
        ("jkp", DAY, ELIGIBLE | {"arrears_months": 1}, ["E-BENEFITS-081"]),
        ("jkp", DAY, ELIGIBLE | {"claimed_on": date(2024, 5, 31)}, ["E-BENEFITS-080"]),
    ],
)  # fmt: skip
def test_refused_with_the_rule(kind: str, day: date, given: dict[str, Any], says: list[str]) -> None:
    text = refused(kind, day, given)
    for each in says:
        assert each in text


def test_all_reasons_against_job_loss_cash_at_once() -> None:
    text = refused("jkp", DAY, ELIGIBLE | {"months": 3, "consecutive_months": 3, "reason": "retired"})
    assert [code for code in ("E-BENEFITS-071", "E-BENEFITS-072", "E-BENEFITS-073") if code in text] == [
        "E-BENEFITS-071",
        "E-BENEFITS-072",
        "E-BENEFITS-073",
    ]


@pytest.mark.parametrize("text", ["", "sd", "xx:2", "sd:2@yesterday", "sd:-1", "sd:2,,smp:1"])
def test_a_child_that_cannot_be_read(text: str) -> None:
    with pytest.raises(SemestaError, match="E-BENEFITS-022"):
        read_child(text)


@pytest.mark.parametrize(
    ("kind", "day", "given", "codes"),
    [
        ("jkp", DAY, ELIGIBLE, []),
        ("jkp", NEW_JKP, ELIGIBLE | {"claimed_on": date(2025, 12, 1), "consecutive_months": None}, []),
        ("jkp", NEW_JKP, ELIGIBLE | {"claimed_on": date(2025, 12, 1), "arrears_months": 6}, []),
        ("jkp", DAY, ELIGIBLE | {"claim": 3, "months_since_claim": 60}, []),
        ("jkp", DAY, ELIGIBLE | {"claimed_on": None}, ["W-BENEFITS-070"]),
        ("jkp", DAY, ELIGIBLE | {"registered_on": None}, []),
        ("jkp", DAY, ELIGIBLE | {"registered_on": None, "birth_date": date(1970, 6, 1)}, ["W-BENEFITS-070"]),
        ("jkp", date(2025, 1, 20), ELIGIBLE | {"claimed_on": date(2025, 2, 20)}, ["W-BENEFITS-071"]),
        ("jkk-death", DAY, {"wage": 0}, ["W-BENEFITS-001"]),
        ("jkk-death", DAY, {"wage": 1_500_000}, ["W-BENEFITS-003"]),
        ("jkk-death", DAY, {"wage": 1_500_000, "segment": "BPU"}, []),
        ("jkp", DAY, ELIGIBLE | {"wage": 1_500_000}, ["W-BENEFITS-003"]),
        ("jht", DAY, {"wage": 0, "months": 3, "reason": "died"}, ["W-BENEFITS-050", "W-BENEFITS-001"]),
        ("scholarship", DAY, {"children": 3, "months": 36}, ["W-BENEFITS-020"]),
        ("scholarship", DAY, {"children": 10**12, "months": 36}, ["W-BENEFITS-020"]),
        ("scholarship", DAY, {"children": 1}, ["W-BENEFITS-021"]),
        ("scholarship", DAY, {"child": (read_child("sd:9"),), "months": 36}, ["W-BENEFITS-022"]),
        ("scholarship", DAY, {"child": (read_child("pt:5@2003-01-01"),), "months": 36}, ["W-BENEFITS-023"]),
        ("jkm", DAY, {"children": 0}, []),
        ("jkk-disability", DAY, {"wage": 5_000_000, "percent": Decimal(71)}, ["W-BENEFITS-030"]),
        ("jkk-transport", DAY, {"sea": 2_000_001}, ["W-BENEFITS-040"]),
        ("jkk-transport", DAY, {"sea": 2_000_000}, []),
        ("jkp", date(2025, 2, 7), ELIGIBLE | {"claimed_on": date(2025, 2, 20)}, []),
        ("jht", DAY, {"balance": 1}, ["W-BENEFITS-051"]),
        ("jht", DAY, {"balance": 1, "birth_date": date(1968, 6, 1)}, []),
        ("jht", DAY, {"balance": 1, "reason": "resigned"}, ["W-BENEFITS-052"]),
        ("jht", DAY, {"balance": 1, "left_on": date(2024, 5, 1)}, []),
        ("jht", DAY, {"balance": 1, "purpose": "housing"}, ["W-BENEFITS-053"]),
        ("jp", DAY, {"months": 120, "average_wage": 1_000_000}, ["W-BENEFITS-061", "W-BENEFITS-063", "W-BENEFITS-060"]),
        (
            "jp", date(2018, 6, 1), {"months": 180, "average_wage": 3_000_000, "birth_date": date(1959, 1, 1)},
            ["W-BENEFITS-062", "W-BENEFITS-063"],
        ),
        ("jp", date(2018, 1, 1), {"months": 31, "average_wage": 1, "birth_date": date(1959, 1, 1)}, ["W-BENEFITS-063", "W-BENEFITS-060"]),
        ("jp", date(2018, 1, 1), {"months": 30, "average_wage": 1, "birth_date": date(1959, 1, 1)}, ["W-BENEFITS-060"]),
    ],
)  # fmt: skip
def test_warned(kind: str, day: date, given: dict[str, Any], codes: list[str]) -> None:
    found, unused = benefit(kind, day, {name: value for name, value in given.items() if value is not None})
    assert [each.code for each in found.warnings] == codes
    assert unused == []
    traced = {value for step in found.steps for value in step.used}
    assert traced == {value for reading in found.readings for value in reading.used}
    for each in found.warnings:
        assert each.text("id") != each.text("en")


def test_what_a_kind_does_not_use_is_said() -> None:
    found, unused = benefit("jkm", DAY, {"wage": 5_000_000, "percent": None})
    assert found.amount == 42_000_000
    assert [each.code for each in unused] == ["W-BENEFITS-002"]
    assert "--wage" in unused[0].text("en")


def test_old_dismissal_claimed_under_the_new_law() -> None:
    """No transition article was found: the rule of the dismissal holds, said to be unverified, and may be chosen."""
    given = ELIGIBLE | {"claimed_on": date(2025, 2, 20)}
    found, _ = benefit("jkp", date(2025, 1, 20), given)
    assert found.amount == 10_500_000
    assert "jkp.transition" in found.unverified
    assert found.details["rules_of"] == date(2025, 1, 20)
    chosen, _ = benefit("jkp", date(2025, 1, 20), given | {"rule_date": date(2025, 2, 20)})
    assert chosen.amount == 18_000_000
    assert chosen.details["rules_of"] == date(2025, 2, 20)
