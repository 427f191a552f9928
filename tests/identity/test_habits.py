"""How lists write names, dates and sexes in ways of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from semesta.identity import cleaning
from tests.identity.people import people

if TYPE_CHECKING:
    from tests.identity.conftest import Run, Write


def told(expression: str, value: str) -> object:
    found = duckdb.connect().execute(f"SELECT {expression} FROM (SELECT ? AS value)", [value]).fetchall()  # noqa: S608 - our own expression
    return found[0][0]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("31.12.90", "1990-12-31"),
        ("3/2/05", "2005-02-03"),
        ("92-08-31", "1992-08-31"),
        ("Jakarta, 12 Maret 1990", "1990-03-12"),
        ("1990", None),
    ],
)
def test_dates_are_read_with_short_years_and_places(written: str, date: str | None) -> None:
    bare = str(told(cleaning.plain_date("value"), written))
    assert told(cleaning.day("value"), bare) == date


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Budi Contoh, S.E., M.M.", "Budi Contoh"),
        ("Budi Contoh, SH", "Budi Contoh"),
        ("Budi Contoh, A.Md.Kom", "Budi Contoh"),
        ("Contoh, J. R.", "Contoh, J. R."),
        ("Contoh, Budi A.", "Contoh, Budi A."),
        ("Contoh, Sia", "Contoh, Sia"),
    ],
)
def test_only_degrees_are_taken_from_behind_a_comma(written: str, name: str) -> None:
    assert told(cleaning.without_degrees("value"), written) == name


def test_a_list_that_writes_the_month_first_meets_one_that_does_not(write: Write, run: Run) -> None:
    rows = people(150)
    parts = [(row, row["birth_date"].split("-")) for row in rows]
    left = [{"id": row["id"], "name": row["name"], "dob": f"{m}/{d}/{y}"} for row, (y, m, d) in parts]
    right = [{"id": row["id"], "name": row["name"], "dob": f"{d}.{m}.{y[2:]}"} for row, (y, m, d) in parts]
    run(write("left", left), write("right", right))
    assert run.pairs() == {(row["id"], row["id"]) for row in rows}
    assert all("same birth date" in row["explanation"] for row in run.rows())


def test_m_beside_h_is_a_woman(write: Write, run: Run) -> None:
    rows = people(150)
    spanish = {"L": "H", "P": "M", "M": "H", "F": "M"}
    left = [
        {"id": r["id"], "nama": r["name"], "sexo": spanish[r["sex"]], "born": r["birth_date"]} for r in rows
    ]
    right = [{"id": r["id"], "nama": r["name"], "sex": r["sex"], "born": r["birth_date"]} for r in rows]
    run(write("left", left), write("right", right))
    assert len(run.rows()) == len(rows)
    assert all("same sex" in row["explanation"] for row in run.rows())


def test_name_beside_vorname_is_the_surname(write: Write, run: Run) -> None:
    rows = [row for row in people(200) if " " in row["name"]]
    halves = [(row, row["name"].split(" ", 1)) for row in rows]
    left = [
        {"id": row["id"], "Name": last, "Vorname": first, "geb": row["birth_date"]}
        for row, (first, last) in halves
    ]
    right = [
        {"id": row["id"], "Name": f"{last}, {first}", "geb": row["birth_date"]}
        for row, (first, last) in halves
    ]
    run(write("left", left), write("right", right))
    assert "surname = Name" in run.said[0]
    assert run.pairs() == {(row["id"], row["id"]) for row in rows}


def test_an_age_is_held_against_a_birth_date_and_against_an_age(write: Write, run: Run) -> None:
    rows = people(150)
    born: list[dict[str, object]] = [
        {"id": r["id"], "name": r["name"], "dob": r["birth_date"], "city": r["village_code"]} for r in rows
    ]
    for year in (2021, 2024):
        aged: list[dict[str, object]] = [
            {
                "id": r["id"],
                "name": r["name"],
                "age": year - int(r["birth_date"][:4]),
                "city": r["village_code"],
            }
            for r in rows
        ]
        run(write("left", born), write("right", aged))
        assert run.pairs() == {(r["id"], r["id"]) for r in rows}
        assert all("year of birth (or age) agrees" in row["explanation"] for row in run.rows())
        born = aged


def test_a_year_or_an_age_that_is_no_number_is_unknown(write: Write, run: Run) -> None:
    names = [f"Orang{chr(97 + place % 26)}{chr(97 + place // 26)}ku Contoh" for place in range(60)]
    years = ["19x0" if place % 9 == 0 else str(1950 + place % 50) for place in range(60)]
    ages = ["tua" if place % 7 == 0 else str(75 - place % 50) for place in range(60)]
    left = [{"id": f"a{place}", "nama": names[place], "tahun lahir": years[place]} for place in range(60)]
    right = [{"id": f"b{place}", "nama": names[place], "umur": ages[place]} for place in range(60)]
    run(write("left", left), write("right", right))
    assert run.pairs() == {(f"a{place}", f"b{place}") for place in range(60)}
