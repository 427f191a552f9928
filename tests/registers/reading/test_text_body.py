from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from semesta.registers.reading import text_body
from semesta.registers.reading.text_body import TextTable, scan_body

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ENDS = r"\r\n|\n|\r"


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.lists(st.sampled_from(["\n", "\r\n", "\r", "a", "é", ","]), max_size=12).map("".join)
    | st.lists(st.sampled_from(["\n", "ab"]), max_size=12).map("".join)
    | st.lists(st.sampled_from(["\r\n", "ab"]), max_size=12).map("".join)
    | st.lists(st.sampled_from(["\r", "ab"]), max_size=12).map("".join),
    chunk=st.integers(1, 5),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
@example(body="a\n\n\n\n\nb", chunk=1, mark=b"")
@example(body="a\r\n\r\n\r\n", chunk=2, mark=b"")
def test_a_body_is_counted_right_however_it_is_cut(
    body: str, chunk: int, mark: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_body, "CHUNK", chunk)
    path = tmp_path / "a.csv"
    path.write_bytes(mark + "judul é\nID,NAMA\n".encode() + body.encode())
    found = scan_body(TextTable(path, "a.csv", ",", 2, skip_rows=2, skip_lines=2, last_row=2))
    filled = body.rstrip("\r\n")
    is_mixed = len(set(re.findall(ENDS, body))) > 1
    assert found.is_odd == (is_mixed or (filled != "" and "" in re.split(ENDS, filled)))
    if not found.is_odd:
        assert found.lines == (len(re.split(ENDS, filled)) if filled else 0)
