from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import duckdb
import fastexcel
import pytest
import xlsxwriter

from semesta.errors import SemestaError
from tests.identity.people import people, spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.identity.conftest import Run, Write


def test_two_lists_of_persons_are_linked_with_their_evidence(write: Write, run: Run) -> None:
    left = people(300)
    right = [spoiled(person, "r") for person in people(300)[:200]]
    first, second = right[0], right[1]
    right[0] = {**first, "nik": "", "name": "Drs. " + first["name"]}
    day, month = second["birth_date"][8:], second["birth_date"][5:7]
    right[1] = {**second, "birth_date": f"{second['birth_date'][:4]}-{day}-{month}"}
    found = run(write("left", left), write("right", right))
    assert run.pairs() == {(f"p{number}", f"p{number}r") for number in range(200)}
    assert found.records == (300, 200)
    assert found.pairs == 200
    rows = {row["id_left"]: row["explanation"] for row in run.rows()}
    assert f"same name {left[0]['name']} = Drs. {left[0]['name']}" in rows["p0"]
    assert "NIK" not in rows["p0"]
    assert "same NIK" in rows["p1"]
    assert list(run.rows()[0]) == ["id_left", "id_right", "probability", "explanation"]


def test_what_was_recognised_is_said(write: Write, run: Run) -> None:
    run(write("left", people(50)), write("right", people(50)))
    assert run.said[0] == (
        "left.csv: 50 rows; recognised NIK = nik, name = name, birth date = birth_date, sex = sex,"
        " village or place = village_code; identifier: id"
    )
    assert run.said[2] == "Compared by NIK, name, birth date, sex, village or place."


def test_one_list_with_itself_gives_every_pair_of_a_group_once(write: Write, run: Run) -> None:
    rows = people(200)
    more = [
        spoiled(rows[3], "x", nik=""),
        spoiled(rows[3], "y", birth_date=""),
        spoiled(rows[7], "x", nik=""),
    ]
    run(write("list", [*rows, *more]))
    assert run.pairs() == {("p3", "p3x"), ("p3", "p3y"), ("p3x", "p3y"), ("p7", "p7x")}


def test_a_foreign_list_without_numbers_is_served(write: Write, run: Run) -> None:
    rows = [
        {
            "rec_id": str(place),
            "given_name": name.split()[0],
            "surname": name.split()[1],
            "date_of_birth": person["birth_date"].replace("-", ""),
        }
        for place, person in enumerate(people(150, seed=7))
        for name in [person["name"].lower()]
    ]
    twice = {
        **rows[10],
        "rec_id": "again",
        "given_name": rows[10]["surname"],
        "surname": rows[10]["given_name"],
    }
    run(write("list", [*rows, twice]))
    assert run.pairs() == {("10", "again")}


def test_companies_are_linked_by_their_names(write: Write, run: Run) -> None:
    names = [f"{a} {b} {c}" for a in ("Sinar", "Mitra", "Karya", "Bumi", "Cipta") for b in ("Abadi", "Sentosa", "Makmur", "Perkasa") for c in ("Jaya", "Mandiri", "Nusantara")]  # fmt: skip
    left = [{"npp": f"L{place}", "nama perusahaan": f"PT {name} Tbk"} for place, name in enumerate(names)]
    right = [{"nib": f"R{place}", "company": f"{name.upper()}, PT."} for place, name in enumerate(names)]
    run(write("left", left), write("right", right), entity="employer", identifiers=("npp", "nib"))
    assert run.pairs() == {(f"L{place}", f"R{place}") for place in range(len(names))}


def test_one_name_of_companies_alone_is_one_company(write: Write, run: Run) -> None:
    """In a list of names alone the same name, however often it stands, is all that there is of a company."""
    parts = [f"{a}{b}" for a in ("ba", "ci", "du", "ge", "ko", "lu", "ma", "ni") for b in ("ran", "sol", "tek", "win", "yus")]  # fmt: skip
    names = [f"{part} {part[::-1]}" for part in parts]
    rows = [{"id": f"{place}.{time}", "name": name} for place, name in enumerate(names) for time in range(40)]
    run(write("list", rows), entity="employer")
    found = {tuple(sorted((left.split(".")[0], right.split(".")[0]))) for left, right in run.pairs()}
    assert found == {(str(place), str(place)) for place in range(len(names))}
    assert len(run.pairs()) == len(names) * 40 * 39 // 2


