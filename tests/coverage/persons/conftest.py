"""One engine and one scratch folder for the tests of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from semesta.coverage.persons import Steps
from tests.coverage.persons.world import counted

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from tests.coverage.persons.world import Found, World


class Count(Protocol):
    def __call__(self, world: World) -> Found: ...


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for long steps."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="session")
def count(con: Backend, scratch: Path) -> Count:
    """The rows of a run over a world."""
    return lambda world: counted(con, scratch, world)


@pytest.fixture(scope="session")
def steps(con: Backend, scratch: Path) -> Steps:
    """Steps on the engine."""
    return Steps(con, scratch)
