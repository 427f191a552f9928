"""Obligations by size, sizes by the law of the day, sanctions, arrears, wages that count, and the trace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from semesta.errors import SemestaError
from semesta.language import say
from semesta.scheme import law
from semesta.scheme.arrears import arrears_class
from semesta.scheme.obligations import deadlines, missing_programmes, required_programmes, scale_of
from semesta.scheme.sanctions import fine, ladder
from semesta.scheme.trace import parameter_row, plain_value, trace_rows
from semesta.scheme.wages import counted_wage, lowest_minimum_wage, minimum_wage

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("scale", "programmes"),
    [
        ("micro", ("JKK", "JKM")),
        ("small", ("JKK", "JKM", "JHT")),
        ("medium", ("JKK", "JKM", "JHT", "JP")),
        ("large", ("JKK", "JKM", "JHT", "JP")),
        ("construction", ("JKK", "JKM")),
    ],
)
def test_programmes_of_each_size_perpres_109_2013_ps_6(scale: Any, programmes: tuple[str, ...]) -> None:
    assert required_programmes(TODAY, scale).value == programmes


def test_owners_who_join_as_bpu_must_have_jht_too() -> None:
    rule = required_programmes(TODAY, "business_owner")
    assert (rule.value, rule.status) == (("JKK", "JKM", "JHT"), "unverified")


def test_what_is_missing_is_in_the_order_of_the_law() -> None:
    assert missing_programmes(TODAY, "large", ("JKM",)) == ("JKK", "JHT", "JP")
    assert missing_programmes(TODAY, "micro", ("JKK", "JKM")) == ()


def test_no_obligations_before_the_law_or_of_an_unknown_size() -> None:
    with pytest.raises(SemestaError, match="E-SCHEME-001"):
        required_programmes(date(2015, 6, 30), "micro")
    with pytest.raises(SemestaError, match=r"E-SCHEME-003.*micro"):
        required_programmes(TODAY, "giant")  # type: ignore[arg-type] # what is refused


@pytest.mark.parametrize(
    ("day", "measure", "value", "scale"),
    [
        (TODAY, "capital", 1_000_000_000, "micro"),
        (TODAY, "capital", 1_000_000_001, "small"),
        (TODAY, "capital", 5_000_000_001, "medium"),
        (TODAY, "capital", 10_000_000_001, "large"),
        (TODAY, "sales", 2_000_000_000, "micro"),
        (TODAY, "sales", 15_000_000_000, "small"),
        (TODAY, "sales", 50_000_000_000, "medium"),
        (TODAY, "sales", 50_000_000_001, "large"),
        (date(2021, 2, 1), "sales", 300_000_000, "micro"),
        (date(2021, 2, 1), "sales", 300_000_001, "small"),
        (date(2021, 2, 1), "sales", 2_500_000_001, "medium"),
        (date(2020, 1, 1), "assets", 50_000_000, "micro"),
        (date(2020, 1, 1), "assets", 500_000_001, "medium"),
        (date(2020, 1, 1), "assets", 10_000_000_001, "large"),
        (TODAY, "workers", 4, "micro"),
        (TODAY, "workers", 5, "small"),
        (TODAY, "workers", 20, "medium"),
        (TODAY, "workers", 100, "large"),
    ],
)
def test_sizes_pp_7_2021_ps_35_and_uu_20_2008(day: date, measure: Any, value: int, scale: str) -> None:
    assert scale_of(day, measure, value) == scale


def test_a_measure_outside_its_time_is_refused() -> None:
    with pytest.raises(SemestaError, match="E-SCHEME-001"):
        scale_of(date(2020, 1, 1), "capital", 1)
    with pytest.raises(SemestaError, match="E-SCHEME-002"):
        scale_of(TODAY, "assets", 1)
    with pytest.raises(SemestaError, match="E-CONTRIBUTION-021"):
        scale_of(TODAY, "sales", -1)


def test_deadlines_of_duties() -> None:
    found = {each.duty: each.day for each in deadlines(date(2026, 1, 2))}
    assert found == {
        "accident_report": date(2026, 1, 4),
        "jakon_certificate": date(2026, 1, 5),
        "jakon_change": date(2026, 1, 13),
        "jakon_register": date(2026, 1, 23),
        "register_worker": date(2026, 2, 1),
    }


def test_the_ladder_of_sanctions_pp_86_2013() -> None:
    found = [(each.kind, each.number, each.start, each.deadline) for each in ladder(date(2026, 1, 2))]
    assert found == [
        ("warning", 1, date(2026, 1, 2), date(2026, 1, 19)),
        ("warning", 2, date(2026, 1, 20), date(2026, 2, 3)),
        ("fine", 1, date(2026, 2, 4), date(2026, 3, 5)),
        ("no_services", 1, date(2026, 3, 6), None),
    ]
    assert [each.rule.article for each in ladder(date(2026, 1, 2))] == ["Ps.6", "Ps.6", "Ps.7", "Ps.9"]


def test_the_fine_is_a_thousandth_a_month() -> None:
    assert fine(law().on(TODAY), 10_000_000, 2) == 20_000


@pytest.mark.parametrize(
    ("months", "expected"),
    [(0, None), (1, "lancar"), (3, "lancar"), (4, "kurang lancar"), (6, "kurang lancar"), (7, "diragukan"),
     (12, "diragukan"), (13, "macet"), (500, "macet")],
)  # fmt: skip
def test_arrears_age_as_in_bali_2018(
    computed: Callable[..., list[dict[str, Any]]], months: int, expected: str | None
) -> None:
    assert arrears_class(months) == expected
    found = computed({"months": ("BIGINT", [months])}, lambda table: {"found": arrears_class(table.months)})
    assert found == [{"found": expected}]


def test_an_office_may_have_its_own_classes() -> None:
    own = {"ok": 2, "bad": 9, "contingent": 0}
    assert [arrears_class(months, own) for months in (2, 3, 9, 10)] == ["ok", "bad", "bad", "contingent"]


def test_wages_that_count_handbook_fxda_p15() -> None:
    on = law().on(TODAY)
    assert counted_wage(on, "monthly", [5_000_000]) == 5_000_000
    assert counted_wage(on, "daily", [150_000]) == 3_750_000
    assert counted_wage(on, "piecework", [3_000_000, 3_000_000, 3_000_001]) == 3_000_000
    assert counted_wage(on, "weather", [12] * 11 + [18]) == 13
    for wages in ([1, 2], []):
        with pytest.raises(SemestaError, match="E-CONTRIBUTION-020"):
            counted_wage(on, "piecework", wages)


def test_minimum_wages() -> None:
    dki = minimum_wage(law().on(TODAY), "31")
    assert dki is not None
    assert (dki.value, dki.status) == (5_729_876, "verified")
    assert minimum_wage(law().on(date(2023, 1, 1)), "31") is None
    assert minimum_wage(law().on(TODAY), "99") is None
    west_java = minimum_wage(law().on(date(2016, 5, 1)), "32")
    assert west_java is not None
    assert (west_java.value, west_java.status) == (2_250_000, "unverified")
    lowest = lowest_minimum_wage(law().on(date(2026, 1, 1)))
    assert lowest is not None
    assert lowest.value == min(
        each.at(date(2026, 1, 1)).value
        for each in law().parameters.values()
        if each.id.startswith("wage.minimum.") and each.find(date(2026, 1, 1))
    )
    assert lowest_minimum_wage(law().on(date(2040, 1, 1))) is None


def test_values_are_told_as_their_files_have_them() -> None:
    on = law().on(TODAY)
    shown = {
        name: plain_value(on.dated(name), law().parameter(name).unit)
        for name in ("jkk.rate.3", "jp.ceiling", "late.counting", "obligation.micro", "jakon.jkm", "bpu.base")
    }
    assert shown["jkk.rate.3"] == Decimal("0.0089")
    assert shown["jp.ceiling"] == 11_086_300
    assert shown["late.counting"] == "each month begun counts in full"
    assert shown["obligation.micro"] == ["JKK", "JKM"]
    assert shown["jakon.jkm"][0] == [0, Decimal("0.0003")]
    assert shown["bpu.base"][1] == [1_100_000, 1_200_000]


def test_a_trace_speaks_both_languages() -> None:
    on = law().on(TODAY)
    fine(on, 10_000_000, 2)
    (english,) = trace_rows(on.steps, "en")
    (indonesian,) = trace_rows(on.steps, "id")
    assert english["words"] == say("contribution.formula.fine", "en")
    assert indonesian["words"] == say("contribution.formula.fine", "id")
    assert english["parameters"] == [parameter_row(on.dated("sanction.fine_rate"), "en")]
