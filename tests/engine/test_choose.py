"""Which engine: what is asked for and what is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from semesta.engine import choose, is_spark, records, small_table
from semesta.errors import SemestaError
from semesta.language import LANGUAGES, domain

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.sql import SQLBackend


def codes(refused: pytest.ExceptionInfo[SemestaError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize("name", ["duckdb", "DuckDB", " duckdb "])
def test_duckdb(name: str, tmp_path: Path) -> None:
    con = choose(name, tmp_path, "300MB", threads=1)
    assert not is_spark(con)
    assert records(con, small_table(con, "one", {"number": ("BIGINT", [1])})) == [{"number": 1}]
    con.disconnect()


@pytest.mark.parametrize("name", ["spark", "", "postgres", "spark://", "local[0]"])
def test_no_such_engine(name: str, tmp_path: Path) -> None:
    with pytest.raises(SemestaError) as refused:
        choose(name, tmp_path)
    assert codes(refused) == ["E-ENGINE-005"]


def test_pyspark_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(SemestaError) as refused:
        choose("local[2]", tmp_path)
    assert codes(refused) == ["E-ENGINE-001"]
    assert "make install-spark" in refused.value.problems[0].text("id")


def test_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SemestaError) as refused:
        choose("local[2]", tmp_path)
    assert codes(refused) == ["E-ENGINE-002"]


def test_no_master(tmp_path: Path) -> None:
    with pytest.raises(SemestaError) as refused:
        choose("spark://127.0.0.1:1", tmp_path)
    assert codes(refused) == ["E-ENGINE-003"]


START = """
import sys
from pathlib import Path
from semesta.engine import choose
from semesta.errors import SemestaError
try:
    choose("local[1]", Path(sys.argv[1]))
except SemestaError as error:
    print(*(problem.text("en") for problem in error.problems))
"""


def run(program: str, folder: Path, told: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A program in a process of its own: this one has its Spark already."""
    return subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env={**os.environ, "SEMESTA_LANG": "en", **told},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("SPARK_HOME", "{folder}", "No such file or directory"),
        ("PYSPARK_SUBMIT_ARGS", "--no-such-option pyspark-shell", "--no-such-option"),
    ],
)
def test_spark_does_not_start(tmp_path: Path, variable: str, value: str, reason: str) -> None:
    done = run(START, tmp_path, {variable: value.format(folder=tmp_path)})
    assert done.stdout.startswith("E-ENGINE-008: Spark could not be started for local[1]: ")
    assert reason in done.stdout
    assert done.stderr == ""


SILENT = """
import socket, sys
from pathlib import Path
from semesta.engine.spark import session
from semesta.errors import SemestaError
with socket.create_server(("127.0.0.1", 0)) as server:
    try:
        session.connect(f"spark://127.0.0.1:{server.getsockname()[1]}", Path(sys.argv[1]), "1GB", start_seconds=2)
    except SemestaError as error:
        print(*(problem.text("en") for problem in error.problems))
"""


def test_something_else_than_a_master_is_not_waited_for(tmp_path: Path) -> None:
    done = run(SILENT, tmp_path, {})
    assert done.stdout.startswith("E-ENGINE-003: Spark does not answer at spark://127.0.0.1:")
    assert "no answer within 2 seconds" in done.stdout
    assert done.stderr == ""


def test_asked_again_it_is_the_same_application(spark: SQLBackend, tmp_path: Path) -> None:
    again = choose("local[2]", tmp_path)
    small_table(again, "seen_by_both", {"number": ("BIGINT", [1, 2])})
    assert records(spark, spark.table("seen_by_both")) == [{"number": 1}, {"number": 2}]


def test_every_text_is_there_in_both_languages() -> None:
    for key, entry in domain("engine").items():
        for language in LANGUAGES:
            assert entry[language]
            assert key.startswith("engine.") or entry[f"do_{language}"]
