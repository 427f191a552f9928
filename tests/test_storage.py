"""Tables whose log is a ledger: rows and their entry come together or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from semesta.engine import records, small_table, write_parquet
from semesta.errors import SemestaError
from semesta.storage import LedgeredTable, files, first_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ibis.backends.duckdb import Backend

ENTRY = "test.entry"


def ledgered(folder: Path) -> LedgeredTable:
    return LedgeredTable(
        folder / "ws" / "results" / "a table", "a table", {"number": "int64", "part": "string"}, ("part",)
    )


def entries(table: LedgeredTable) -> list[str]:
    return [commit[ENTRY] for commit in table.history() if ENTRY in commit]


def put(con: Backend, table: LedgeredTable, part: str, number: int) -> None:
    rows = small_table(con, "numbers", {"number": ("BIGINT", [number])})
    table.append(
        {"part": part},
        {ENTRY: part},
        1,
        lambda file: write_parquet(con, rows, file),
        lambda: part in entries(table),
    )


def code_of(do: Callable[[], object]) -> str:
    with pytest.raises(SemestaError) as refused:
        do()
    return refused.value.problems[0].code


def test_rows_and_their_entry(tmp_path: Path, con: Backend) -> None:
    table = ledgered(tmp_path)
    assert (table.open(), table.history()) == (None, [])
    put(con, table, "a b", 1)
    put(con, table, "c", 2)
    assert entries(table) == ["a b", "c"]
    now, before = table.open(), table.open(1)
    assert now is not None
    assert before is not None
    assert [len(files(each)) for each in (now, before)] == [2, 1]
    (file,) = files(now, ("part", "=", "a b"))
    assert records(con, con.read_parquet(file)) == [{"number": 1, "part": "a b"}]
    assert files(now, ("part", "=", "x")) == []


def test_damage_is_told(tmp_path: Path, con: Backend) -> None:
    table = ledgered(tmp_path)
    put(con, table, "a", 1)
    log = table.path / "_delta_log"
    commit = log / "00000000000000000001.json"
    content = commit.read_bytes()
    commit.write_bytes(b"")
    assert code_of(table.open) == "E-WORKSPACE-006"
    commit.write_bytes(b"{")
    assert code_of(table.open) == "E-WORKSPACE-006"
    commit.write_bytes(content)
    assert code_of(lambda: table.open(9)) == "E-WORKSPACE-006"
    assert table.open() is not None
    for file in log.iterdir():
        file.unlink()
    log.rmdir()
    assert code_of(table.open) == "E-WORKSPACE-006"


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), duckdb.IOException("full\nand more")]
)
def test_a_file_that_cannot_be_written(tmp_path: Path, con: Backend, error: Exception) -> None:
    table = ledgered(tmp_path)
    put(con, table, "a", 1)

    def write(file: Path) -> None:
        file.write_bytes(b"half")
        raise error

    assert (
        code_of(lambda: table.append({"part": "b"}, {ENTRY: "b"}, 1, write, lambda: False))
        == "E-WORKSPACE-005"
    )
    assert entries(table) == ["a"]
    assert [file.parent.name for file in table.path.rglob("*.parquet")] == ["part=a"]


def test_what_fails_after_the_commit_costs_no_rows(tmp_path: Path) -> None:
    table = ledgered(tmp_path)

    def write(file: Path) -> None:
        file.write_bytes(b"whole")
        raise OSError

    table.append({"part": "b"}, {ENTRY: "b"}, 1, write, lambda: True)
    assert [file.read_bytes() for file in table.path.rglob("*.parquet")] == [b"whole"]


def test_the_first_line_of_an_error() -> None:
    assert first_line(ValueError("one\ntwo")) == "one"
    assert first_line(ValueError()) == "ValueError"
