"""Due dates, working days, late charges, and the order in which payments settle months."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.errors import SemestaError
from semesta.scheme import law
from semesta.scheme.calendar import add_working_days, is_working_day, next_working_day
from semesta.scheme.due import due_date, late_charge, months_late
from semesta.scheme.settlement import MonthDue, Payment, Settled, settle


@pytest.mark.parametrize(
    ("month", "segment", "day"),
    [
        (date(2025, 11, 1), "PU", date(2025, 12, 15)),  # a Monday
        (date(2025, 10, 31), "PU", date(2025, 11, 17)),  # 15 November is a Saturday
        (date(2025, 12, 1), "PU", date(2026, 1, 15)),
        (date(2017, 1, 1), "PU", date(2017, 2, 16)),  # 15 February 2017 was election day
        (
            date(2018, 5, 1),
            "PU",
            date(2018, 6, 18),
        ),  # Idul Fitri on Friday and Saturday; 18 June is collective leave
        (date(2025, 6, 1), "BPU", date(2025, 6, 16)),  # a Sunday
        (date(2020, 8, 1), "PU", date(2020, 9, 30)),  # PP 49/2020 Ps.4
        (date(2021, 1, 1), "PU", date(2021, 3, 1)),  # February has no 30th; 28 February 2021 is a Sunday
        (date(2021, 2, 1), "PU", date(2021, 3, 15)),
        (date(2020, 8, 1), "BPU", date(2020, 8, 18)),  # Saturday 15, Sunday 16, Independence Day 17
    ],
)
def test_due_dates(month: date, segment: Any, day: date) -> None:
    found = due_date(month, segment)
    assert found.day == day
    assert found.is_moved == (found.nominal != day)
    assert found.is_certain


def test_collective_leave_moves_a_due_date_only_when_asked_for() -> None:
    assert due_date(date(2018, 5, 1), "PU", collective_leave=True).day == date(2018, 6, 21)


def test_a_year_without_known_holidays_is_not_certain() -> None:
    assert not due_date(date(2028, 1, 1), "PU").is_certain


def test_a_month_before_the_law_has_no_due_date() -> None:
    with pytest.raises(SemestaError, match="E-SCHEME-001"):
        due_date(date(2015, 6, 1), "PU")


def test_a_holiday_that_is_collective_leave_too_stays_a_holiday() -> None:
    assert not is_working_day(date(2025, 12, 25))
    assert is_working_day(date(2025, 12, 26))
    assert not is_working_day(date(2025, 12, 26), collective_leave=True)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert add_working_days(date(2025, 12, 24), 1) == date(2025, 12, 26)
    assert add_working_days(date(2026, 1, 2), 10) == date(2026, 1, 19)
    assert next_working_day(date(2026, 1, 1)) == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("paid_on", "months"),
    [
        (date(2026, 1, 15), 0),
        (date(2026, 1, 16), 1),
        (date(2026, 2, 15), 1),
        (date(2026, 2, 16), 2),
        (date(2027, 1, 15), 12),
        (date(2025, 12, 1), 0),
    ],
)
def test_each_month_begun_is_late(paid_on: date, months: int) -> None:
    assert months_late(date(2026, 1, 15), paid_on) == months


def test_the_end_of_a_short_month_does_not_begin_another() -> None:
    assert months_late(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert months_late(date(2026, 1, 31), date(2026, 3, 1)) == 2


def test_the_late_rate_of_the_pandemic() -> None:
    assert late_charge(law().on(date(2020, 12, 1)), 1_000_000, 3) == 15_000
    assert late_charge(law().on(date(2021, 2, 1)), 1_000_000, 3) == 60_000


JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))


def test_a_payment_out_of_order_settles_the_older_shortage_first() -> None:
    months = [MonthDue(FEB, 100), MonthDue(JAN, 100)]
    found, left = settle(months, [Payment(date(2026, 3, 5), 150)])
    assert found == [Settled(JAN, 100, 100, date(2026, 3, 5)), Settled(FEB, 100, 50, None)]
    assert (left, found[1].short) == (0, 50)


def test_the_last_instalment_is_the_day_of_payment() -> None:
    found, left = settle(
        [MonthDue(JAN, 100)], [Payment(date(2026, 2, 20), 40), Payment(date(2026, 2, 10), 60)]
    )
    assert (found, left) == ([Settled(JAN, 100, 100, date(2026, 2, 20))], 0)


def test_what_is_over_goes_to_the_next_month_and_its_charge() -> None:
    months = [MonthDue(JAN, 100), MonthDue(FEB, 100, charge=2), MonthDue(MAR, 100)]
    found, left = settle(months, [Payment(date(2026, 2, 10), 150), Payment(date(2026, 3, 10), 160)])
    assert [(each.paid, each.paid_on) for each in found] == [
        (100, date(2026, 2, 10)),
        (102, date(2026, 3, 10)),
        (100, date(2026, 3, 10)),
    ]
    assert left == 8


def test_a_month_that_bears_nothing_is_settled() -> None:
    assert settle([MonthDue(JAN, 0)], [])[0] == [Settled(JAN, 0, 0, None)]


@given(
    st.lists(st.integers(0, 1000), max_size=12),
    st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(0, 2000)), max_size=12),
)
def test_no_rupiah_is_lost_and_no_month_is_paid_before_an_older_one(
    amounts: list[int], payments: list[tuple[date, int]]
) -> None:
    months = [MonthDue(date(2025, place + 1, 1), amount) for place, amount in enumerate(amounts)]
    found, left = settle(months, [Payment(day, amount) for day, amount in payments])
    assert sum(each.paid for each in found) + left == sum(amount for _, amount in payments)
    short = [each.short > 0 for each in found]
    if any(short):
        assert all(each.paid == 0 for each in found[short.index(True) + 1 :])
        assert left == 0
