"""One step on two engines: the same rows through DuckDB and through Spark ``local[2]``, compared exactly.

    def test_names_are_counted(both_engines: BothEngines) -> None:
        people = Rows({"name": "string", "age": "int64"}, [("Sri", 40), ("Sri", None), (None, 7)])
        assert both_engines(count_names, people) == [{"name": "Sri", "people": 2}, {"name": None, "people": 1}]

A step must give the same rows on both engines: the same columns, values of the same Python types, each row as often. It
must do so whatever the order in which its rows come (Spark gets them backwards), and for tables without rows.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ibis
import pytest

from semesta.engine import choose, records, small_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ibis.backends.sql import SQLBackend

#: For work of seconds: half the processor time, since nothing runs long enough to pay for better machine code.
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

#: Small tables in few pieces: a stage costs time by its tasks. Steps are interpreted and planned once, since writing,
#: compiling and planning anew their Java takes longer than their rows; on the clusters of tests/spark all of that is on.
SMALL_STEPS = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}

#: Names of tables are never used twice: an expression that was kept would otherwise read another test's rows.
_numbers = itertools.count()


@dataclass(frozen=True)
class Rows:
    """A table in Python: column -> Ibis type (``int64``, ``string``, ``date``, ``decimal(12, 8)``), and its rows."""

    columns: Mapping[str, str]
    values: Sequence[tuple[object, ...]] = ()

    def backwards(self) -> Rows:
        """The same rows in the opposite order."""
        return Rows(self.columns, self.values[::-1])

    def empty(self) -> Rows:
        """The same columns without rows."""
        return Rows(self.columns)

    def on(self, con: SQLBackend) -> ibis.Table:
        """These rows as a table of an engine."""
        from ibis.backends.sql.datatypes import DuckDBType

        columns = {
            name: (DuckDBType.to_string(ibis.dtype(kind)), [row[place] for row in self.values])
            for place, (name, kind) in enumerate(self.columns.items())
        }
        return small_table(con, f"both_engines_{next(_numbers)}", columns)


@dataclass(frozen=True)
class BothEngines:
    """Runs steps on both engines and compares."""

    duckdb: SQLBackend
    spark: SQLBackend
    _runs: list[str] = field(default_factory=list)

    def __call__(
        self, step: Callable[..., ibis.Table], *tables: Rows, empty: bool = True, **values: Any
    ) -> list[dict[str, Any]]:
        """The step's rows, sorted by their columns from left to right with missing values last.

        Args:
            step: from Ibis tables and plain values to an Ibis table.
            tables: its tables, in the order of its parameters.
            empty: compare also what it makes of tables without rows.
            values: its further arguments.
        """
        found = self._on(self.duckdb, step, tables, values)
        backwards = self._on(self.duckdb, step, [table.backwards() for table in tables], values)
        _same(found, backwards, "DuckDB with its rows in this order and backwards")
        _same(
            found,
            self._on(self.spark, step, [table.backwards() for table in tables], values),
            "DuckDB and Spark",
        )
        if empty:
            bare = [table.empty() for table in tables]
            one, other = (self._on(con, step, bare, values) for con in (self.duckdb, self.spark))
            _same(one, other, "DuckDB and Spark, without rows")
        return sorted(found, key=_place)

    def _on(
        self,
        con: SQLBackend,
        step: Callable[..., ibis.Table],
        tables: Sequence[Rows],
        values: Mapping[str, Any],
    ) -> list[dict[str, Any]]:
        self._runs.append(con.name)
        return records(con, step(*(table.on(con) for table in tables), **values))


def _same(left: list[dict[str, Any]], right: list[dict[str, Any]], between: str) -> None:
    """Equal as bags of rows; True is not 1, 1 is not Decimal(1), and columns keep their order."""
    first, second = (Counter(_exactly(row) for row in rows) for rows in (left, right))
    assert first == second, f"{between} differ: {first - second} against {second - first}"


def _exactly(row: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, type(value).__name__, repr(value)) for name, value in row.items())


def _place(row: Mapping[str, Any]) -> list[tuple[bool, Any]]:
    return [(value is None, 0 if value is None else value) for value in row.values()]


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SQLBackend]:
    """Spark in this machine, one for all tests of a process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", QUICK_JAVA)
        connection = choose("local[2]", tmp_path_factory.mktemp("spark"), "1GB")
    for name, value in SMALL_STEPS.items():
        connection.raw_sql(f"SET {name}={value}")
    yield connection
    connection.disconnect()


@pytest.fixture(scope="session")
def both_engines(tmp_path_factory: pytest.TempPathFactory, spark: SQLBackend) -> Iterator[BothEngines]:
    """Both engines, one of each for all tests of a process."""
    connection = choose("duckdb", tmp_path_factory.mktemp("duckdb"), "500MB", threads=2)
    yield BothEngines(connection, spark)
    connection.disconnect()


@pytest.hookimpl(tryfirst=True)  # before xdist looks for groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Spark, and keep it in one process: each process that needs it starts a Java machine."""
    for item in items:
        if "spark" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.spark)
            item.add_marker(pytest.mark.xdist_group("spark"))
            if "engine" not in item.path.parts:
                # What a step does is measured by its own tests; here it is put together for two engines four times.
                item.add_marker(pytest.mark.no_cover)
