"""The ways in and out are the same on both engines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet

from semesta.engine import batches, keep, keep_in, read_parquet, records, small_table, write_parquet
from semesta.errors import SemestaError
from tests.both_engines import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.sql import SQLBackend

    from tests.both_engines import BothEngines

PEOPLE = Rows(
    {"nik": "string", "wage": "int64", "born": "date", "share": "decimal(12, 8)"},
    [("3171011203900001", 2**60, dt.date(1899, 12, 31), Decimal("0.51390000")), (None, None, None, None)],
)


@pytest.fixture(params=["duckdb", "spark"])
def con(request: pytest.FixtureRequest, both_engines: BothEngines) -> SQLBackend:
    return getattr(both_engines, request.param)


def test_what_is_written_is_read(con: SQLBackend, tmp_path: Path) -> None:
    path = tmp_path / "people's.parquet"
    write_parquet(con, PEOPLE.on(con), path)
    assert parquet.read_metadata(path).num_rows == 2
    read = read_parquet(con, [path])
    assert dict(read.schema().items()) == dict(PEOPLE.on(con).schema().items())
    assert [tuple(row.values()) for row in records(con, read)] == list(PEOPLE.values)


def test_both_engines_read_what_the_other_wrote(both_engines: BothEngines, tmp_path: Path) -> None:
    for writer, reader in (
        (both_engines.duckdb, both_engines.spark),
        (both_engines.spark, both_engines.duckdb),
    ):
        path = tmp_path / f"{writer.name}.parquet"
        write_parquet(writer, PEOPLE.on(writer), path)
        assert [tuple(row.values()) for row in records(reader, read_parquet(reader, [path]))] == list(
            PEOPLE.values
        )


def test_folders_name_columns_as_text(con: SQLBackend, tmp_path: Path) -> None:
    files = []
    for period, batch in (("2025-11", "007"), ("2025-12", "008")):
        # Names that Spark would take for a pattern of several files.
        folder = tmp_path / "kantor [1] {a,b}*" / f"period={period}" / f"batch={batch}"
        folder.mkdir(parents=True)
        parquet.write_table(pa.table({"wage": pa.array([1, 2], pa.int64())}), folder / "part-00000.parquet")
        files.append(folder / "part-00000.parquet")
    read = read_parquet(con, files)
    assert read.columns == ("wage", "period", "batch")
    assert sorted(tuple(row.values()) for row in records(con, read)) == [
        (1, "2025-11", "007"), (1, "2025-12", "008"), (2, "2025-11", "007"), (2, "2025-12", "008"),
    ]  # fmt: skip
    one = read_parquet(con, files[:1])
    assert sorted(tuple(row.values()) for row in records(con, one)) == [
        (1, "2025-11", "007"),
        (2, "2025-11", "007"),
    ]


def test_batches_are_no_longer_than_asked(con: SQLBackend) -> None:
    table = small_table(con, "to_ten", {"number": ("BIGINT", list(range(10)))})
    given = list(batches(con, table, 3))
    assert all(batch.num_rows <= 3 for batch in given)
    assert sorted(number for batch in given for number in batch.column("number").to_pylist()) == list(
        range(10)
    )


def test_without_rows(con: SQLBackend, tmp_path: Path) -> None:
    nobody = PEOPLE.empty().on(con)
    assert records(con, nobody) == []
    assert [batch.num_rows for batch in batches(con, nobody, 3) if batch.num_rows] == []
    write_parquet(con, nobody, tmp_path / "nobody.parquet")
    assert records(con, read_parquet(con, [tmp_path / "nobody.parquet"])) == []


def test_a_kept_step_is_computed_once(con: SQLBackend, tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    write_parquet(con, PEOPLE.on(con), path)
    table = read_parquet(con, [path])
    kept = keep(con, "kept_people", table.filter(table.wage.notnull()))
    assert records(con, kept.agg(people=kept.count())) == [{"people": 1}]
    path.unlink()
    assert records(con, kept.select("nik")) == [{"nik": "3171011203900001"}]


def test_a_small_table_takes_the_place_of_one_of_its_name(con: SQLBackend) -> None:
    small_table(con, "again", {"number": ("BIGINT", [1])})
    assert records(con, small_table(con, "again", {"word": ("VARCHAR", ["x", None])})) == [
        {"word": "x"},
        {"word": None},
    ]


def test_a_file_that_is_gone_is_a_sentence_not_a_trace(spark: SQLBackend, tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    write_parquet(spark, PEOPLE.on(spark), path)
    table = read_parquet(spark, [path])
    path.unlink()
    for fetch in (
        records,
        lambda con, table: batches(con, table, 10),
        lambda con, table: write_parquet(con, table, path),
    ):
        with pytest.raises(SemestaError) as refused:
            fetch(spark, table)
        assert [problem.code for problem in refused.value.problems] == ["E-ENGINE-007"]
        assert "\n" not in refused.value.problems[0].text("en")
    assert not path.exists()


def test_our_own_mistakes_are_not_blamed_on_the_cluster(spark: SQLBackend) -> None:
    from pyspark.errors import AnalysisException

    from semesta.engine.spark.failures import refused_if_lost

    with pytest.raises(AnalysisException), refused_if_lost():
        spark.raw_sql("SELECT no_such_column FROM range(1)")


@pytest.mark.parametrize("values", [PEOPLE.values, []])
def test_a_step_kept_in_files_is_the_same_and_does_not_look_back(
    con: SQLBackend, tmp_path: Path, values: list[tuple[object, ...]]
) -> None:
    table = Rows(PEOPLE.columns, values).on(con)
    kept = keep_in(con, "kept_in_files", table, tmp_path)
    assert dict(kept.schema().items()) == dict(table.schema().items())
    assert sorted((row["nik"] or "", row["wage"] or 0) for row in records(con, kept)) == sorted(
        (row[0] or "", row[1] or 0) for row in values
    )
    assert [path.name.split(".")[0] for path in tmp_path.iterdir()] == ["kept_in_files"]
