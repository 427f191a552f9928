from __future__ import annotations

import contextlib
import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from semesta.errors import SemestaError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.source import Sheet, Source

    Write = Callable[..., Path]
    Read = Callable[..., Source]
    Rows = Callable[[Sheet], list[tuple[int, tuple[str | None, ...]]]]
    Codes = Callable[..., list[str]]


UTC = dt.UTC
BASE = {"ID": ["R1", "R2", "R3"], "NAMA": ["a", "b", "c"]}


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def written(columns: dict[str, Any], name: str = "usulan.parquet", **options: Any) -> Path:
        path = tmp_path / name
        pq.write_table(pa.table(columns), path, **options)
        return path

    return written


def test_rows_count_from_two(file: Write, read_file: Read, rows: Rows) -> None:
    source = read_file(file(BASE))
    assert source.format == "parquet"
    (sheet,) = source.sheets
    assert (sheet.name, sheet.labels, sheet.header_row) == (None, ("ID", "NAMA"), 1)
    assert rows(sheet) == [(2, ("R1", "a")), (3, ("R2", "b")), (4, ("R3", "c"))]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (pa.array(["", " x ", None]), [None, " x ", None]),
        (pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
        (pa.array([3171011203900001, -1, None], pa.int64()), ["3171011203900001", "-1", None]),
        (pa.array([2**64 - 1, 0, 1], pa.uint64()), ["18446744073709551615", "0", "1"]),
        (pa.array([1, 2, 3], pa.int8()), ["1", "2", "3"]),
        (pa.array([5400000.0, 51.39, 3171011203900001.0]), ["5400000", "51.39", "3.17101120390000E+15"]),
        (pa.array([float("nan"), float("inf"), 0.00001]), [None, "inf", "0.00001"]),
        (pa.array([0.1, -0.0, 1e15], pa.float32()), ["0.1", "0", "1.00000000000000E+15"]),
        (pa.array([Decimal("5400000.00"), Decimal("0.50"), None]), ["5400000", "0.50", None]),
        (pa.array([True, False, None]), ["TRUE", "FALSE", None]),
        (pa.array([dt.date(1990, 3, 12), dt.date(2000, 2, 29), None]), ["1990-03-12", "2000-02-29", None]),
        (pa.array([dt.datetime(1990, 3, 12, tzinfo=UTC), dt.datetime(1990, 3, 12, 1, 2, 3, tzinfo=UTC), None]),
         ["1990-03-12", "1990-03-12 01:02:03Z", None]),
        (pa.array([0, 3_600_000_000_000, None], pa.timestamp("ns")), ["1970-01-01", "1970-01-01 01:00:00", None]),
        (pa.array([0, 86_400_000, 1], pa.timestamp("ms")), ["1970-01-01", "1970-01-02", "1970-01-01 00:00:00"]),
        (pa.array([b"abc", b"", "é".encode()], pa.binary()), ["abc", None, "é"]),
        (pa.array([dt.time(7, 30), None, None]), ["07:30:00", None, None]),
        (pa.nulls(3), [None, None, None]),
    ],
    ids=lambda values: str(getattr(values, "type", "")),
)  # fmt: skip
def test_every_kind_of_value_as_text(
    values: pa.Array, texts: list[str | None], file: Write, read_file: Read, rows: Rows
) -> None:
    (sheet,) = read_file(file({**BASE, "X": values})).sheets
    assert [cells[2] for _, cells in rows(sheet)] == texts


def test_rows_without_text_are_left_out(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file({"ID": ["R1", None, " "], "NAMA": ["a", "", None]})).sheets
    assert rows(sheet) == [(2, ("R1", "a"))]


def test_row_numbers_over_many_row_groups(file: Write, read_file: Read, con: Backend) -> None:
    numbers = [str(number) for number in range(2, 200_002)]
    path = file({"ID": numbers, "NAMA": ["a"] * len(numbers)}, row_group_size=1_000)
    view = con.compile(read_file(path).sheets[0].table)
    query = f"SELECT count(*), count(*) FILTER (row::VARCHAR <> c0) FROM ({view})"  # noqa: S608 - names and numbers of our own
    assert con.con.execute(query).fetchall() == [(200_000, 0)]


@pytest.mark.parametrize(
    "values",
    [
        pa.array([[1], [2], [3]]),
        pa.array([{"a": 1}] * 3),
        pa.array([[("a", 1)]] * 3, pa.map_(pa.string(), pa.int64())),
        pa.array([[1, 2]] * 3, pa.list_(pa.int64(), 2)),
    ],
    ids=lambda values: str(values.type),
)
def test_nested_columns_are_refused(values: pa.Array, file: Write, codes: Codes) -> None:
    assert codes(file({**BASE, "X": values})) == ["E-READ-013"]


def test_binary_data_are_refused(file: Write, codes: Codes) -> None:
    assert codes(file({**BASE, "FOTO": pa.array([b"\xff\xd8\xff\x00"] * 3, pa.binary())})) == ["E-READ-013"]


def test_limits(file: Write, codes: Codes) -> None:
    assert codes(file({**BASE, **{f"K{number}": [1, 2, 3] for number in range(300)}})) == ["E-READ-020"]
    assert codes(file({**BASE, "X": ["x", "y" * 40_000, "z"]})) == ["E-READ-021"]
    assert codes(file({"ID": pa.array([], pa.string()), "NAMA": pa.array([], pa.string())})) == ["E-READ-030"]
    assert codes(file({"X": ["1"], "NAMA": ["a"]})) == ["E-READ-031"] or codes(
        file({"X": ["1"], "NAMA": ["a"]})
    )


def test_long_texts_of_wide_letters_are_within_the_limit(file: Write, read_file: Read) -> None:
    """A cell is measured in characters, not in bytes."""
    assert read_file(file({**BASE, "X": ["é" * 32_767, "x", "y"]})).sheets


def test_damaged_files_are_refused(file: Write, codes: Codes, tmp_path: Path) -> None:
    good = file(BASE).read_bytes()
    bad = tmp_path / "rusak.parquet"
    for content in (good[:-20], b"PAR1" + b"\x00" * 50, good[:4] + b"\xff" * (len(good) - 8) + good[-4:]):
        bad.write_bytes(content)
        assert codes(bad) == ["E-READ-012"]


def test_encrypted_parquet_is_refused(codes: Codes, tmp_path: Path) -> None:
    path = tmp_path / "kunci.parquet"
    path.write_bytes(b"PARE" + b"\x00" * 40 + b"PARE")
    assert codes(path) == ["E-READ-009"]


def test_names_that_differ_in_case_only(file: Write, codes: Codes) -> None:
    assert codes(file({**BASE, "NIK": ["1", "2", "3"], "nik ": ["1", "2", "3"]})) == ["E-READ-036"]


def test_a_column_called_like_the_row_number(file: Write, read_file: Read, rows: Rows) -> None:
    (sheet,) = read_file(file({**BASE, "file_row_number": [7, 8, 9]})).sheets
    assert rows(sheet)[0] == (2, ("R1", "a", "7"))


def test_the_engine_stays_of_use_after_a_damaged_file(
    file: Write, codes: Codes, read_file: Read, tmp_path: Path
) -> None:
    good = file(BASE)
    content = bytearray(good.read_bytes())
    for place in range(4, len(content) - 8, 41):
        broken = bytearray(content)
        broken[place] ^= 0xFF
        bad = tmp_path / "rusak.parquet"
        bad.write_bytes(bytes(broken))
        with contextlib.suppress(SemestaError):
            read_file(bad)
    assert read_file(good).sheets
