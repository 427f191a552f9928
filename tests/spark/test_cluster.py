"""A real cluster on loopback gives DuckDB's table, also when a worker dies in the middle of the job."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from semesta.engine import choose, read_parquet, records
from tests.spark.chain import coverage, write_registers
from tests.spark.cluster import Cluster, environment, running_master, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]

ROWS = 200_000
FILES = 8
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running_master(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@contextmanager
def job(cluster: Cluster, folder: Path, times: int, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """The program job.py as a process; ended at the end, however that comes."""
    command = [
        sys.executable,
        str(ROOT / "tests" / "spark" / "job.py"),
        cluster.master,
        str(folder),
        str(times),
        str(seconds),
    ]
    told = environment(cluster.folder)
    if "coverage" in sys.modules:
        told["COVERAGE_PROCESS_START"] = str(ROOT / "pyproject.toml")
    with (
        (folder / "errors.log").open("w") as errors,
        subprocess.Popen(
            command, cwd=ROOT, env=told, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert process.stdout is not None
    return (json.loads(line) for line in process.stdout)


def is_in_the_middle(*, finished: int, active: int, tasks: int, **_: int) -> bool:
    """Whether some tasks of a stage are done, both workers are at it, and more wait."""
    return finished > 0 and active > 1 and finished + active < tasks


def bag(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(json.dumps(row) for row in rows)


def test_a_master_without_workers_is_refused(cluster: Cluster, tmp_path: Path) -> None:
    with job(cluster, tmp_path, 1, seconds=1) as process:
        assert list(said(process)) == [{"refused": ["E-ENGINE-004"]}]


# The count of coverage on a cluster, in the next file, loses a worker in the normal run too.
@pytest.mark.slow
def test_the_same_table_as_duckdb_also_when_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    con = choose("duckdb", tmp_path, "500MB", threads=1)
    registers = write_registers(con, tmp_path, ROWS, FILES)
    expected = bag(records(con, coverage(*(read_parquet(con, files) for files in registers))))
    con.disconnect()
    assert len(expected) == 2 * (1 + 5 + 15 + 105)

    killed, _ = cluster.add_worker(), cluster.add_worker()
    alive = cluster.states().count("ALIVE")
    with job(cluster, tmp_path, 2, seconds=120) as process:
        moment: dict[str, Any] = {}
        lost = 0
        for line in said(process):
            if not moment and line.get("run") == 1 and "stage" in line and is_in_the_middle(**line):
                # The worker's group holds its executor too: a whole machine is gone at once.
                os.killpg(killed.pid, signal.SIGKILL)
                moment = line
            lost = max(lost, line.get("failed", 0))
        assert process.wait(timeout=60) == 0, (tmp_path / "errors.log").read_text()

    assert moment, "there was a moment to kill the worker in"
    assert killed.wait(timeout=10) == -signal.SIGKILL
    wait_for(lambda: cluster.states().count("ALIVE") == alive - 1, "the master to miss the worker")
    assert "Lost executor" in (tmp_path / "spark.log").read_text()
    assert lost, "a running task was lost with its worker and done again elsewhere"
    for number in range(2):
        assert bag(json.loads((tmp_path / f"result{number}.json").read_text())) == expected, f"run {number}"
