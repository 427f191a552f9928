"""The engine: memory, spill folder, values in and out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from semesta.engine import batches, connect, records, small_table, write_parquet

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.duckdb import Backend


def setting(con: Backend, name: str) -> object:
    return con.con.execute("SELECT current_setting(?)", [name]).fetchall()[0][0]


def test_the_engine_keeps_to_its_limits(tmp_path: Path) -> None:
    old = tmp_path / "spill" / "left"
    old.mkdir(parents=True)
    con = connect(tmp_path, "100MB", threads=1)
    try:
        assert not old.exists()
        assert setting(con, "memory_limit") == "95.3 MiB"
        assert setting(con, "temp_directory") == str(tmp_path / "spill")
        assert setting(con, "threads") == 1
        assert setting(con, "preserve_insertion_order") is True
    finally:
        con.disconnect()


def test_values_go_in_and_come_out(con: Backend) -> None:
    table = small_table(
        con,
        "small",
        {"a": ("VARCHAR", ["x", None, "\u00d6\x00'\""]), "b": ("DATE", [date(1990, 3, 12), None, None])},
    )
    assert records(con, table) == [
        {"a": "x", "b": date(1990, 3, 12)},
        {"a": None, "b": None},
        {"a": "\u00d6\x00'\"", "b": None},
    ]
    assert records(con, small_table(con, "small", {"c": ("BIGINT", ())})) == []


def test_rows_stream_in_batches(con: Backend) -> None:
    table = small_table(con, "many", {"n": ("BIGINT", list(range(5000)))})
    sizes = [batch.num_rows for batch in batches(con, table.order_by("n"), 2048)]
    assert sum(sizes) == 5000
    assert len(sizes) > 1


def test_rows_go_to_a_parquet_file(con: Backend, tmp_path: Path) -> None:
    table = small_table(con, "many", {"n": ("BIGINT", list(range(5000)))})
    path = tmp_path / "it's here.parquet"
    write_parquet(con, table, path)
    read = con.read_parquet(str(path))
    assert records(con, read.agg(n=read.count(), s=read.n.sum())) == [{"n": 5000, "s": 12_497_500}]
