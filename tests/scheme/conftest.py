"""What the tests of the law share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from semesta.engine import connect, records, small_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


@pytest.fixture(scope="session")
def scheme_con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """One DuckDB for all tests of the law."""
    connection = connect(tmp_path_factory.mktemp("scheme"), "300MB")
    yield connection
    connection.disconnect()


@pytest.fixture(scope="session")
def computed(scheme_con: Backend) -> Callable[..., list[dict[str, Any]]]:
    """The rows that expressions over a small table give: columns, and a function from the table to expressions."""

    def run(
        columns: Mapping[str, tuple[str, Sequence[object]]], expressions: Callable[[ir.Table], dict[str, Any]]
    ) -> list[dict[str, Any]]:
        size = len(next(iter(columns.values()))[1])
        table = small_table(scheme_con, "law_cases", {"place": ("BIGINT", list(range(size))), **columns})
        wanted = expressions(table)
        return records(scheme_con, table.order_by("place").select(**wanted))

    return run
