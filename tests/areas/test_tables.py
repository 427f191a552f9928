"""The Arrow table of codes."""

from __future__ import annotations

import pyarrow as pa

from semesta.areas import codes_table, tree


def test_the_table_is_the_tree() -> None:
    table = codes_table()
    assert table.column_names == [
        "code",
        "name",
        "level",
        "kind",
        "parent_code",
        "province",
        "regency",
        "district",
    ]
    assert set(table.schema.types) == {pa.string()}
    assert table.num_rows == 91_600
    assert table.column("code").to_pylist() == [area.code for area in tree()]
    assert table.column("name").to_pylist() == [area.name for area in tree()]


def test_each_row_names_the_areas_that_it_lies_in() -> None:
    found = {
        row["code"]: row for row in codes_table().to_pylist() if row["code"] in ("ID", "31", "31.71.01.1001")
    }
    assert found["31.71.01.1001"] == {
        "code": "31.71.01.1001",
        "name": "Gambir",
        "level": "village",
        "kind": "kelurahan",
        "parent_code": "31.71.01",
        "province": "31",
        "regency": "31.71",
        "district": "31.71.01",
    }
    assert (found["31"]["province"], found["31"]["regency"], found["31"]["parent_code"]) == ("31", None, "ID")
    assert (found["ID"]["province"], found["ID"]["parent_code"]) == (None, None)


def test_the_table_is_made_once() -> None:
    assert codes_table() is codes_table()
