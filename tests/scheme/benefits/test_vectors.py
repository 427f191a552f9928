"""Worked examples of the law's reference, each with where it is printed, and others computed by hand from the articles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from semesta.scheme import law
from semesta.scheme.benefits import benefit, pension_age, read_child, shortfall
from semesta.scheme.benefits.share import grown

OLD, NEW = date(2018, 6, 1), date(2024, 6, 1)


def case(source: str, kind: str, day: date, given: dict[str, Any], amount: int) -> Any:
    return pytest.param(kind, day, given, amount, id=source)


PRINTED = [
    case("law.md 1: kompas.tv/bisnis/261555, JKP old", "jkp", date(2022, 2, 14), {"wage": 5_000_000}, 10_500_000),
    case("law.md 2: kompas.tv/bisnis/261555, JHT principal", "jht", date(2022, 2, 14),
         {"wage": 5_000_000, "months": 24}, 6_840_000),
    case("law.md 11: ambon.antaranews 88916, JKK death BPU", "jkk-death", NEW,
         {"wage": 1_000_000, "segment": "BPU"}, 70_000_000),
    case("law.md 12: ambon.antaranews 88916, JKM", "jkm", NEW, {}, 42_000_000),
    case("law.md 13: radarpekalongan, JKK death and scholarships of 145.5m (the levels are our reading)", "jkk-death",
         date(2023, 5, 1),
         {"wage": 1_000_000, "segment": "BPU", "child": (read_child("sma:3,pt:5"), read_child("sd:1,smp:3,sma:3,pt:5"))},
         215_500_000),
    case("law.md 15: rubriksultra ?p=25651, JKM with one year of higher education", "jkm", date(2021, 5, 1),
         {"months": 60, "child": (read_child("pt:1"),)}, 91_882_390 - 37_882_390),
    case("law.md 15: rubriksultra ?p=25651, JHT after death", "jht", date(2021, 5, 1),
         {"balance": 37_882_390, "reason": "died"}, 37_882_390),
    case("law.md 31: radarsukabumi, one child", "scholarship", NEW, {"children": 1, "programme": "JKK"}, 87_000_000),
    case("law.md 31: radarsukabumi, two children", "scholarship", NEW, {"children": 2, "months": 36}, 174_000_000),
    case("law-2.md V1: cnbcindonesia 20220217174434, JHT principal", "jht", date(2022, 2, 17),
         {"wage": 4_000_000, "months": 60}, 13_680_000),
    case("law.md 2.2: bipol and radarsukabumi, JKM old", "jkm", OLD, {}, 24_000_000),
]  # fmt: skip

DERIVED = [
    case("law.md 35: STMB 14 months", "jkk-stmb", NEW, {"wage": 5_000_000, "months": 14}, 65_000_000),
    case("law.md 37: both eyes by part", "jkk-disability", NEW, {"wage": 5_000_000, "part": "both_eyes"}, 280_000_000),
    case("law.md 37: both eyes by percentage", "jkk-disability", NEW,
         {"wage": 5_000_000, "percent": Decimal(70)}, 280_000_000),
    case("law.md 39: JP of 20 years", "jp", date(2026, 4, 1),
         {"months": 240, "average_wage": 6_000_000}, 1_200_000),
    case("law.md 42: JKP new", "jkp", date(2025, 6, 1), {"wage": 8_000_000}, 18_000_000),
    case("by hand, PP 44/2015: STMB 14 months, 6 x 5m + 6 x 3.75m + 2 x 2.5m", "jkk-stmb", date(2019, 12, 1),
         {"wage": 5_000_000, "months": 14}, 57_500_000),
    case("by hand, PP 82/2019: STMB from its first day", "jkk-stmb", date(2019, 12, 2),
         {"wage": 5_000_000, "months": 14}, 65_000_000),
    case("by hand, PP 82/2019: STMB 12 months", "jkk-stmb", NEW, {"wage": 4_500_001, "months": 12}, 54_000_012),
    case("by hand, PP 82/2019: STMB 13 months, half a rupiah up", "jkk-stmb", NEW,
         {"wage": 4_500_001, "months": 13}, 54_000_012 + 2_250_001),
    case("by hand, PP 82/2019: JKK death, 48 x 400,000 is below the JKM grant", "jkk-death", NEW,
         {"wage": 400_000}, 42_000_000),
    case("by hand, PP 44/2015: JKK death, 48 x 300,000 is below the JKM grant", "jkk-death", OLD,
         {"wage": 300_000}, 24_000_000),
    case("by hand, PP 44/2015: JKK death, 48 x 5m + 4.8m + 3m", "jkk-death", OLD, {"wage": 5_000_000}, 247_800_000),
    case("by hand, Lampiran II: JKK death BPU of 2.8m, 48 x 2.95m + 22m", "jkk-death", NEW,
         {"wage": 2_800_000, "segment": "BPU"}, 163_600_000),
    case("by hand, PP 82/2019: total disability, 56 x 5m + 12m", "jkk-total-disability", NEW,
         {"wage": 5_000_000}, 292_000_000),
    case("by hand, PP 44/2015: total disability, 56 x 5m + 4.8m", "jkk-total-disability", OLD,
         {"wage": 5_000_000}, 284_800_000),
    case("by hand, PP 44/2015: total disability with a scholarship", "jkk-total-disability", OLD,
         {"wage": 5_000_000, "children": 3}, 296_800_000),
    case("by hand, Lampiran III: right thumb, 15 % x 80 x 5m", "jkk-disability", NEW,
         {"wage": 5_000_000, "part": "thumb-right"}, 60_000_000),
    case("by hand, Lampiran III: right thumb of a left-handed worker, 12 %", "jkk-disability", NEW,
         {"wage": 5_000_000, "part": "thumb_right", "left_handed": True}, 48_000_000),
    case("by hand, Lampiran III: left index of a left-handed worker, 9 %", "jkk-disability", NEW,
         {"wage": 5_000_000, "part": "index_left", "left_handed": True}, 36_000_000),
    case("by hand, Lampiran III: half the function of the right arm, 20 %", "jkk-disability", NEW,
         {"wage": 5_000_000, "part": "arm_shoulder_right", "loss": Decimal(50)}, 80_000_000),
    case("by hand, Lampiran III: 30 dB of one ear, 9 %", "jkk-disability", NEW,
         {"wage": 5_000_000, "part": "hearing_one_per_10db", "units": 3}, 36_000_000),
    case("by hand, Lampiran III: scalp of 12.5 %", "jkk-disability", NEW,
         {"wage": 5_000_000, "part": "scalp", "percent": Decimal("12.5")}, 50_000_000),
    case("by hand, first phalanx of the right index, 4.5 % x 80 x 3,333,333", "jkk-disability", NEW,
         {"wage": 3_333_333, "part": "index_phalanx_right"}, 11_999_999),
    case("wartaekonomi 275828: transport by land, old limit", "jkk-transport", OLD, {"land": 3_000_000}, 1_000_000),
    case("wartaekonomi 275828: transport by land and air, new limits", "jkk-transport", NEW,
         {"land": 7_000_000, "air": 12_000_000}, 15_000_000),
    case("wartaekonomi 275828: transport by sea, old limit", "jkk-transport", OLD, {"sea": 9_000_000}, 1_500_000),
    case("wartaekonomi 275828: transport below the limits", "jkk-transport", NEW,
         {"land": 4_000_000, "sea": 1_999_999}, 5_999_999),
    case("law.md 2.1: care at home", "jkk-home-care", NEW, {"cost": 25_000_000}, 20_000_000),
    case("PP 46/2015 Ps.22(5): 30 % for a house", "jht", NEW,
         {"balance": 100_000_001, "purpose": "housing", "membership_months": 120}, 30_000_000),
    case("PP 46/2015 Ps.22(5): 10 % for other needs", "jht", NEW,
         {"balance": 100_000_005, "purpose": "other", "membership_months": 120}, 10_000_001),
    case("PP 46/2015: JHT principal of BPU in class 1.2m, 2 % x 12", "jht", NEW,
         {"wage": 1_100_000, "months": 12, "segment": "BPU"}, 288_000),
    case("PP 45/2015 Ps.17: 15 years of 5m", "jp", NEW, {"months": 180, "average_wage": 5_000_000}, 750_000),
    case("PP 45/2015 Ps.17: 181 months, 9,050,000.5 a year rounded once", "jp", NEW,
         {"months": 181, "average_wage": 5_000_001}, 754_167),
    case("PP 45/2015 Ps.18: the lowest pension of 2026", "jp", date(2026, 4, 1),
         {"months": 180, "average_wage": 1_000_000}, 411_400),
    case("PP 45/2015 Ps.18: the highest pension of 2025", "jp", date(2025, 4, 1),
         {"months": 600, "average_wage": 10_547_400}, 4_792_300),
    case("PP 45/2015 Ps.18: limits of 2026 from February", "jp", date(2026, 2, 1),
         {"months": 180, "average_wage": 1_000_000}, 411_400),
    case("PP 45/2015 Ps.19: less than 15 years, contributions at once, 3 % x 6m x 120", "jp", NEW,
         {"months": 120, "average_wage": 6_000_000}, 21_600_000),
    case("PP 45/2015 Ps.19: contributions at once up to the ceiling of 2024", "jp", NEW,
         {"months": 100, "average_wage": 20_000_000}, (200_846 + 100_423) * 100),
    case("PP 45/2015 Ps.19: less than 15 years, the balance at once", "jp", NEW,
         {"months": 179, "average_wage": 6_000_000, "balance": 33_333_333}, 33_333_333),
    case("law.md 2.4: widow, half of 1.2m", "jp", NEW,
         {"months": 240, "average_wage": 6_000_000, "recipient": "spouse"}, 600_000),
    case("law.md 2.4: parent, 20 % of 3m", "jp", NEW,
         {"months": 360, "average_wage": 10_000_000, "recipient": "parent"}, 600_000),
    case("Permenaker 29/2015 Ps.26: death after 5 years counts 15, half of 900,000", "jp", NEW,
         {"months": 60, "average_wage": 6_000_000, "recipient": "child", "membership_months": 60}, 450_000),
    case("Permenaker 29/2015 Ps.26: 48 of 60 months paid are 80 %", "jp", NEW,
         {"months": 48, "average_wage": 6_000_000, "recipient": "spouse", "membership_months": 60}, 450_000),
    case("Permenaker 29/2015 Ps.26: 47 of 60 months are not: at once", "jp", NEW,
         {"months": 47, "average_wage": 6_000_000, "recipient": "spouse", "membership_months": 60}, 180_000 * 47),
    case("Permenaker 29/2015 Ps.26: 11 months of membership: at once", "jp", NEW,
         {"months": 11, "average_wage": 6_000_000, "recipient": "spouse", "membership_months": 11}, 180_000 * 11),
    case("PP 45/2015 Ps.20: disability after one month counts 15 years", "jp", NEW,
         {"months": 1, "average_wage": 6_000_000, "recipient": "disability", "membership_months": 1}, 900_000),
    case("PP 37/2021 Ps.21: 45 % and 25 % of 3,333,333", "jkp", date(2024, 1, 1),
         {"wage": 3_333_333}, 3 * 1_500_000 + 3 * 833_333),
    case("PP 37/2021 Ps.21: the last day of the old rule", "jkp", date(2025, 2, 6), {"wage": 8_000_000}, 10_500_000),
    case("PP 6/2025 Ps.21(1): the first day of the new rule", "jkp", date(2025, 2, 7), {"wage": 8_000_000}, 18_000_000),
    case("PP 6/2025 Ps.21(1): 60 % of 3,333,333", "jkp", NEW.replace(year=2026), {"wage": 3_333_333}, 12_000_000),
    case("PP 82/2019: a child of 22 gets one more year", "scholarship", NEW,
         {"child": (read_child("pt:5@2001-09-01"),), "programme": "JKK"}, 12_000_000),
    case("PP 82/2019: a child of 21 and a day gets two", "scholarship", NEW,
         {"child": (read_child("sma:1,pt:4@2003-05-31"),), "programme": "JKK"}, 15_000_000),
    case("PP 82/2019: a child of 23 gets nothing", "scholarship", NEW,
         {"child": (read_child("pt:3@2001-06-01"),), "programme": "JKK"}, 0),
    case("PP 82/2019: levels are paid for no longer than they last", "scholarship", NEW,
         {"child": (read_child("sd:9,smp:4"),), "months": 40}, 18_000_000),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "day", "given", "amount"), PRINTED + DERIVED)
def test_amount(kind: str, day: date, given: dict[str, Any], amount: int) -> None:
    found, unused = benefit(kind, day, given)
    assert found.amount == amount
    assert unused == []
    traced = {value for step in found.steps for value in step.used}
    assert traced == {value for reading in found.readings for value in reading.used}


@pytest.mark.parametrize(
    ("reported", "real", "difference"),
    [
        pytest.param(3_700_000, 100_000_000, 4_622_400_000, id="law.md 17: idntimes, 177.6m and 4,800m"),
        pytest.param(
            3_700_000, 135_000_000, 6_302_400_000, id="law.md 18: jamsosindonesia, by the 48 x rule"
        ),
    ],
)
def test_wage_reported_too_low(reported: int, real: int, difference: int) -> None:
    found = shortfall("jkk-death", NEW, {"wage": reported}, real)
    assert found.difference == difference


def test_ratio_of_the_wages_of_the_pilot() -> None:
    """law.md 18 (jamsosindonesia.com/cakrawala) prints a ratio of 36; its loss of 6.47bn holds JHT and JP as well."""
    found = shortfall("jkk-disability", NEW, {"wage": 3_700_000, "percent": Decimal(70)}, 135_000_000)
    assert found.real // found.reported == 36


def test_savings_due_and_paid() -> None:
    """law.md 19 (pasundanekspres 2019/03/11): JHT of 356.8m due, 53.5m paid, gap 303.3m."""
    due, paid = (
        benefit("jht", NEW, {"balance": each, "reason": "died"})[0] for each in (356_800_000, 53_500_000)
    )
    assert due.amount - paid.amount == 303_300_000


def test_parts_of_the_old_job_loss_cash() -> None:
    """law.md 1 (kompas): 2,250,000 x 3 = 6,750,000 and 1,250,000 x 3 = 3,750,000."""
    found, _ = benefit("jkp", date(2022, 2, 14), {"wage": 5_000_000})
    assert found.components == {"months_1_3": 6_750_000, "months_4_6": 3_750_000}
    assert (found.monthly, found.months, found.total) == (2_250_000, 6, 10_500_000)
    assert found.payments == ((3, 2_250_000), (3, 1_250_000))


def test_parts_of_the_new_job_loss_cash() -> None:
    """law-2.md 4 (statusternate): at most 3,000,000 a month, 18m in all."""
    found, _ = benefit("jkp", date(2025, 6, 1), {"wage": 8_000_000})
    assert (found.monthly, found.months, found.total) == (3_000_000, 6, 18_000_000)


def test_parts_of_jkm() -> None:
    """law.md 12: 20 + 12 + 10 million."""
    found, _ = benefit("jkm", NEW, {})
    assert found.components == {
        "death_grant": 20_000_000,
        "funeral": 10_000_000,
        "periodic_grant": 12_000_000,
    }
    assert (found.lump_sum, found.monthly, found.months, found.total) == (30_000_000, 500_000, 24, 42_000_000)


def test_growth_of_savings() -> None:
    """law-2.md V2 (cnbcindonesia): 15,800,310 x 1.057^26, printed 66,775,213, computed 66,775,212.36."""
    found, _ = benefit("jht", date(2022, 2, 17), {"balance": 15_800_310, "rate": Decimal("5.7"), "years": 26})
    assert found.amount == grown(15_800_310, 57_000, 26) == 66_775_212
    assert abs(found.amount - 66_775_213) <= 1
    assert found.components == {"balance": 15_800_310, "development": 66_775_212 - 15_800_310}


@pytest.mark.parametrize(
    ("months", "is_open"), [(48, False), (60, True)], ids=["law-2.md V17: 48", "law-2.md V17: 60"]
)
def test_second_claim_of_job_loss_cash(months: int, is_open: bool) -> None:
    from semesta.errors import SemestaError

    given = {"wage": 5_000_000, "claim": 2, "months": months}
    if is_open:
        assert benefit("jkp", NEW, given)[0].amount == 10_500_000
        return
    with pytest.raises(SemestaError, match="E-BENEFITS-075"):
        benefit("jkp", NEW, given)


@pytest.mark.parametrize(("born", "age"), [(1962, 56), (1963, 57), (1968, 59), (1979, 65)])
def test_pension_age_of_birth_year(born: int, age: int) -> None:
    """law-2.md V19 (jogjapolitan.harianjogja.com 2023-02-01)."""
    assert pension_age(date(born, 7, 27)).age == age


@pytest.mark.parametrize(
    ("year", "age"),
    [(2018, 56), (2019, 57), (2022, 58), (2025, 59), (2026, 59), (2028, 60), (2043, 65), (2060, 65)],
)
def test_pension_age_in_force(year: int, age: int) -> None:
    """law.md 43 (PP 45/2015 Ps.15)."""
    assert law().on(date(year, 6, 1)).value("jp.pension_age.in_force") == age


def test_pension_starts_with_the_month_after() -> None:
    """archives.jamsosindonesia.com: age reached on 27 July, right from 1 August."""
    found = pension_age(date(1963, 7, 27))
    assert (found.reached_on, found.starts_on) == (date(2020, 7, 27), date(2020, 8, 1))
    assert found.deferred_until == date(2023, 7, 27)
