"""The store: what goes in comes out, older versions too, and damage is told."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from semesta.engine import records, small_table
from semesta.errors import SemestaError
from semesta.registers import schema
from semesta.registers.batch import Batch
from semesta.registers.checks.assess import stored_type
from semesta.registers.store import Store
from semesta.workspace import create

if TYPE_CHECKING:
    from pathlib import Path

    import ibis
    from ibis.backends.duckdb import Backend

    from semesta.workspace import Workspace

VALUES: dict[str, list[Any]] = {
    "string": ['\u00d6zil, "Sri"\n=1+1', "", None],
    "int64": [-(2**63), 2**63 - 1, None],
    "date": [date(1900, 1, 1), date(9999, 12, 31), None],
    "decimal(12, 8)": [Decimal("9999.99999999"), Decimal("-0.00000001"), None],
}


def batch(number: int, register: str = "participants", period: str = "2025-12", **changes: Any) -> Batch:
    sound = Batch(
        batch=f"B{number:04d}", register=register, period=period, rows=3, accepted=3, warnings=0, rejected=0,
        files=(f"{number}.csv",), sha256=("0" * 64,), imported_at="2026-01-02T03:04:05+00:00", program="0.1.0",
    )  # fmt: skip
    return dataclasses.replace(sound, **changes)


def rows_of(con: Backend, register: str, numbers: list[int] | None = None) -> ibis.Table:
    """Three rows that hold the extremes of every type, or one row for each of ``numbers``."""
    kinds = {column.name: stored_type(column) for column in schema.get(register).columns}
    if numbers is None:
        values = {name: VALUES[kind] for name, kind in kinds.items()}
        columns = {name: (kinds[name].replace("string", "VARCHAR"), cells) for name, cells in values.items()}
        return small_table(con, "to_store", {**columns, "row": ("BIGINT", [2, 3, 4])})
    first = next(iter(kinds))
    table = small_table(
        con,
        "to_store",
        {first: ("VARCHAR", [f"{n:011d}" for n in numbers]), "row": ("BIGINT", list(numbers))},
    )
    import ibis

    missing = {name: ibis.null(kind) for name, kind in kinds.items() if name != first}
    return table.mutate(**missing).select(*kinds, "row")


def lines(
    workspace: Workspace, con: Backend, register: str = "participants", **options: Any
) -> list[dict[str, Any]]:
    return records(con, Store(workspace).read(register, con, **options).order_by(["batch", "row"]))


@pytest.mark.parametrize("register", schema.NAMES)
def test_rows_come_back_as_they_were(workspace: Workspace, con: Backend, register: str) -> None:
    store = Store(workspace)
    store.append(batch(1, register), con, rows_of(con, register))
    found = lines(workspace, con, register)
    columns = schema.get(register).columns
    assert list(found[0]) == [*(column.name for column in columns), "row", "period", "batch"]
    for place, line in enumerate(found):
        expected = {column.name: VALUES[stored_type(column)][place] for column in columns}
        assert line == {**expected, "row": place + 2, "period": "2025-12", "batch": "B0001"}
    table = store.read(register, con)
    assert {name: str(kind) for name, kind in table.schema().items()} == {
        **{column.name: stored_type(column) for column in columns}, "row": "int64", "period": "string", "batch": "string",
    }  # fmt: skip


def test_nothing_comes_from_an_empty_store(workspace: Workspace, con: Backend) -> None:
    store = Store(workspace)
    assert lines(workspace, con) == []
    assert (store.batches(), store.version("participants"), store.check(), store.numbers()) == (
        [],
        None,
        [],
        [],
    )
    assert list(store.read("targets", con).schema()) == ["area_code", "coverage", "definition", "source", "row", "period",
                                                         "batch"]  # fmt: skip


def test_each_batch_has_a_partition_of_its_own(workspace: Workspace, con: Backend) -> None:
    store = Store(workspace)
    store.append(batch(1), con, rows_of(con, "participants", [1, 2]))
    store.append(batch(2, period="2025-11"), con, rows_of(con, "participants", [3]))
    folders = sorted(
        str(path.parent.relative_to(workspace.registers)) for path in workspace.registers.rglob("*.parquet")
    )
    assert folders == ["participants/period=2025-11/batch=B0002", "participants/period=2025-12/batch=B0001"]
    assert store.numbers() == ["B0002", "B0001"] or store.numbers() == ["B0001", "B0002"]
    assert [row["kpj"] for row in lines(workspace, con, period="2025-11")] == ["00000000003"]
    assert lines(workspace, con, period="2024-01") == []
    assert len(lines(workspace, con)) == 3


def test_the_ledger_is_the_log(workspace: Workspace, con: Backend) -> None:
    entries = [
        batch(1, repair_file="B0001.xlsx", warnings=1, source="Disnaker"),
        batch(2, "workers", files=("a.csv", "b b.xlsx"), sha256=("1" * 64, "2" * 64)),
        batch(3, period="2025-11"),
    ]
    for entry in entries:
        Store(workspace).append(entry, con, rows_of(con, entry.register, [1]))
    expected = [
        dataclasses.replace(entry, version=number) for entry, number in zip(entries, (1, 1, 2), strict=True)
    ]
    assert Store(workspace).batches() == expected
    undone = Store(workspace).undo("B0001", "2026-02-03")
    assert undone == dataclasses.replace(expected[0], undone_at="2026-02-03")
    assert Store(workspace).batches() == [undone, *expected[1:]]


def test_batches_are_in_the_order_of_their_numbers(workspace: Workspace, con: Backend) -> None:
    for number in (9_998, 10_001, 9_999, 10_000):
        Store(workspace).append(batch(number), con, rows_of(con, "participants", [number]))
    assert [entry.batch for entry in Store(workspace).batches()] == ["B9998", "B9999", "B10000", "B10001"]


def test_older_versions_hold_the_older_rows(workspace: Workspace, con: Backend) -> None:
    store = Store(workspace)
    store.append(batch(1), con, rows_of(con, "participants", [1]))
    first = store.version("participants")
    store.append(batch(2), con, rows_of(con, "participants", [2]))
    second = store.version("participants")
    store.undo("B0001", "2026-02-03")
    third = store.version("participants")
    assert [first, second, third] == [1, 2, 3]
    found = [
        [row["kpj"] for row in lines(workspace, con, version=version)]
        for version in (0, first, second, third, None)
    ]
    assert found == [
        [],
        ["00000000001"],
        ["00000000001", "00000000002"],
        ["00000000002"],
        ["00000000002"],
    ]
    with pytest.raises(SemestaError) as refused:
        store.read("participants", con, version=99)
    assert [problem.code for problem in refused.value.problems] == ["E-WORKSPACE-006"]


def test_a_long_ledger_survives_its_checkpoints(workspace: Workspace, con: Backend) -> None:
    rows = rows_of(con, "participants", [1])
    for number in range(1, 106):
        Store(workspace).append(batch(number), con, rows)
    assert list(workspace.registers.rglob("*.checkpoint.parquet"))
    entries = Store(workspace).batches()
    assert [entry.batch for entry in entries] == [f"B{number:04d}" for number in range(1, 106)]
    assert [entry.version for entry in entries] == list(range(1, 106))
    Store(workspace).undo("B0001", "2026-02-03")
    assert len(lines(workspace, con)) == 104
    assert len(lines(workspace, con, version=50)) == 50


@pytest.mark.parametrize(
    "name", ["kantor (1) *", "\u00d1usa=1", "a'b\"c", "&plus+", "tmp/../ws2", " spasi ", "~", "a:b;c"]
)
def test_a_workspace_may_have_any_name(tmp_path: Path, con: Backend, name: str) -> None:
    (tmp_path / "tmp").mkdir()
    workspace = create(tmp_path / name)
    store = Store(workspace)
    store.append(batch(1), con, rows_of(con, "participants", [1, 2]))
    store.append(batch(2, period="2025-11"), con, rows_of(con, "participants", [3]))
    found = [(row["period"], row["batch"], row["kpj"]) for row in lines(workspace, con)]
    assert found == [
        ("2025-12", "B0001", "00000000001"),
        ("2025-12", "B0001", "00000000002"),
        ("2025-11", "B0002", "00000000003"),
    ]
    assert store.check() == []
    store.undo("B0002", "2026-02-03")
    assert len(lines(workspace, con)) == 2


def damaged(workspace: Workspace, con: Backend) -> None:
    """Everything that needs the table says that it is damaged, and names it."""
    store = Store(workspace)
    for use in (
        store.batches,
        lambda: lines(workspace, con),
        lambda: store.undo("B0001", "2026-02-03"),
        lambda: store.append(batch(3), con, rows_of(con, "participants", [3])),
        lambda: store.version("participants"),
    ):
        with pytest.raises(SemestaError) as refused:
            use()
        assert [problem.code for problem in refused.value.problems] == ["E-WORKSPACE-006"]
        assert refused.value.problems[0].fields["table"] == "participants"
    assert [str(error).partition(":")[0] for error in store.check()] == ["E-WORKSPACE-006"]


@pytest.fixture
def two_batches(workspace: Workspace, con: Backend) -> Path:
    """The folder of a table with two batches."""
    for number in (1, 2):
        Store(workspace).append(batch(number), con, rows_of(con, "participants", [number]))
    return workspace.registers / "participants"


@pytest.mark.parametrize("text", ["", "{", "junk\n", '{"add": 5}\n', "\x00" * 50])
@pytest.mark.parametrize("version", [0, 2])
def test_a_broken_log_is_told(
    workspace: Workspace, con: Backend, two_batches: Path, version: int, text: str
) -> None:
    (two_batches / "_delta_log" / f"{version:020d}.json").write_text(text, encoding="utf-8")
    damaged(workspace, con)


def test_a_gap_in_the_log_is_told(workspace: Workspace, con: Backend, two_batches: Path) -> None:
    (two_batches / "_delta_log" / f"{1:020d}.json").unlink()
    damaged(workspace, con)


def test_a_lost_log_is_told(workspace: Workspace, con: Backend, two_batches: Path) -> None:
    for entry in (two_batches / "_delta_log").iterdir():
        entry.unlink()
    damaged(workspace, con)
    (two_batches / "_delta_log").rmdir()
    damaged(workspace, con)


def test_a_missing_file_is_told(workspace: Workspace, con: Backend, two_batches: Path) -> None:
    (two_batches / "period=2025-12" / "batch=B0001" / "part-00000.parquet").unlink()
    with pytest.raises(SemestaError) as refused:
        lines(workspace, con)
    assert [problem.code for problem in refused.value.problems] == ["E-WORKSPACE-006"]
    assert [str(error).partition(":")[0] for error in Store(workspace).check()] == ["E-WORKSPACE-006"]


def test_a_table_that_is_a_file_is_told(workspace: Workspace, con: Backend) -> None:
    (workspace.registers / "participants").write_text("x")
    with pytest.raises(SemestaError) as refused:
        Store(workspace).append(batch(1), con, rows_of(con, "participants", [1]))
    assert [problem.code for problem in refused.value.problems] == ["E-WORKSPACE-006"]


def test_what_a_killed_first_import_leaves_is_no_damage(workspace: Workspace, con: Backend) -> None:
    store = Store(workspace)
    (workspace.registers / "participants" / "_delta_log").mkdir(parents=True)
    assert (store.batches(), store.check(), lines(workspace, con)) == ([], [], [])
    store.append(batch(1), con, rows_of(con, "participants", [1]))
    assert len(lines(workspace, con)) == 1
    orphan = workspace.registers / "participants" / "period=2025-12" / "batch=B0002"
    orphan.mkdir()
    (orphan / "part-00000.parquet").write_text("half")
    assert (len(store.batches()), store.check(), len(lines(workspace, con))) == (1, [], 1)
    assert sorted(store.numbers()) == ["B0001", "B0002"]


def test_a_batch_is_a_line_of_json() -> None:
    entry = batch(1, files=("a.csv", "\u00d1.xlsx"), sha256=("1", "2"), undone_at="2026-02-03")
    assert "\n" not in entry.dump()
    assert Batch.load(entry.dump()) == entry
