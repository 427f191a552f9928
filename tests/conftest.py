"""What many tests share: the language, an engine, a workspace, and factories of rows and files."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from semesta.engine import connect, records, small_table
from semesta.language import use
from semesta.registers import schema
from semesta.registers.checks.assess import assess
from semesta.registers.checks.reading import Context
from semesta.registers.importing import Request, import_files
from semesta.registers.judging import _hold
from semesta.registers.period import parse
from semesta.registers.store import Store
from semesta.settings import Settings
from semesta.workspace import Workspace, create

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.report import Report

pytest_plugins = ["tests.both_engines"]

PARTICIPANT: dict[str, str | None] = {
    "NO KPJ": "10000000001",
    "NIK": "3171011203900001",
    "NAMA TK": "Sri Contoh",
    "TGL LAHIR": "12/03/1990",
    "JENIS KELAMIN": "L",
    "SEGMEN": "PU",
    "PROGRAM": "JKK+JKM+JHT",
    "NPP": "20000001",
    "UPAH": "5400000",
    "PEKERJAAN": "Penjahit",
    "KODE KELURAHAN": "31.71.01.1001",
    "STATUS": "aktif",
    "DIBAYAR SAMPAI": "2025-12",
    "PEMBAYAR": "employer",
}


@dataclass(frozen=True)
class Checked:
    """What one cell (or row) became: its stored values and the rules that it breaks."""

    values: Mapping[str, Any]
    codes: tuple[str, ...]


class CheckRows(Protocol):
    def __call__(
        self,
        register: str,
        rows: Sequence[Mapping[str, str | None]],
        *,
        period: str = "2025-12",
        ratio_columns: Sequence[str] = (),
        settings: Settings | None = None,
    ) -> list[Checked]: ...


class CheckCells(Protocol):
    def __call__(
        self,
        register: str,
        column: str,
        texts: Sequence[str | None],
        *,
        period: str = "2025-12",
        ratio_columns: Sequence[str] = (),
    ) -> list[tuple[Any, tuple[str, ...]]]: ...


class WriteCsv(Protocol):
    def __call__(
        self, name: str, rows: Sequence[Mapping[str, str | None]], *, delimiter: str = ";"
    ) -> Path: ...


class ImportInto(Protocol):
    def __call__(self, register: str, *files: Path, period: str = "2025-12", **options: Any) -> Report: ...


class Stored(Protocol):
    def __call__(self, register: str, period: str | None = None) -> list[dict[str, Any]]: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave properties out of the measure of coverage.

    A line counts when an example of ours runs it. Properties run the same lines by the hundred with inputs made at random,
    and watching every line makes them take twice the time.
    """
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(autouse=True)
def _same_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Indonesian unless a test chooses otherwise, whatever the machine or the test before it chose."""
    monkeypatch.delenv("SEMESTA_LANG", raising=False)
    monkeypatch.delenv("SEMESTA_WORKSPACE", raising=False)
    use("id")
    yield
    use("id")


@pytest.fixture(scope="session")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """One engine for all tests that only compute."""
    connection = connect(tmp_path_factory.mktemp("engine"), "500MB", threads=1)
    yield connection
    connection.disconnect()


@pytest.fixture(scope="session")
def check_rows(con: Backend) -> CheckRows:
    """Rows of text cells through all checks of a register (without places, which need a codebook)."""

    def run(
        register: str,
        rows: Sequence[Mapping[str, str | None]],
        *,
        period: str = "2025-12",
        ratio_columns: Sequence[str] = (),
        settings: Settings | None = None,
    ) -> list[Checked]:
        wanted = schema.get(register)
        given = [column.name for column in wanted.columns if any(column.name in row for row in rows)]
        cells = {name: ("VARCHAR", [row.get(name) for row in rows]) for name in given}
        numbers: list[object] = list(range(len(rows)))
        raw = small_table(con, "raw_cells", {"row": ("BIGINT", numbers), **cells})
        raw = raw.mutate(sheet=0, total=False)
        context = Context(parse(period), settings or Settings(), frozenset(ratio_columns))
        found = assess(raw, wanted, given, context, partial(_hold, con))
        named = (("errors", found.rejecting), ("warnings", found.warning))
        return [
            Checked(
                line,
                tuple(
                    code
                    for bits, rules in named
                    for place, (code, _) in enumerate(rules)
                    if line[bits] >> place & 1
                ),
            )
            for line in records(con, found.table.order_by("row"))
        ]

    return run


@pytest.fixture(scope="session")
def check_cells(check_rows: CheckRows) -> CheckCells:
    """One column's cells through its checks: for each, the stored value and the rules it breaks."""

    def run(
        register: str,
        column: str,
        texts: Sequence[str | None],
        *,
        period: str = "2025-12",
        ratio_columns: Sequence[str] = (),
    ) -> list[tuple[Any, tuple[str, ...]]]:
        found = check_rows(
            register, [{column: text} for text in texts], period=period, ratio_columns=ratio_columns
        )
        return [(one.values[column], one.codes) for one in found]

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A new workspace of the nation."""
    return create(tmp_path / "ws")


@pytest.fixture
def import_into(workspace: Workspace) -> ImportInto:
    """Import files into the workspace."""

    def run(register: str, *files: Path, period: str = "2025-12", **options: Any) -> Report:
        return import_files(workspace, Request(register, files, period, **options))

    return run


@pytest.fixture
def stored(workspace: Workspace, con: Backend) -> Stored:
    """The rows of a register as they came back from the store, in the order in which they came in."""

    def read(register: str, period: str | None = None) -> list[dict[str, Any]]:
        table = Store(workspace).read(register, con, period)
        return records(con, table.order_by(["batch", "row"]))

    return read


@pytest.fixture
def write_csv(tmp_path: Path) -> WriteCsv:
    """A CSV file of rows (heading -> cell); the headings are those of the first row."""

    def write(name: str, rows: Sequence[Mapping[str, str | None]], *, delimiter: str = ";") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=delimiter)
            headings = list(rows[0])
            writer.writerow(headings)
            writer.writerows(
                [["" if row.get(name) is None else row[name] for name in headings] for row in rows]
            )
        return path

    return write


@pytest.fixture
def participant() -> type[Participant]:
    """A sound row of participants with Indonesian headings, made to differ where a test wants it."""
    return Participant


class Participant:
    """Makes rows of participants."""

    @staticmethod
    def row(**cells: str | None) -> dict[str, str | None]:
        """A sound row; keyword arguments are headings with underscores for spaces."""
        changed = {name.replace("_", " "): value for name, value in cells.items()}
        assert set(changed) <= set(PARTICIPANT), changed
        return {**PARTICIPANT, **changed}

    @classmethod
    def rows(cls, count: int, **cells: str | None) -> list[dict[str, str | None]]:
        """Sound rows with card numbers and NIK of their own."""
        return [
            cls.row(**{"NO_KPJ": f"1{place:010d}", "NIK": f"317101120390{place % 10_000:04d}", **cells})
            for place in range(1, count + 1)
        ]