def test_columns_can_be_mapped_for_each_list(write: Write, run: Run, tmp_path: Path) -> None:
    left = [{"a": p["id"], "b": p["name"], "c": p["birth_date"]} for p in people(80)]
    right = [{"x": p["id"], "y": p["name"], "z": p["birth_date"]} for p in people(80)]
    mapping = tmp_path / "map.toml"
    mapping.write_text('[left]\nname = "b"\nbirth_date = "c"\n[right]\nname = "y"\nbirth_date = "z"\n')
    run(write("left", left), write("right", right), mapping=mapping, identifiers=("a", "x"))
    assert run.pairs() == {(f"p{number}", f"p{number}") for number in range(80)}


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_lists_and_pairs_are_csv_excel_or_parquet(
    ending: str, write: Write, run: Run, tmp_path: Path
) -> None:
    source = write("list", [*people(60), spoiled(people(60)[4], "x")])
    given = tmp_path / f"given.{ending}"
    if ending == "xlsx":
        _workbook(source, given)
    else:
        _copy(source, given)
    run(given, out=f"out.{ending}")
    assert _read(run.target) == [("p4", "p4x")]


def _copy(source: Path, target: Path) -> None:
    rows = duckdb.read_csv(str(source), all_varchar=True)
    if target.suffix == ".parquet":
        rows.write_parquet(str(target))
    else:
        rows.write_csv(str(target))


def _read(file: Path) -> list[tuple[str, str]]:
    if file.suffix == ".xlsx":
        sheet = fastexcel.read_excel(file).load_sheet(0, dtypes="string").to_arrow()
        assert sheet.column_names == ["id_left", "id_right", "probability", "explanation"]
        return list(zip(sheet["id_left"].to_pylist(), sheet["id_right"].to_pylist(), strict=True))
    rows = duckdb.read_parquet(str(file)) if file.suffix == ".parquet" else duckdb.read_csv(str(file))
    assert rows.columns == ["id_left", "id_right", "probability", "explanation"]
    return [(left, right) for left, right, *_ in rows.fetchall()]


def _workbook(source: Path, target: Path) -> None:
    with xlsxwriter.Workbook(str(target)) as book, source.open() as stream:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "A list of people")
        for number, row in enumerate(csv.reader(stream), 2):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)


def test_rows_are_numbered_when_no_column_identifies_them(write: Write, run: Run) -> None:
    rows = [{"id": "same", **{k: v for k, v in p.items() if k != "id"}} for p in people(40)]
    run(write("list", [*rows, rows[0]]))
    assert run.pairs() == {("1", "41")}


def codes(error: pytest.ExceptionInfo[SemestaError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_lists_with_nothing_in_common_are_refused(write: Write, run: Run) -> None:
    left = write("left", [{"colour": "red", "weight": "1"}])
    right = write("right", [{"nik": "3171011203900001", "nama": "BUDI"}])
    with pytest.raises(SemestaError) as error:
        run(left, right)
    assert codes(error) == ["E-IDENTITY-002"]
    assert not run.target.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("name = [1]", "E-IDENTITY-005"),
        ('colour = "a"', "E-IDENTITY-005"),
        ('name = "absent"', "E-IDENTITY-006"),
        ("name = ", "E-IDENTITY-004"),
    ],
)
def test_a_mapping_that_cannot_hold_is_refused(
    content: str, code: str, write: Write, run: Run, tmp_path: Path
) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text(content)
    with pytest.raises(SemestaError) as error:
        run(write("list", people(3)), mapping=mapping)
    assert codes(error) == [code]


def test_a_mapping_that_is_not_there_is_refused(write: Write, run: Run, tmp_path: Path) -> None:
    with pytest.raises(SemestaError) as error:
        run(write("list", people(3)), mapping=tmp_path / "none.toml")
    assert codes(error) == ["E-IDENTITY-004"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"out": "out.doc"}, "E-IDENTITY-007"),
        ({"out": "none/out.csv"}, "E-IDENTITY-008"),
        ({"threshold": 1.5}, "E-IDENTITY-003"),
        ({"identifiers": ("absent", None)}, "E-IDENTITY-006"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(
    options: dict[str, Any], code: str, write: Write, run: Run
) -> None:
    with pytest.raises(SemestaError) as error:
        run(write("list", people(3)), **options)
    assert codes(error) == [code]


def test_a_list_without_rows_is_refused(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("id,name\n")
    with pytest.raises(SemestaError) as error:
        run(empty)
    assert codes(error) == ["E-IDENTITY-001"]
