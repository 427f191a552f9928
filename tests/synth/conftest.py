"""One small synthetic Jakarta that many tests look at, and its tables as DuckDB views."""

# ruff: noqa: S608 - the queries are our own
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import numpy as np
import pytest

from semesta.registers.period import parse
from semesta.synth import write_extracts
from semesta.synth.book import open_book
from semesta.synth.census import take_census
from semesta.synth.figures import figures
from semesta.synth.naming import WIDTH
from semesta.synth.plan import Plan, make_plan
from semesta.synth.scene import Scene, Stage, set_scene
from semesta.synth.vacancies import Vacancies
from semesta.synth.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from semesta.synth.vectors import Names

SHARE = 0.002
SEED = 7
REGISTERS = ("participants", "workers", "employers", "licences", "contributions", "rosters")


class Ask(Protocol):
    def __call__(self, query: str) -> list[tuple[Any, ...]]: ...


@pytest.fixture(scope="session")
def jakarta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extracts of Jakarta at a small share."""
    return write_extracts(tmp_path_factory.mktemp("synth") / "out", "31", SHARE, seed=SEED).folder


@pytest.fixture(scope="session")
def ask(jakarta: Path) -> Iterator[Ask]:
    """Queries over the registers (columns under their headings), ``true_<name>`` for the files of the truth."""
    con = duckdb.connect()
    for name in REGISTERS:
        con.execute(f"CREATE VIEW {name} AS FROM read_csv('{jakarta}/{name}.csv', all_varchar=true)")
    for name in ("coverage", "findings", "rosters", "dirt"):
        con.execute(
            f"CREATE VIEW true_{name} AS FROM read_csv('{jakarta}/truth/{name}.csv', all_varchar=true)"
        )
    for name in ("identity", "employers"):
        con.execute(f"CREATE VIEW true_{name} AS FROM '{jakarta}/truth/{name}.parquet'")
    for register, key in (("participants", "NO KPJ"), ("workers", "ID PEKERJA"), ("rosters", "ID USULAN")):
        con.execute(
            f"""CREATE VIEW known_{register} AS SELECT r.*, "{key}" AS id, person_id FROM {register} r
            JOIN true_identity i ON i.register = '{register}' AND i.record_id = r."{key}" """
        )
    yield lambda query: con.sql(query).fetchall()
    con.close()


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan of that Jakarta."""
    return make_plan([figures("31", SHARE)], SEED)


@pytest.fixture(scope="session")
def scene() -> Scene:
    """The people of a whole small Jakarta's first chunk."""
    small = make_plan([figures("31", 0.001)], SEED)
    census = take_census(small)
    period = parse("2025-12")
    book = open_book(small, census, period.year)
    stage = Stage(SEED, period, census, book, Vacancies(book.employers, book.first, SEED))
    return set_scene(small.chunks[0], stage)


@pytest.fixture
def draw() -> np.random.Generator:
    """Random numbers."""
    return np.random.default_rng(1)


@pytest.fixture(scope="session")
def name_of() -> Callable[[str], Names]:
    """One name from its parts, which are words of the vocabulary."""

    def build(parts: str) -> Names:
        row = np.zeros((1, WIDTH), dtype=np.int16)
        for column, part in enumerate(parts.split(), start=1):
            row[0, column] = vocabulary().words.index(part)
        return row

    return build
