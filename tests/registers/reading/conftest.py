"""What the tests of the readers share: one engine, and short ways to read a file and to look at what came out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from semesta.engine import connect
from semesta.errors import SemestaError
from semesta.language import LANGUAGES
from semesta.registers import schema
from semesta.registers.reading import read
from semesta.registers.reading.archive import has_error_cells
from semesta.registers.reading.detection import detect
from semesta.registers.reading.fingerprint import fingerprint
from semesta.registers.reading.request import Request
from semesta.registers.reading.workbook_file import linked, sheets_of
from semesta.registers.reading.workbook_worker import answer_safely
from semesta.registers.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.source import Sheet

Read = Callable[..., "Source"]
Row = tuple[int, tuple[str | None, ...]]


@pytest.fixture(scope="session")
def con(tmp_path_factory: pytest.TempPathFactory) -> Backend:
    return connect(tmp_path_factory.mktemp("engine"), memory_limit="1GB", threads=4)


@pytest.fixture
def read_file(con: Backend, tmp_path: Path) -> Read:
    def reader(file: Path, register: str = "rosters", mapping: Mapping[str, str] | None = None) -> Source:
        return read(file, schema.get(register), con, tmp_path / "scratch", mapping)

    return reader


@pytest.fixture
def read_here(con: Backend, tmp_path: Path) -> Read:
    """As ``read_file`` for workbooks, but without a process for each: this process does the worker's part."""

    def reader(file: Path, register: str = "rosters", mapping: Mapping[str, str] | None = None) -> Source:
        kind = detect(file)
        folder = tmp_path / uuid4().hex
        folder.mkdir()
        request = Request(file, schema.get(register), con, folder, mapping or {})
        with_errors = kind != "xlsx" or has_error_cells(file)
        reply = answer_safely(str(linked(request, kind)), str(folder), with_errors=with_errors)
        found = sheets_of(reply, request)
        return Source(file, fingerprint(file), kind, found.sheets, found.notes)

    return reader


@pytest.fixture
def codes(read_file: Read) -> Callable[..., list[str]]:
    """The codes with which a file is refused."""
    return lambda *request, **more: _codes(read_file, *request, **more)


@pytest.fixture
def codes_here(read_here: Read) -> Callable[..., list[str]]:
    """The codes with which a workbook is refused."""
    return lambda *request, **more: _codes(read_here, *request, **more)


def _codes(reader: Read, *request: Any, **more: Any) -> list[str]:
    with pytest.raises(SemestaError) as error:
        reader(*request, **more)
    for problem in error.value.problems:
        for language in LANGUAGES:
            assert problem.text(language), "every problem has a text with all its fields"
    return [problem.code for problem in error.value.problems]


@pytest.fixture
def rows(con: Backend) -> Callable[[Sheet], list[Row]]:
    """All rows of a sheet in the order in which the engine gives them: row number and cells."""

    def listed(sheet: Sheet) -> list[Row]:
        assert sheet.table.schema()["row"].is_int64()
        fetched = con.con.execute(con.compile(sheet.table)).fetchall()
        return [(row[0], tuple(row[1:])) for row in fetched]

    return listed
