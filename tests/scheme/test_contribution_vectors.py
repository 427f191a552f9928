"""Every vector of contributions in law.md 2.6 and law-2.md 8, each with its source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from semesta.scheme import law, portion
from semesta.scheme.contributions import Case, contribution
from semesta.scheme.contributions.migrants import pmi_cover
from semesta.scheme.due import late_charge


def shares(**case: Any) -> dict[str, tuple[int, int, int]]:
    found = contribution(Case(**case)).programmes
    return {name: (each.employer, each.worker, each.government) for name, each in found.items()}


def vector(number: str, source: str, *values: Any) -> Any:
    return pytest.param(*values, id=f"{number}-{source}".replace(" ", "_"))


@pytest.mark.parametrize(
    ("day", "wage", "programme", "expected"),
    [
        vector("2", "kompas.tv 261555", date(2022, 2, 14), 5_000_000, "JHT", (185_000, 100_000, 0)),
        vector(
            "9", "JP ceiling 2026, B-1226-022026", date(2026, 3, 1), 99_000_000, "JP", (221_726, 110_863, 0)
        ),
        vector(
            "V1", "cnbcindonesia 20220217174434", date(2022, 2, 1), 4_000_000, "JHT", (148_000, 80_000, 0)
        ),
        vector(
            "V12", "JP ceiling 2025, B-726-022025", date(2025, 3, 1), 15_000_000, "JP", (210_948, 105_474, 0)
        ),
        vector("44", "PP 37-2021 Ps.11", date(2025, 1, 15), 5_000_000, "JKP", (0, 0, 11_000)),
        vector("44n", "PP 6-2025", date(2025, 2, 7), 5_000_000, "JKP", (0, 0, 11_000)),
    ],
)
def test_wage_earners(day: date, wage: int, programme: Any, expected: tuple[int, int, int]) -> None:
    assert shares(day=day, segment="PU", wage=wage, programmes=(programme,)) == {programme: expected}


def test_vector_2_principal_of_24_months_kompas_tv_261555() -> None:
    share = contribution(Case(date(2022, 2, 14), "PU", 5_000_000, programmes=("JHT",))).programmes["JHT"]
    assert (share.total, share.total * 24) == (285_000, 6_840_000)


def test_vector_v1_principal_of_60_months_cnbcindonesia() -> None:
    share = contribution(Case(date(2022, 2, 1), "PU", 4_000_000, programmes=("JHT",))).programmes["JHT"]
    assert (share.total, share.total * 60) == (228_000, 13_680_000)


@pytest.mark.parametrize(
    ("day", "from_jkk", "from_jkm", "funded"),
    [
        vector("44", "PP 37-2021 Ps.11", date(2025, 1, 15), 7_000, 5_000, 23_000),
        vector("44", "last day before PP 6-2025", date(2025, 2, 6), 7_000, 5_000, 23_000),
        vector("44", "first day of PP 6-2025", date(2025, 2, 7), 7_000, 0, 18_000),
    ],
)
def test_job_loss_is_recomposed(day: date, from_jkk: int, from_jkm: int, funded: int) -> None:
    share = contribution(Case(day, "PU", 5_000_000, 1)).programmes["JKP"]
    assert share.extra == {"from_jkk": from_jkk, "from_jkm": from_jkm, "funded": funded}
    assert share.total == 11_000


def test_vector_34_factory_of_pp_7_2025() -> None:
    case = {
        "segment": "PU",
        "wage": 5_000_000,
        "jkk_group": 4,
        "programmes": ("JKK",),
        "industry": "footwear",
    }
    for day in (date(2025, 2, 1), date(2025, 7, 31), date(2025, 8, 1), date(2026, 1, 31)):
        assert shares(day=day, workers=50, **case) == {"JKK": (31_750, 0, 0)}
    for day in (date(2025, 1, 31), date(2026, 2, 1)):
        assert shares(day=day, workers=50, **case) == {"JKK": (63_500, 0, 0)}
    assert shares(day=date(2025, 2, 1), workers=49, **case) == {"JKK": (63_500, 0, 0)}
    assert shares(day=date(2025, 2, 1), workers=50, relief=False, **case) == {"JKK": (63_500, 0, 0)}


@pytest.mark.parametrize(
    ("income", "jkk", "jht"),
    [
        vector("23", "bgnnews 2788", 1_000_000, 10_000, 20_000),
        vector("V5", "bpu_tiers class 1", 1_099_000, 10_000, 20_000),
        vector("V5", "bpu_tiers class 2", 1_100_000, 12_000, 24_000),
        vector("V7", "bpu_tiers 8.199m", 8_199_000, 79_500, 159_000),
        vector("V7", "bpu_tiers 8.2m", 8_200_000, 87_000, 174_000),
        vector("V8", "bpu_tiers 20.199m", 20_199_000, 197_000, 394_000),
        vector("V8", "bpu_tiers 20.2m", 20_200_000, 207_000, 414_000),
        vector("V8", "bpu_tiers open class", 50_000_000, 207_000, 414_000),
    ],
)
def test_income_classes(income: int, jkk: int, jht: int) -> None:
    held = ("JKK", "JKM", "JHT")
    assert shares(day=date(2025, 6, 1), segment="BPU", wage=income, programmes=held) == {
        "JKK": (0, jkk, 0),
        "JKM": (0, 6_800, 0),
        "JHT": (0, jht, 0),
    }


@pytest.mark.parametrize(
    ("case", "total"),
    [
        vector("23", "two programmes, bgnnews", {"day": date(2025, 6, 1)}, 16_800),
        vector("23", "three programmes, bgnnews",
               {"day": date(2025, 6, 1), "programmes": ("JKK", "JKM", "JHT")}, 36_800),
        vector("24", "PP 50-2025, cnbcindonesia 20260204", {"day": date(2026, 4, 1)}, 8_400),
        vector("24", "PP 50-2025, last month", {"day": date(2026, 12, 31)}, 8_400),
        vector("24", "PP 50-2025, others before April", {"day": date(2026, 3, 31)}, 16_800),
        vector("24", "PP 50-2025, transport in January", {"day": date(2026, 1, 1), "occupation": "transport"}, 8_400),
        vector("24", "PP 50-2025, transport before", {"day": date(2025, 12, 31), "occupation": "transport"}, 16_800),
        vector("24", "PP 50-2025, others afterwards", {"day": date(2027, 1, 1)}, 16_800),
        vector("24", "PP 50-2025, transport afterwards",
               {"day": date(2027, 4, 1), "occupation": "transport"}, 16_800),
        vector("25", "APBD pays, antaranews 619022", {"day": date(2026, 4, 1), "payer": "apbd"}, 16_800),
        vector("25", "APBN pays, antaranews 619022",
               {"day": date(2026, 4, 1), "payer": "apbn", "occupation": "transport"}, 16_800),
        vector("24", "a company pays", {"day": date(2026, 4, 1), "payer": "csr"}, 8_400),
        vector("24", "JHT is not lowered", {"day": date(2026, 4, 1), "programmes": ("JKK", "JKM", "JHT")}, 28_400),
    ],
)  # fmt: skip
def test_lowest_class(case: dict[str, Any], total: int) -> None:
    assert contribution(Case(segment="BPU", wage=1_000_000, **case)).total == total


def test_vector_v11_ojol_february_2027() -> None:
    found = shares(day=date(2027, 2, 1), segment="BPU", wage=2_000_000, occupation="ojol")
    assert found == {"JKK": (0, 10_000, 0), "JKM": (0, 3_400, 0)}


def test_vector_26_pp_49_2020_flipbuilder_rmzy_p301() -> None:
    held = ("JKM",)
    assert shares(day=date(2020, 8, 1), segment="BPU", wage=0, programmes=held) == {"JKM": (0, 68, 0)}
    assert shares(day=date(2021, 1, 31), segment="BPU", wage=0, programmes=held) == {"JKM": (0, 68, 0)}
    for day in (date(2020, 7, 31), date(2021, 2, 1)):
        assert shares(day=day, segment="BPU", wage=0, programmes=held) == {"JKM": (0, 6_800, 0)}


@pytest.mark.parametrize(
    ("workers", "months", "budget"),
    [
        vector("27", "kaltim.antaranews 227609", 5_000, 12, 1_008_000_000),
        vector("28", "kaltim.antaranews 235173", 15_000, 12, 3_024_000_000),
        vector("29", "planet.merdeka 413178", 30_000, 12, 6_048_000_000),
        vector("30", "Kotim 2024, nine months", 4_400, 9, 665_280_000),
        vector("30", "Kotim 2024, ten months as the budget", 4_400, 10, 739_200_000),
    ],
)
def test_budgets_of_regions(workers: int, months: int, budget: int) -> None:
    each = contribution(Case(date(2025, 1, 1), "BPU", 1_000_000, payer="apbd"))
    assert each.government_total == each.total
    assert each.total * workers * months == budget


@pytest.mark.parametrize(
    ("value", "jkk", "jkm"),
    [
        vector("32", "star.grid 453670457", 100_000_000, 210_000, 30_000),
        vector("32", "star.grid 453670457", 500_000_000, 890_000, 110_000),
        vector("32", "star.grid 453670457", 1_000_000_000, 1_540_000, 210_000),
        vector("32", "star.grid 453670457", 5_000_000_000, 5_940_000, 610_000),
        vector("32", "top slice, D", 6_000_000_000, 6_840_000, 710_000),
    ],
)
def test_construction_with_unknown_wages(value: int, jkk: int, jkm: int) -> None:
    found = shares(day=date(2025, 6, 1), segment="JAKON", contract_value=value)
    assert found == {"JKK": (jkk, 0, 0), "JKM": (jkm, 0, 0)}


def test_vector_v23_construction_with_known_wages_dubq_p98() -> None:
    found = contribution(Case(date(2025, 6, 1), "JAKON", 100_000_000))
    assert {name: each.employer for name, each in found.programmes.items()} == {
        "JKK": 1_740_000,
        "JKM": 300_000,
    }
    assert found.total == 2_040_000


@pytest.mark.parametrize(
    ("case", "total"),
    [
        vector("20", "pasal.id Permenaker 4-2023", {"months": 24}, 370_000),
        vector("V20", "perseorangan, program.js", {"months": 24, "independent": True}, 332_500),
        vector("20", "12 months, Ps.18", {"months": 12, "independent": True}, 189_000),
        vector("20", "6 months, Ps.18", {"months": 6, "independent": True}, 108_000),
        vector("20", "extension, Ps.18", {"extension_months": 3}, 40_500),
        vector("V21", "JHT from 50,000, program.js", {"months": 24, "jht_amount": 50_000}, 420_000),
    ],
)
def test_migrant_workers(case: dict[str, Any], total: int) -> None:
    assert contribution(Case(date(2025, 6, 1), "PMI", **case)).total == total


def test_vector_v20_cover_of_31_months_program_js() -> None:
    assert pmi_cover(law().on(date(2025, 6, 1)), 24) == 31


@pytest.mark.parametrize(
    ("amount", "months", "charge"),
    [
        vector("V3", "medanaktual.com", 10_000_000, 1, 200_000),
        vector("V4", "ywln.ca, simple", 1_000_000, 3, 60_000),
    ],
)
def test_late_charges(amount: int, months: int, charge: int) -> None:
    assert late_charge(law().on(date(2025, 6, 1)), amount, months) == charge


def test_vector_v4x_teknobgt_printed_4000_from_a_wrong_rate() -> None:
    assert late_charge(law().on(date(2025, 6, 1)), 200_000, 2) == 8_000


GROWTH = {  # of the year before, in units of 0.01 %: BPS, law-2.md section 3
    2016: 479, 2017: 502, 2018: 507, 2019: 517, 2020: 502, 2021: -207, 2022: 369, 2023: 531, 2024: 505, 2025: 503,
    2026: 511,
}  # fmt: skip


@pytest.mark.parametrize("year", sorted(GROWTH))
def test_each_jp_ceiling_follows_from_growth_vectors_4_to_8_pp_45_2015_ps_29_3(year: int) -> None:
    ceiling = law().parameter("jp.ceiling")
    before, after = ceiling.at(date(year, 2, 28)).value, ceiling.at(date(year, 3, 1)).value
    assert isinstance(before, int)
    assert before * (10_000 + GROWTH[year]) // 10_000 // 100 * 100 == after


def test_net_rates_of_pp_49_2023_are_what_recomposition_leaves() -> None:
    for day in (date(2022, 6, 1), date(2025, 2, 6), date(2025, 2, 7), date(2026, 6, 1)):
        on = law().on(day)
        for group in range(1, 6):
            assert on.value("jkk.rate", group) - on.value("jkp.from_jkk") == on.value("jkk.net", group)
        assert on.value("jkm.rate") - on.value("jkp.from_jkm") == on.value("jkm.net")


def test_halved_rates_of_pp_7_2025_are_half() -> None:
    on = law().on(date(2025, 6, 1))
    assert [2 * on.value("relief.pp7.jkk", group) for group in range(1, 6)] == [
        on.value("jkk.rate", group) for group in range(1, 6)
    ]


def test_all_33_income_classes_are_one_and_two_percent() -> None:
    on = law().on(date(2025, 6, 1))
    pairs = on.pairs("bpu.base")
    assert len(pairs) == 33
    assert (pairs[0], pairs[-1]) == ((0, 1_000_000), (20_200_000, 20_700_000))
    assert [portion(base, 10_000) for _, base in pairs][9:12] == [29_500, 34_500, 39_500]
