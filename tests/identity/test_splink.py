"""Splink scores the residual: on DuckDB, on Spark and from the kept model the probabilities are the same."""

# ruff: noqa: S608 - tests read files that they made

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from semesta.cli.linking import link_month
from semesta.errors import SemestaError
from semesta.identity import Place, place_of
from semesta.identity.kept import Kept
from semesta.identity.splink_model import condition
from semesta.registers.importing import Request, import_files
from semesta.synth import write_extracts
from semesta.workspace import Workspace, create
from tests.identity.people import people, spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.sql import SQLBackend

    from tests.identity.conftest import Run, Write

COMPANIES = [f"{a} {b} {c}" for a in ("Sinar", "Mitra", "Karya", "Bumi") for b in ("Abadi", "Sentosa", "Makmur", "Perkasa") for c in ("Jaya", "Mandiri", "Nusantara")]  # fmt: skip


def two_lists(write: Write) -> tuple[Path, Path]:
    """Two lists whose pairs agree in every degree: same, near, in another order, swapped, missing."""
    right = [spoiled(person, "r") for person in people(120)[:90]]
    for place in range(0, 90, 3):
        name = right[place]["name"]
        right[place] |= {"name": " ".join(reversed(name.split())), "nik": ""}
        right[place + 1] |= {
            "birth_date": right[place + 1]["birth_date"][:4] + "-01-01",
            "nik": right[place + 1]["nik"][:15] + "9",
        }
        right[place + 2] |= {"name": name[:3] + "x" + name[4:], "birth_date": ""}
    return write("left", people(120)), write("right", right)


def companies(write: Write) -> tuple[Path, Path]:
    """Companies whose names lack a word, and whose addresses lack one, so that shared words are weighed."""
    left = [
        {"npp": f"L{n}", "name": f"PT {name} Tbk", "address": f"Jalan Mawar Merah No {n}"}
        for n, name in enumerate(COMPANIES)
    ]
    right = [
        {"nib": f"R{n}", "name": name if n % 3 else name.rsplit(" ", 1)[0], "address": f"Jl. Mawar No {n}"}
        for n, name in enumerate(COMPANIES)
    ]
    return write("left", left), write("right", right)


def probabilities(run: Run) -> dict[tuple[str, str], tuple[float, str]]:
    return {
        (row["id_left"], row["id_right"]): (float(row["probability"]), row["explanation"])
        for row in run.rows()
    }


@pytest.mark.parametrize("entity", ["person", "employer"])
def test_spark_gives_the_probabilities_of_duckdb(
    entity: str, write: Write, run: Run, spark: SQLBackend, tmp_path: Path
) -> None:
    left, right = two_lists(write) if entity == "person" else companies(write)
    run(left, right, entity=entity, threshold=0.01)
    on_duckdb = probabilities(run)
    folder = tmp_path / "splink"
    folder.mkdir()
    run(left, right, entity=entity, threshold=0.01, place=Place(folder, spark._session))
    on_spark = probabilities(run)
    assert len(on_duckdb) > 40
    assert set(on_spark) == set(on_duckdb)
    for pair, (probability, said) in on_duckdb.items():
        assert on_spark[pair][0] == pytest.approx(probability, abs=1e-6)
        assert on_spark[pair][1] == said


@pytest.mark.slow
@pytest.mark.spark
def test_a_month_is_linked_on_spark_as_on_duckdb(tmp_path: Path) -> None:
    office = create(tmp_path / "here", "31", "en")
    write_extracts(tmp_path / "extracts", share=0.0006)
    for register in ("workers", "participants"):
        file = tmp_path / "extracts" / f"{register}.csv"
        import_files(office, Request(register, [file], "2025-12", source="synthetic"))
    shutil.copytree(office.path, tmp_path / "there")
    there = Workspace(tmp_path / "there")
    here = link_month(office, "2025-12", "person")
    assert link_month(there, "2025-12", "person", "local[2]") == here
    assert here.linked > 50
    kept = [Kept(each).paths("persons", here.run) for each in (office, there)]
    con = duckdb.connect()
    first, second = (con.read_parquet(paths).order("ALL").fetchall() for paths in kept)
    assert first == second


def test_a_kept_model_is_one_that_plain_splink_loads(write: Write, run: Run, tmp_path: Path) -> None:
    from splink import DuckDBAPI, Linker

    kept = tmp_path / "kept"
    with place_of("duckdb", tmp_path, "1GB", kept) as place:
        run(*two_lists(write), place=place)
    settings = json.loads((kept / "model.json").read_text())
    con = duckdb.connect()
    con.execute(f"CREATE TABLE records AS SELECT * FROM '{kept}/records.parquet'")
    linker = Linker("records", settings, db_api=DuckDBAPI(connection=con), set_up_basic_logging=False)
    for file in kept.glob("share_*.parquet"):
        con.execute(f"CREATE TABLE {file.stem} AS SELECT * FROM '{file}'")
        linker.table_management.register_term_frequency_lookup(file.stem, file.stem.removeprefix("share_"))  # type: ignore[no-untyped-call] # Splink types a part of itself
    found = linker.inference.predict(threshold_match_probability=0.5).as_record_dict()
    assert {(pair["record_l"], pair["record_r"] - 120) for pair in found} >= {(n, n) for n in range(1, 91)}


def test_the_odds_of_splink_are_those_of_the_model(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rivals of a pair are weighed by our own SQL: it must say what Splink says."""
    from semesta.identity import linking
    from semesta.identity.comparing import compare
    from semesta.identity.scoring import score
    from semesta.identity.splink_scoring import score_with_splink

    far: list[float] = []

    def both(con: Any, comparisons: Any, model: Any, pairs: int, place: Place, **options: bool) -> None:
        score_with_splink(con, comparisons, model, pairs, place, **options)
        compare(con, comparisons, "scored", "own_level")
        score(con, comparisons, model, "own_level", "own")
        far.extend(
            abs(a - b)
            for a, b in con.execute(
                "SELECT own.odds, scored.odds FROM own JOIN scored USING (l, r)"
            ).fetchall()
        )

    monkeypatch.setattr(linking, "score_with_splink", both)
    run(*two_lists(write))
    assert len(far) >= 90
    assert max(far) < 1e-9


def test_keys_taken_in_parts_give_the_same_pairs(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory holds a part of the pairs at a time, and nobody sees it in what comes out."""
    from semesta.identity import splink_scoring

    lists = two_lists(write)
    loss, whole = run(*lists).loss, sorted(map(str, run.rows()))
    monkeypatch.setattr(splink_scoring, "PAIRS_AT_ONCE", 200)
    again = run(*lists)
    assert len(whole) >= 90
    assert (again.loss, sorted(map(str, run.rows()))) == (loss, whole)


def test_a_condition_is_said_to_spark_in_its_own_words() -> None:
    assert (
        condition("a.nik[7:12] = b.nik[7:12]", "spark")
        == "SUBSTRING(`nik_l`, 7, 6) = SUBSTRING(`nik_r`, 7, 6)"
    )
    assert condition("list_has_any(a.words, b.words)", "spark") == "ARRAYS_OVERLAP(`words_l`, `words_r`)"


def test_a_model_cannot_be_kept_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(SemestaError) as error, place_of("duckdb", tmp_path, "1GB", tmp_path / "taken"):
        pass
    assert [problem.code for problem in error.value.problems] == ["E-IDENTITY-011"]


def test_an_unknown_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SemestaError) as error, place_of("polars", tmp_path, "1GB"):
        pass
    assert [problem.code for problem in error.value.problems] == ["E-ENGINE-005"]
