"""Dates as offices write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import CheckCells

MARCH = date(1990, 3, 12)


def test_a_date_is_read_in_every_form_that_offices_use(check_cells: CheckCells) -> None:
    texts = [
        "12/03/1990",
        "12/3/1990",
        "12-03-1990",
        "12.03.1990",
        "12 03 1990",
        "12031990",
        "1990-03-12",
        "1990-3-12",
        "1990/03/12",
        "19900312",
        "32944",
        " 12/03/1990 ",
        "'12/03/1990",
        "\u00a012/03/1990",
        "12 Maret 1990",
        "12 maret 1990",
        "12-Mar-1990",
        "12 March 1990",
        "12 MAR. 1990",
        "12, Maret, 1990",
        "12/Mar/1990",
        "1990-03-12 00:00:00",
        "1990-03-12T00:00:00",
        "1990-03-12T00:00:00Z",
        "1990-03-12T00:00:00.000+07:00",
        "1990-03-12 00:00:00.0000000",
        "12/03/1990 00:00",
        "12/03/1990 0:00:00",
        "12/3/1990 12:00:00 AM",
        "12-03-1990 07.00",
        "12 Maret 1990 00:00",
        "19900312 00:00:00",
        "12031990 00:00",
    ]
    assert check_cells("participants", "birth_date", texts) == [(MARCH, ())] * len(texts)
    assert check_cells("participants", "joined_on", texts) == [(MARCH, ())] * len(texts)


MONTHS = {
    1: "Januari January Jan", 2: "Februari February Pebruari Feb Peb", 3: "Maret March Mar", 4: "April Apr",
    5: "Mei May", 6: "Juni June Jun", 7: "Juli July Jul", 8: "Agustus August Agu Agt Ags Agst Aug",
    9: "September Sept Sep", 10: "Oktober October Okt Oct", 11: "November Nopember Nov Nop",
    12: "Desember December Des Dec",
}  # fmt: skip


def test_month_names_in_indonesian_and_english(check_cells: CheckCells) -> None:
    names = [(name, month) for month, words in MONTHS.items() for name in words.split()]
    texts = [
        text
        for name, _ in names
        for text in (f"7 {name} 1985", f"07-{name.upper()}-1985", f"7 {name.lower()}, 1985")
    ]
    expected = [(date(1985, month, 7), ()) for _, month in names for _ in range(3)]
    assert check_cells("participants", "birth_date", texts) == expected
    months = [f"{name} 2024" for name, _ in names]
    assert check_cells("participants", "paid_through", months) == [(f"2024-{m:02d}", ()) for _, m in names]


def test_a_year_of_two_digits_is_read_and_warned_of(check_cells: CheckCells) -> None:
    texts = ["12/03/90", "12-03-90", "12.03.90", "12-Mar-90", "12 Mar 90", "12/03/90 00:00"]
    assert check_cells("participants", "birth_date", texts) == [(MARCH, ("W-IMPORT-232",))] * len(texts)


def test_a_year_of_two_digits_is_never_after_the_period(check_cells: CheckCells) -> None:
    short = ("W-IMPORT-232",)
    texts = ["01/02/25", "01/02/26", "01/02/00", "01/02/99"]
    assert check_cells("participants", "joined_on", texts) == [
        (date(2025, 2, 1), short),
        (date(1926, 2, 1), short),
        (date(2000, 2, 1), short),
        (date(1999, 2, 1), short),
    ]


def test_month_before_day_is_refused_as_such(check_cells: CheckCells) -> None:
    texts = [
        "12/31/1990", "12-31-1990", "12.31.1990", "2/13/1990", "12/31/90", "12/31/1990 0:00", "12/31/1990 12:00:00 AM",
    ]  # fmt: skip
    assert check_cells("participants", "birth_date", texts) == [(None, ("E-IMPORT-106",))] * len(texts)


def test_what_is_no_date_is_refused(check_cells: CheckCells) -> None:
    texts = [
        "31/02/1990", "32/01/1990", "0/0/0000", "00/00/0000", "0000-00-00", "12/03/1899", "12/03/190", "12/03/19900",
        "1990", "1031990", "1121990", "20111332", "99999999", "abc", "12 Foo 1990", "March 12, 1990", "Mar 12 1990",
        "12 Mar", "12/03", "9999", "-32944", "32944.5", "12/03/1990 besok", "31/13/1990", "\u0661\u0662/03/1990", "?",
        "12/03/1990 12/03/1991",
    ]  # fmt: skip
    found = check_cells("participants", "birth_date", texts)
    assert dict(zip(texts, found, strict=True)) == dict.fromkeys(texts, (None, ("E-IMPORT-105",)))


def test_an_empty_date_is_missing_and_no_fault(check_cells: CheckCells) -> None:
    texts = [
        None,
        "",
        " ",
        "-",
        "--",
        "NULL",
        "null",
        "Null",
        "N/A",
        "n/a",
        "#N/A",
        "nihil",
        "Nihil",
        "None",
        "'",
    ]
    assert check_cells("participants", "birth_date", texts) == [(None, ())] * len(texts)


def test_serial_numbers_whose_digits_could_be_a_day_and_month(check_cells: CheckCells) -> None:
    found = check_cells("participants", "joined_on", ["12121", "29101", "36526", "10101"])
    assert found == [
        (date(1933, 3, 8), ()),
        (date(1979, 9, 3), ()),
        (date(2000, 1, 1), ()),
        (date(1927, 8, 27), ()),
    ]


def test_eight_digits_from_the_year_on(check_cells: CheckCells) -> None:
    assert check_cells("participants", "joined_on", ["20111012", "20251231", "19991101"]) == [
        (date(2011, 10, 12), ()),
        (date(2025, 12, 31), ()),
        (date(1999, 11, 1), ()),
    ]


def test_ages_at_the_end_of_the_period(check_cells: CheckCells) -> None:
    unusual, impossible = ("W-IMPORT-231",), ("E-IMPORT-107",)
    ages = {
        "31/12/2010": (),  # 15 on the last day
        "01/01/2011": unusual,  # 14
        "31/12/2025": unusual,  # born on the last day
        "01/01/2026": impossible,  # not born yet
        "01/01/1935": (),  # 90
        "31/12/1934": unusual,  # 91 on the last day
        "31/12/1915": unusual,  # 110
        "30/12/1915": impossible,
        "01/01/1900": impossible,
    }
    found = check_cells("participants", "birth_date", list(ages))
    assert [codes for _, codes in found] == list(ages.values())


def test_ages_at_the_end_of_a_february_of_a_leap_year(check_cells: CheckCells) -> None:
    found = check_cells("participants", "birth_date", ["28/02/2009", "01/03/2009"], period="2024-02")
    assert [codes for _, codes in found] == [(), ("W-IMPORT-231",)]


def test_a_date_after_the_period_is_warned_of(check_cells: CheckCells) -> None:
    assert check_cells("participants", "joined_on", ["31/12/2025", "01/01/2026"]) == [
        (date(2025, 12, 31), ()),
        (date(2026, 1, 1), ("W-IMPORT-233",)),
    ]


def test_a_month_is_read_in_every_form(check_cells: CheckCells) -> None:
    texts = [
        "2025-11", "11/2025", "11-2025", "11.2025", "11 2025", "2025/11", "202511",
        "November 2025", "Nov 2025", "NOP-2025", "Nopember 2025", "2025-11-01", "30/11/2025", "01-11-2025",
        "2025-11-01 00:00:00", "45962", "1 November 2025", "20251101",
    ]  # fmt: skip
    assert check_cells("participants", "paid_through", texts) == [("2025-11", ())] * len(texts)


def test_a_month_with_a_year_of_two_digits_is_warned_of(check_cells: CheckCells) -> None:
    texts = ["Nov-25", "Nop 25", "NOVEMBER-25", "30/11/25"]
    assert check_cells("participants", "paid_through", texts) == [("2025-11", ("W-IMPORT-232",))] * len(texts)


def test_one_digit_months(check_cells: CheckCells) -> None:
    assert check_cells("participants", "paid_through", ["2025-1", "1/2025"]) == [("2025-01", ())] * 2


def test_what_is_no_month_is_refused(check_cells: CheckCells) -> None:
    texts = [
        "2025-13", "2025-00", "13/2025", "12/25", "25/12", "121212", "122025", "1025-12", "0001-01", "2025", "Des", "lunas",
    ]  # fmt: skip
    found = check_cells("participants", "paid_through", texts)
    assert dict(zip(texts, found, strict=True)) == dict.fromkeys(texts, (None, ("E-IMPORT-105",)))


def test_paid_through_is_not_after_the_period(check_cells: CheckCells) -> None:
    assert check_cells("participants", "paid_through", ["2025-12", "2026-01", "01/01/2026", "Jan 2026"]) == [
        ("2025-12", ()),
        *[("2026-01", ("E-IMPORT-115",))] * 3,
    ]


def test_a_month_is_required_of_contributions(check_cells: CheckCells) -> None:
    assert check_cells("contributions", "month", ["2025-12", None, "-"]) == [
        ("2025-12", ()),
        *[(None, ("E-IMPORT-101",))] * 2,
    ]
