"""What holds for every case: nothing below zero, more for a higher wage, parts that add up, no jumps at a ceiling, and
the same rupiah for one case as for a column."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.engine import connect, records, small_table
from semesta.scheme import law
from semesta.scheme.benefits import benefit
from semesta.scheme.benefits.base import income_class
from semesta.scheme.benefits.death import accident_death_grant, periodic_grant
from semesta.scheme.benefits.disability import disability_grant, total_disability_grant
from semesta.scheme.benefits.incapacity import incapacity_pay
from semesta.scheme.benefits.job_loss import job_loss_cash
from semesta.scheme.benefits.job_loss_conditions import has_enough_months, is_claim_left
from semesta.scheme.benefits.pension_formulas import (
    pension_contributions,
    pension_formula,
    pension_within_limits,
)
from semesta.scheme.benefits.savings import part_of_savings, savings_grown, savings_of_wage_earner
from semesta.scheme.benefits.scholarship import scholarship_of_child
from semesta.scheme.benefits.share import grown, share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ibis.backends.duckdb import Backend

DAYS = st.dates(date(2015, 7, 1), date(2030, 12, 31))
JKP_DAYS = st.dates(date(2021, 2, 2), date(2030, 12, 31))
WAGES = st.integers(0, 2_000_000_000)
MONTHS = st.integers(0, 600)

KINDS = st.one_of(
    st.tuples(st.just("jkm"), DAYS, st.fixed_dictionaries({})),
    st.tuples(
        st.just("jkk-death"), DAYS, st.fixed_dictionaries({"wage": WAGES, "children": st.integers(0, 4)})
    ),
    st.tuples(st.just("jkk-total-disability"), DAYS, st.fixed_dictionaries({"wage": WAGES})),
    st.tuples(
        st.just("jkk-disability"),
        DAYS,
        st.fixed_dictionaries({"wage": WAGES, "percent": st.decimals("0.5", 100, places=2)}),
    ),
    st.tuples(st.just("jkk-stmb"), DAYS, st.fixed_dictionaries({"wage": WAGES, "months": MONTHS})),
    st.tuples(
        st.just("jht"),
        DAYS,
        st.fixed_dictionaries(
            {
                "wage": WAGES,
                "months": MONTHS,
                "rate": st.decimals("0.01", 20, places=2),
                "years": st.integers(0, 40),
            }
        ),
    ),
    st.tuples(st.just("jp"), DAYS, st.fixed_dictionaries({"average_wage": WAGES, "months": MONTHS})),
    st.tuples(st.just("jkp"), JKP_DAYS, st.fixed_dictionaries({"wage": WAGES})),
)


@given(KINDS)
def test_parts_are_never_negative_and_add_up(case: tuple[str, date, dict[str, Any]]) -> None:
    found, _ = benefit(*case)
    assert all(paid >= 0 for paid in found.components.values())
    assert found.amount == sum(found.components.values())
    if found.payments:
        assert found.amount == found.lump_sum + sum(months * monthly for months, monthly in found.payments)
        assert sum(months for months, _ in found.payments) == found.months
    elif found.is_for_life:
        assert (found.amount, found.total) == (found.monthly, None)
    else:
        assert found.total == found.lump_sum + (found.monthly or 0) * (found.months or 0)
    traced = {value for step in found.steps for value in step.used}
    assert traced == {value for reading in found.readings for value in reading.used}


@given(KINDS, st.integers(1, 10_000_000))
def test_a_higher_wage_never_gives_less(case: tuple[str, date, dict[str, Any]], more: int) -> None:
    kind, day, given_ = case
    name = "average_wage" if kind == "jp" else "wage"
    if name not in given_:
        return
    lower, _ = benefit(kind, day, given_)
    higher, _ = benefit(kind, day, {**given_, name: given_[name] + more})
    assert higher.amount >= lower.amount


@given(JKP_DAYS)
def test_job_loss_cash_does_not_jump_at_its_ceiling(day: date) -> None:
    at, below, above = (benefit("jkp", day, {"wage": 5_000_000 + step})[0].amount for step in (0, -1, 1))
    assert at == above
    assert 0 <= at - below <= 6


@given(DAYS, st.integers(180, 600))
def test_a_pension_does_not_jump_at_its_limits(day: date, months: int) -> None:
    on = law().on(day)
    for limit in (int(on.value("jp.benefit.least")), int(on.value("jp.benefit.most"))):
        wage = limit * 1200 // months
        amounts = [
            benefit("jp", day, {"months": months, "average_wage": wage + step})[0].amount
            for step in (-1, 0, 1)
        ]
        assert all(abs(amount - limit) <= 2 for amount in amounts)


@given(DAYS)
def test_a_death_grant_does_not_jump_at_its_least(day: date) -> None:
    least = int(law().on(day).value("jkm.grant"))
    wage = least // 48
    amounts = [
        benefit("jkk-death", day, {"wage": wage + step})[0].components["death_grant"] for step in (-1, 0, 1)
    ]
    assert amounts[0] == least
    assert all(0 <= amount - least <= 48 for amount in amounts)


@given(WAGES, st.integers(0, 60), st.integers(0, 60), DAYS)
def test_incapacity_pay_grows_by_no_more_than_a_wage_a_month(
    wage: int, months: int, more: int, day: date
) -> None:
    short, long = (
        benefit("jkk-stmb", day, {"wage": wage, "months": each})[0].amount for each in (months, months + more)
    )
    assert short <= long <= short + wage * more


@given(WAGES, st.integers(0, 60), DAYS)
def test_incapacity_month_by_month_is_the_whole_formula(wage: int, months: int, day: date) -> None:
    found, _ = benefit("jkk-stmb", day, {"wage": wage, "months": months})
    assert found.amount == incapacity_pay(law().on(day), wage, months)


@given(st.integers(0, 10**15), st.integers(0, 1_000_000), st.integers(1, 24))
def test_a_share_is_exact(base: int, rate: int, parts: int) -> None:
    exact = Fraction(base * rate, 1_000_000 * parts)
    assert share(base, rate, parts) == int(exact + Fraction(1, 2))


@given(st.integers(0, 10**11), st.integers(0, 200_000), st.integers(0, 45))
def test_growth_is_exact_to_the_rupiah(balance: int, rate: int, years: int) -> None:
    exact = balance * (1 + Fraction(rate, 1_000_000)) ** years
    assert abs(grown(balance, rate, years) - exact) <= Fraction(1, 2) + Fraction(balance, 10**12)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    connection = connect(tmp_path_factory.mktemp("benefits"), "300MB")
    yield connection
    connection.disconnect()


# ruff: noqa: ARG005 - one form for all formulas
FORMULAS: dict[str, Callable[..., Any]] = {
    "death": lambda on, wage, months: accident_death_grant(on, wage),
    "periodic": lambda on, wage, months: periodic_grant(on) + wage * 0,
    "disability": lambda on, wage, months: disability_grant(on, wage, months * 1000),
    "total": lambda on, wage, months: total_disability_grant(on, wage),
    "incapacity": incapacity_pay,
    "cash": lambda on, wage, months: job_loss_cash(on, wage),
    "pension": lambda on, wage, months: pension_within_limits(on, pension_formula(on, months, wage)),
    "lump": lambda on, wage, months: pension_contributions(on, months, wage),
    "savings": savings_of_wage_earner,
    "part": lambda on, wage, months: part_of_savings(on, wage, "housing"),
    "class": lambda on, wage, months: income_class(on, wage),
    "school": lambda on, wage, months: scholarship_of_child(on, months, months, months, months),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_one_case_and_a_column_agree(con: Backend, name: str) -> None:
    start = (
        date(2019, 12, 2) if name == "school" else date(2021, 2, 2) if name == "cash" else date(2015, 7, 1)
    )
    days = [start + timedelta(days=41 * step) for step in range(97)]
    wages = [0, 1, 49_999, 999_999, 4_999_999, 5_000_001, 11_086_301, 135_000_000, 3_333_333, 10**11 + 7]
    wages = [wages[step % len(wages)] + step for step in range(97)]
    months = [(step * 7) % 500 for step in range(97)]
    table = small_table(
        con, "t", {"day": ("DATE", days), "wage": ("BIGINT", wages), "months": ("BIGINT", months)}
    )
    formula = FORMULAS[name]
    found = records(
        con, table.mutate(found=formula(law().on(table.day), table.wage, table.months)).select("found")
    )
    cases = zip(days, wages, months, strict=True)
    assert [row["found"] for row in found] == [
        formula(law().on(day), wage, many) for day, wage, many in cases
    ]


def test_growth_and_rights_of_columns(con: Backend) -> None:
    wages = [0, 15_800_310, 99_999_999_999]
    table = small_table(con, "g", {"wage": ("BIGINT", wages), "months": ("BIGINT", [11, 12, 60])})
    on = law().on(date(2024, 6, 1))
    found = records(
        con,
        table.mutate(
            grown=savings_grown(on, table.wage, 57_000, 26),
            enough=has_enough_months(on, table.months),
            left=is_claim_left(on, table.months - 9),
        ).select("grown", "enough", "left"),
    )
    assert [row["grown"] for row in found] == [grown(wage, 57_000, 26) for wage in wages]
    assert [(row["enough"], row["left"]) for row in found] == [(False, True), (True, True), (True, False)]


def test_percentages_beyond_millionths_are_rounded() -> None:
    found, _ = benefit(
        "jkk-disability", date(2024, 1, 1), {"wage": 1_000_000, "percent": Decimal("33.33333")}
    )
    assert found.amount == 26_666_640
