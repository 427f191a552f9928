# ruff: noqa: S608 - the queries are our own
from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from semesta.errors import SemestaError
from semesta.registers import schema
from semesta.registers.checks.assess import stored_type
from semesta.synth import Nation, nation_fast

if TYPE_CHECKING:
    from pathlib import Path

SCALE = 0.0005


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    return nation_fast(tmp_path_factory.mktemp("nation") / "out", SCALE, seed=2)


def one(query: str) -> tuple[Any, ...]:
    (line,) = duckdb.connect().execute(query).fetchall()
    return tuple(line)


def test_sizes(nation: Nation) -> None:
    assert nation.rows == {"workers": 72_500, "participants": 22_500, "employers": 500}
    for name, rows in nation.rows.items():
        assert one(f"SELECT count(*) FROM '{getattr(nation, name)}'") == (rows,)
    assert sorted(path.name for path in nation.workers.parent.iterdir()) == [
        "employers.parquet", "participants.parquet", "workers.parquet",
    ]  # fmt: skip


@pytest.mark.parametrize("register", ["workers", "participants", "employers"])
def test_columns_are_those_of_the_register(register: str, nation: Nation) -> None:
    found = duckdb.connect().execute(f"DESCRIBE FROM '{getattr(nation, register)}'").fetchall()
    names = {"string": "VARCHAR", "date": "DATE", "int64": "BIGINT"}
    declared = {column.name: names[stored_type(column)] for column in schema.get(register).columns}
    assert {line[0]: line[1] for line in found} == declared


def test_niks_are_unique_and_tell_birth_and_sex(nation: Nation) -> None:
    assert one(f"SELECT count(*) - count(DISTINCT nik) FROM '{nation.workers}'") == (0,)
    wrong = """length(nik) <> 16 OR nik[7:8]::INT <> day(birth_date) + CASE sex WHEN 'female' THEN 40 ELSE 0 END
        OR nik[9:12] <> strftime(birth_date, '%m%y') OR nik[1:6] <> replace(village_code[1:8], '.', '')"""
    assert one(f"SELECT count(*) FROM '{nation.workers}' WHERE {wrong}") == (0,)
    ages = "date_diff('year', birth_date, DATE '2025-12-31')"
    youngest, oldest = one(f"SELECT min({ages}), max({ages}) FROM '{nation.workers}'")
    assert 17 <= youngest < oldest <= 71


def test_members_are_workers_of_their_village(nation: Nation) -> None:
    members, matched, people = one(
        f"""SELECT count(*), count(w.nik), count(DISTINCT p.nik) FROM '{nation.participants}' p LEFT JOIN '{nation.workers}' w
        ON w.nik = p.nik AND w.village_code = p.village_code AND w.birth_date = p.birth_date AND w.sex = p.sex"""
    )
    assert members == matched
    assert 0.95 * members < people < members
    assert one(f"SELECT count(*) - count(DISTINCT kpj) FROM '{nation.participants}'") == (0,)


def test_employers_are_known_and_uneven(nation: Nation) -> None:
    unknown = f"SELECT count(*) FROM '{nation.participants}' p ANTI JOIN '{nation.employers}' USING (npp) WHERE npp IS NOT NULL"
    assert one(unknown) == (0,)
    largest, mean = one(
        f"SELECT max(n), avg(n) FROM (SELECT count(*) n FROM '{nation.participants}' WHERE npp IS NOT NULL GROUP BY npp)"
    )
    assert largest > 4 * mean
    assert one(
        f"SELECT count(*) FROM '{nation.participants}' WHERE (npp IS NULL) <> (segment IN ('BPU', 'PMI'))"
    ) == (0,)


def test_active_memberships_are_paid(nation: Nation) -> None:
    active, oldest = one(
        f"SELECT count(*), min(paid_through) FROM '{nation.participants}' WHERE status = 'active'"
    )
    assert abs(active / 22_500 - 0.92) < 0.01
    assert oldest == "2025-09"
    assert one(
        f"SELECT max(paid_through) < '2025-09' FROM '{nation.participants}' WHERE status = 'inactive'"
    ) == (True,)


def test_the_same_arguments_give_the_same_bytes(nation: Nation, tmp_path: Path) -> None:
    again, other = (
        nation_fast(tmp_path / "again", SCALE, seed=2),
        nation_fast(tmp_path / "other", SCALE, seed=3),
    )
    for register in nation.rows:
        first, same, different = (
            sha256(getattr(each, register).read_bytes()).hexdigest() for each in (nation, again, other)
        )
        assert first == same != different


@pytest.mark.parametrize("scale", [0.0, 1.5])
def test_bad_scales_are_refused(scale: float, tmp_path: Path) -> None:
    with pytest.raises(SemestaError, match="E-SYNTH-002"):
        nation_fast(tmp_path, scale)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SemestaError, match="E-SYNTH-006"):
        nation_fast(tmp_path / "file" / "below", SCALE)
