"""The direct way through a CSV file and the careful one agree: what the engine accepts, Python's csv module reads so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from semesta.registers.reading.csv_file import _direct
from semesta.registers.reading.csv_slow import clean_copy
from semesta.registers.reading.text_body import TextTable, scan_body
from semesta.registers.reading.views import Scan, filled_cells, parquet_table, view

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.duckdb import Backend

PIECES = st.sampled_from(
    ['"', '""', ",", "\n", "a", "b,c\n", '"d"', "'", "#", "\\", "\t", "x,y", '"p,q"', '"p\nq"']
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(PIECES, max_size=14).map("".join), end=st.sampled_from(["\n", "\r\n"]))
@example(body='R1,a\nR2,"b\nR3,c\n', end="\n")
@example(body='R1,a\nR2,"b', end="\n")
@example(body='R1,a\nR2,5" x\nR3,"b\n', end="\n")
def test_both_ways_agree(body: str, end: str, con: Backend, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(("ID,NAMA\n" + body).replace("\n", end).encode())
    text = TextTable(path, "a.csv", ",", 2, skip_rows=1, skip_lines=1, last_row=1)
    found = scan_body(text)
    direct = None if found.is_odd else _direct(text, found.lines, con.con)
    if direct is None:
        return
    scan, measured = direct
    copy = tmp_path / f"{uuid4().hex}.parquet"
    clean_copy(text, copy)
    careful = Scan(parquet_table(copy), "row", filled_cells(2))
    both = [
        con.con.execute(con.compile(view(con, way, drop_blank=True))).fetchall() for way in (scan, careful)
    ]
    assert both[0] == both[1]
    assert measured.rows - measured.blank == len(both[0])
